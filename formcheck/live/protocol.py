"""What a browser sends while a set runs: one binary packet a picture.

docs/live-protocol.md says what is in it. All numbers are little-endian. A packet that is not
exactly as it should be is refused whole. The first version knew nothing of the camera; a page that
was loaded before the server was renewed still sends it.
"""

import math
import struct
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from formcheck.errors import PacketError
from formcheck.pose.camera_place import CAMERA_PARTS, NOWHERE, CameraPart
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT

VERSION = 2
WITHOUT_CAMERA = 1
"""The version in which a packet says nothing of the camera."""

MAGIC = 0xFC

HEADER = struct.Struct("<BBBBIdHHI")
"""Magic, version, kind, zero, sequence, media time in ms, width, height, bytes that follow."""

COLUMNS = 6
"""x and y as fractions of the picture, world x, y and z in metres, visibility."""

POSE_BYTES = LANDMARK_COUNT * COLUMNS * 4
CAMERA_BYTES = CAMERA_PARTS * 4
JPEG_MAX_BYTES = 256 * 1024
PACKET_MAX_BYTES = HEADER.size + JPEG_MAX_BYTES

SIDE_MIN_PX, SIDE_MAX_PX = 16, 4096
TIME_MAX_MS = 24 * 3600 * 1000.0
FAR = 16.0
"""No landmark is so many pictures, or metres, away from the origin; no camera went further."""

ROLLED_MOST_DEG = 180.0
OFF_LEVEL_MOST_DEG = 90.0


class Kind(IntEnum):
    """What a packet holds."""

    POSE = 1
    NOBODY = 2
    PICTURE = 3


@dataclass(frozen=True, slots=True)
class PosePacket:
    """A pose that the browser found; an empty one where it saw nobody.

    Attributes
    ----------
    sequence
        Counts the packets of a set, from 1.
    """

    sequence: int
    pose: PoseFrame


@dataclass(frozen=True, slots=True)
class PicturePacket:
    """A picture in which the server is to find the pose.

    Attributes
    ----------
    sequence
        Counts the packets of a set, from 1.
    time_s
        Media time.
    size_px
        Width and height that the packet claims; the JPEG may say otherwise.
    jpeg
        The picture as it came, not looked at yet.
    """

    sequence: int
    time_s: float
    size_px: tuple[int, int]
    jpeg: bytes


Packet = PosePacket | PicturePacket


def decode(data: bytes) -> Packet:
    """Return what a packet holds.

    Raises
    ------
    PacketError
        It is not, byte for byte, a packet of this version or of the one before.
    """
    head = _header(data)
    body = data[HEADER.size :]
    if head.kind == Kind.POSE:
        return PosePacket(head.sequence, _pose(body, head))
    if head.kind == Kind.NOBODY:
        _expect_bytes(body, head.camera_bytes, head.camera_bytes)
        camera = _camera(body, head.size_px)
        return PosePacket(head.sequence, PoseFrame.empty(head.time_s, head.size_px, camera))
    if head.kind == Kind.PICTURE:
        _expect_bytes(body, 1, JPEG_MAX_BYTES)
        return PicturePacket(head.sequence, head.time_s, head.size_px, body)
    raise PacketError(f"expected kind 1, 2 or 3, got {head.kind}")


def encode_pose(sequence: int, pose: PoseFrame) -> bytes:
    """Return the packet of a pose, as a browser makes it.

    Parameters
    ----------
    sequence
        Counts the packets of a set, from 1.
    pose
        All its landmarks, or none of them.
    """
    camera = pose.camera.astype("<f4").tobytes()
    if not pose.found:
        return _packet(Kind.NOBODY, sequence, pose.time_s, pose.size_px, camera)
    table = np.column_stack(
        (pose.image_px / np.array(pose.size_px), pose.world_m, pose.visibility)
    ).astype("<f4")
    return _packet(Kind.POSE, sequence, pose.time_s, pose.size_px, table.tobytes() + camera)


def encode_picture(sequence: int, time_s: float, size_px: tuple[int, int], jpeg: bytes) -> bytes:
    """Return the packet of a picture, as a browser makes it."""
    return _packet(Kind.PICTURE, sequence, time_s, size_px, jpeg)


