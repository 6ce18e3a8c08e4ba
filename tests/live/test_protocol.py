"""Packets: what goes in comes out, and nothing else goes in."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from formcheck.errors import PacketError
from formcheck.live.protocol import (
    CAMERA_BYTES,
    HEADER,
    JPEG_MAX_BYTES,
    POSE_BYTES,
    PicturePacket,
    PosePacket,
    decode,
    encode_picture,
    encode_pose,
)
from formcheck.pose.frame import PoseFrame

SIZE = (640, 480)
SEQUENCES = st.integers(1, 2**32 - 1)
SECONDS = st.floats(0, 86_400)
SIDES = st.integers(16, 4096)
CAMERA = np.array([12.5, -3.0, 1.5, 1.02, np.nan])


def numbers(columns: int, least: float, most: float) -> st.SearchStrategy[np.ndarray]:
    return arrays.arrays(np.float64, (33, columns), elements=st.floats(least, most))


def pose(time_s: float = 1.5) -> PoseFrame:
    image_px = np.linspace(0, 400, 66).reshape(33, 2)
    world_m = np.linspace(-1, 1, 99).reshape(33, 3)
    return PoseFrame(time_s, image_px, world_m, np.full(33, 0.75), SIZE, CAMERA)


def changed(packet: bytes, offset: int, kind: str, value: float) -> bytes:
    data = bytearray(packet)
    struct.pack_into("<" + kind, data, offset, value)
    return bytes(data)


PACKET = encode_pose(7, pose())


PLACES = ((-250, 250), (-250, 250), (-180, 180), (0.1, 16), (-90, 90))
"""Where a camera may be: x and y in pixels, roll, scale, off level."""


def older(packet: bytes) -> bytes:
    """Return a packet of the version before: without the camera."""
    body = packet[HEADER.size : -CAMERA_BYTES]
    return changed(packet[: HEADER.size], 1, "B", 1)[:20] + struct.pack("<I", len(body)) + body


@st.composite
def poses(draw: st.DrawFn) -> PoseFrame:
    size_px = draw(st.tuples(SIDES, SIDES))
    image_px = draw(numbers(2, -2, 3)) * np.array(size_px)
    visibility = draw(numbers(1, 0, 1))[:, 0]
    camera = [draw(st.floats(least, most) | st.just(np.nan)) for least, most in PLACES]
    world_m = draw(numbers(3, -15, 15))
    return PoseFrame(draw(SECONDS), image_px, world_m, visibility, size_px, np.array(camera))


@given(SEQUENCES, poses())
def test_pose_comes_out_as_it_went_in(sequence: int, sent: PoseFrame) -> None:
    packet = decode(encode_pose(sequence, sent))
    assert isinstance(packet, PosePacket)
    assert (packet.sequence, packet.pose.size_px) == (sequence, sent.size_px)
    assert packet.pose.time_s == pytest.approx(sent.time_s, abs=1e-9)
    np.testing.assert_allclose(packet.pose.image_px, sent.image_px, atol=2e-3)
    np.testing.assert_allclose(packet.pose.world_m, sent.world_m, atol=1e-5)
    np.testing.assert_allclose(packet.pose.visibility, sent.visibility, atol=1e-6)
    np.testing.assert_allclose(packet.pose.camera, sent.camera, rtol=1e-6, atol=1e-6)


def test_nobody_is_a_pose_without_landmarks() -> None:
    packet = decode(encode_pose(1, PoseFrame.empty(2.0, SIZE, CAMERA)))
    assert isinstance(packet, PosePacket)
    assert not packet.pose.found
    assert packet.pose.time_s == 2.0
    np.testing.assert_allclose(packet.pose.camera, CAMERA, rtol=1e-6)


@pytest.mark.parametrize("sent", [pose(), PoseFrame.empty(2.0, SIZE, CAMERA)])
def test_page_loaded_before_the_server_was_renewed_knows_nothing_of_the_camera(
    sent: PoseFrame,
) -> None:
    packet = decode(older(encode_pose(7, sent)))
    assert isinstance(packet, PosePacket)
    assert packet.pose.found == sent.found
    assert np.isnan(packet.pose.camera).all()


@given(SEQUENCES, SECONDS, st.binary(min_size=1, max_size=200))
def test_picture_comes_out_as_it_went_in(sequence: int, time_s: float, jpeg: bytes) -> None:
    packet = decode(encode_picture(sequence, time_s, SIZE, jpeg))
    assert isinstance(packet, PicturePacket)
    assert (packet.sequence, packet.size_px, packet.jpeg) == (sequence, SIZE, jpeg)
    assert packet.time_s == pytest.approx(time_s, abs=1e-9)


@given(st.binary(max_size=900))
def test_any_other_bytes_are_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(PacketError, match=r"^packet: .+"):
        decode(data)


@given(st.integers(0, len(PACKET) - 1), st.integers(0, 255))
def test_damaged_packet_is_refused_or_is_another_valid_one(offset: int, value: int) -> None:
    damaged = PACKET[:offset] + bytes([value]) + PACKET[offset + 1 :]
    try:
        packet = decode(damaged)
    except PacketError:
        return
    assert isinstance(packet, PosePacket)
    assert np.isfinite(packet.pose.image_px).all()


@given(st.integers(0, len(PACKET) - 1))
def test_packet_that_was_cut_is_refused(length: int) -> None:
    with pytest.raises(PacketError):
        decode(PACKET[:length])


@pytest.mark.parametrize(
    ("packet", "problem"),
    [
        (b"", "at least 24 bytes, got 0"),
        (changed(PACKET, 0, "B", 1), "does not begin like one"),
        (changed(PACKET, 1, "B", 3), "expected version 2, got 3; reload the page"),
        (changed(PACKET, 1, "B", 1), "expected 792 bytes after its header, got 812"),
        (changed(PACKET, 2, "B", 9), "expected kind 1, 2 or 3, got 9"),
        (changed(PACKET, 2, "B", 2), "expected 20 bytes after its header, got 812"),
        (changed(PACKET, 3, "B", 1), "does not begin like one"),
        (changed(PACKET, 4, "I", 0), "its sequence is 0"),
        (changed(PACKET, 8, "d", float("nan")), "its time must be"),
        (changed(PACKET, 8, "d", -1.0), "its time must be"),
        (changed(PACKET, 8, "d", 1e12), "its time must be"),
        (changed(PACKET, 16, "H", 0), "got 0 x 480"),
        (changed(PACKET, 18, "H", 5000), "got 640 x 5000"),
        (changed(PACKET, 20, "I", 5), "expected 5 bytes after its header, got 812"),
        (changed(PACKET, 24, "f", float("nan")), "missing or impossibly far"),
        (changed(PACKET, 24, "f", float("inf")), "missing or impossibly far"),
        (changed(PACKET, 24, "f", 17.0), "missing or impossibly far"),
        (changed(PACKET, 44, "f", 1.5), "a visibility is not between 0 and 1"),
        (changed(PACKET, 816, "f", float("inf")), "the camera cannot have moved like that"),
        (changed(PACKET, 824, "f", 181.0), "the camera cannot have moved like that"),
        (changed(PACKET, 828, "f", 0.0), "the camera cannot have moved like that"),
        (changed(PACKET, 832, "f", -91.0), "the camera cannot have moved like that"),
        (PACKET + b"x", "expected 812 bytes after its header, got 813"),
        (encode_picture(1, 0.0, SIZE, b""), "expected 1 to 262144 bytes"),
        (encode_picture(1, 0.0, SIZE, bytes(JPEG_MAX_BYTES + 1)), "expected 1 to 262144 bytes"),
    ],
)
def test_what_is_wrong_with_a_packet_is_said(packet: bytes, problem: str) -> None:
    with pytest.raises(PacketError, match=problem):
        decode(packet)


def test_pose_packet_is_small() -> None:
    assert len(PACKET) == HEADER.size + POSE_BYTES + CAMERA_BYTES == 836