def _packet(
    kind: Kind, sequence: int, time_s: float, size_px: tuple[int, int], body: bytes = b""
) -> bytes:
    time_ms = time_s * 1000.0
    return HEADER.pack(MAGIC, VERSION, kind, 0, sequence, time_ms, *size_px, len(body)) + body


@dataclass(frozen=True, slots=True)
class _PacketHead:
    """What stands before the body; times in seconds, sizes in pixels."""

    version: int
    kind: int
    sequence: int
    time_s: float
    size_px: tuple[int, int]

    @property
    def camera_bytes(self) -> int:
        return 0 if self.version == WITHOUT_CAMERA else CAMERA_BYTES


def _header(data: bytes) -> _PacketHead:
    if len(data) < HEADER.size:
        raise PacketError(f"expected at least {HEADER.size} bytes, got {len(data)}")
    magic, version, kind, zero, sequence, time_ms, width, height, length = HEADER.unpack_from(data)
    if (magic, zero) != (MAGIC, 0):
        raise PacketError("it does not begin like one; reload the page")
    if version not in (WITHOUT_CAMERA, VERSION):
        raise PacketError(f"expected version {VERSION}, got {version}; reload the page")
    if not sequence:
        raise PacketError("its sequence is 0; the first is 1")
    _expect_bytes(data[HEADER.size :], length, length)
    return _PacketHead(version, kind, sequence, _time_s(time_ms), _size_px(width, height))


def _time_s(time_ms: float) -> float:
    if not (math.isfinite(time_ms) and 0.0 <= time_ms <= TIME_MAX_MS):
        raise PacketError(f"its time must be 0 to {TIME_MAX_MS:.0f} ms, got {time_ms}")
    return time_ms / 1000.0


def _size_px(width: int, height: int) -> tuple[int, int]:
    if not all(SIDE_MIN_PX <= side <= SIDE_MAX_PX for side in (width, height)):
        raise PacketError(
            f"its picture must measure {SIDE_MIN_PX} to {SIDE_MAX_PX} pixels each way, "
            f"got {width} x {height}"
        )
    return width, height


def _pose(body: bytes, head: _PacketHead) -> PoseFrame:
    expected = POSE_BYTES + head.camera_bytes
    _expect_bytes(body, expected, expected)
    table = _numbers(body[:POSE_BYTES]).reshape(LANDMARK_COUNT, COLUMNS)
    # Written so that a missing number (NaN) fails as well.
    if not bool((np.abs(table) <= FAR).all()):
        raise PacketError("a landmark is missing or impossibly far away")
    visibility = table[:, 5]
    if not bool(((visibility >= 0.0) & (visibility <= 1.0)).all()):
        raise PacketError("a visibility is not between 0 and 1")
    return PoseFrame(
        head.time_s,
        table[:, :2] * np.array(head.size_px),
        table[:, 2:5],
        visibility,
        head.size_px,
        _camera(body[POSE_BYTES:], head.size_px),
    )


def _camera(sent: bytes, size_px: tuple[int, int]) -> FloatArray:
    """Return (5,), where the camera is; what is not known of it is NaN."""
    if not sent:
        return NOWHERE
    camera = _numbers(sent)
    if np.isnan(camera).all():
        return NOWHERE
    most = np.array([FAR * size_px[0], FAR * size_px[1], ROLLED_MOST_DEG, FAR, OFF_LEVEL_MOST_DEG])
    scale = camera[CameraPart.SCALE]
    if bool((np.abs(camera) > most).any()) or scale * FAR < 1.0:
        raise PacketError("the camera cannot have moved like that")
    return camera


def _numbers(sent: bytes) -> FloatArray:
    with np.errstate(invalid="ignore"):
        numbers: FloatArray = np.frombuffer(sent, "<f4").astype(float)
    return numbers


def _expect_bytes(body: bytes, least: int, most: int) -> None:
    if not least <= len(body) <= most:
        expected = f"{least}" if least == most else f"{least} to {most}"
        raise PacketError(f"expected {expected} bytes after its header, got {len(body)}")
