"""Where the camera is, from drawn rooms whose motion is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.pose.camera_motion.motion import UNKNOWN_MIN_S
from formcheck.pose.camera_motion.similarity import AT_REST, Similarity
from formcheck.pose.camera_place import CameraPart
from formcheck.pose.frame import FloatArray, ImageArray
from formcheck.pose.region import Region
from tests.pose.rooms import (
    RATE_HZ,
    SIZE_PX,
    filmed,
    followed,
    furnished_room,
    in_colour,
    motion,
    white_room,
    with_noise,
)

STILL = AT_REST.parts
MOTIONS = st.builds(
    motion,
    st.floats(-60, 60),
    st.floats(-60, 60),
    st.floats(-40, 40),
    st.floats(0.5, 2.0),
)
FURNISHED = furnished_room()
BREAK_PICTURES = int(UNKNOWN_MIN_S * RATE_HZ)


def turns(pictures: int) -> FloatArray:
    """Return (pictures,), a quantity that swings between -1 and 1, from 0."""
    return np.sin(2 * np.pi * np.arange(pictures) / 25)


def crossing(room: ImageArray, pictures: int) -> list[ImageArray]:
    """Return pictures through which somebody in stripes walks."""
    images = []
    for left in np.linspace(0, SIZE_PX[0] - 100, pictures).astype(int):
        image = room.copy()
        image[120:460, left : left + 90] = 60
        image[120:460:20, left : left + 90] = 200
        images.append(image)
    return images


# The mathematics


@given(MOTIONS, MOTIONS)
def test_a_motion_undone_is_none(one: Similarity, other: Similarity) -> None:
    both = one.after(other).after(other.inverse()).after(one.inverse())
    np.testing.assert_allclose(both.parts, STILL, atol=1e-9)


@given(MOTIONS)
def test_a_motion_is_what_its_parts_say(moved: Similarity) -> None:
    np.testing.assert_allclose(Similarity.of_parts(moved.parts).parts, moved.parts, atol=1e-9)


def test_a_positive_roll_takes_what_is_right_of_the_middle_down() -> None:
    assert (motion(roll_deg=90).turn * 1.0).imag == pytest.approx(1.0)


# A camera that moves


@settings(max_examples=15, deadline=None)
@given(st.floats(5, 12), st.floats(-12, 12), st.floats(-2, 2), st.floats(0.97, 1.03))
def test_a_motion_in_a_furnished_room_is_found_to_a_fraction_of_a_pixel(
    dx_px: float, dy_px: float, roll_deg: float, scale: float
) -> None:
    true = motion(dx_px, dy_px, roll_deg, scale)
    seen = followed([FURNISHED, filmed(FURNISHED, true)])[1]
    assert (np.abs(seen - true.parts) < [0.5, 0.5, 0.1, 0.003]).all()


@pytest.mark.parametrize("size_px", [2, 6, 24])
def test_a_bobbing_camera_is_followed_up_and_down(size_px: float) -> None:
    rng = np.random.default_rng(1)
    bob_px = size_px * turns(50)
    room = FURNISHED
    images = [with_noise(filmed(room, motion(dy_px=each)), rng) for each in bob_px]
    seen = followed(images)
    np.testing.assert_allclose(seen[:, CameraPart.DY_PX], bob_px, atol=0.8)
    np.testing.assert_allclose(seen[:, CameraPart.DX_PX], 0.0, atol=0.8)


def test_a_long_pan_is_followed_from_key_picture_to_key_picture() -> None:
    room = np.tile(furnished_room(), (1, 3, 1))
    offsets_px = np.arange(0, 1200, 20)
    images = [np.ascontiguousarray(room[:, at : at + SIZE_PX[0]]) for at in offsets_px]
    seen = followed(images)
    np.testing.assert_allclose(seen[:, CameraPart.DX_PX], -offsets_px, atol=6.0)
    np.testing.assert_allclose(seen[:, CameraPart.SCALE], 1.0, atol=0.01)


def test_one_line_says_up_and_down_but_not_sideways() -> None:
    bob_px = 15 * turns(25)
    seen = followed([filmed(white_room(), motion(dy_px=each)) for each in bob_px])
    assert np.isnan(seen[:, CameraPart.DX_PX]).all()
    np.testing.assert_allclose(seen[:, CameraPart.DY_PX], bob_px, atol=0.8)


# A camera at rest


def test_a_camera_at_rest_reads_exactly_still_in_noise() -> None:
    rng = np.random.default_rng(2)
    seen = followed(with_noise(FURNISHED, rng) for _ in range(30))
    np.testing.assert_array_equal(seen, np.tile(STILL, (30, 1)))


def test_somebody_who_walks_by_moves_no_camera() -> None:
    seen = followed(crossing(FURNISHED, 30))
    np.testing.assert_array_equal(seen, np.tile(STILL, (30, 1)))


def test_a_mostly_white_room_with_a_walker_is_still_or_unknown_but_never_moves() -> None:
    seen = followed(crossing(white_room(), 30))
    shifts = seen[:, [CameraPart.DX_PX, CameraPart.DY_PX]]
    assert np.isin(shifts[np.isfinite(shifts)], [0.0]).all()


def test_the_person_is_not_looked_at() -> None:
    person = Region(150, 100, 490, 470)
    rng = np.random.default_rng(3)
    images = [furnished_room() for _ in range(10)]
    for image in images:
        image[110:460, 160:480] = rng.integers(0, 255, (350, 320, 1))
    np.testing.assert_array_equal(followed(images, person), np.tile(STILL, (10, 1)))


def test_a_lamp_switched_on_moves_no_camera() -> None:
    dark = in_colour(0.6 * FURNISHED[:, :, 0].astype(np.float64))
    seen = followed([FURNISHED] * 5 + [dark] * 5)
    np.testing.assert_array_equal(seen, np.tile(STILL, (10, 1)))


# What cannot be told


def test_in_nothing_but_noise_nothing_moves() -> None:
    rng = np.random.default_rng(4)
    grey = np.full((SIZE_PX[1], SIZE_PX[0]), 128.0)
    seen = followed(with_noise(in_colour(grey), rng) for _ in range(20))
    known = seen[np.isfinite(seen).all(axis=1)]
    np.testing.assert_array_equal(known, np.tile(STILL, (len(known), 1)))


def test_a_plain_wall_tells_nothing() -> None:
    assert np.isnan(followed([in_colour(np.full((480, 640), 128.0))] * 5)).all()


def test_a_cut_is_a_break_of_half_a_second_and_a_new_stretch() -> None:
    seen = followed([FURNISHED] * 5 + [furnished_room(1)] * 15)
    np.testing.assert_array_equal(seen[:5], np.tile(STILL, (5, 1)))
    assert np.isnan(seen[5 : 5 + BREAK_PICTURES]).all()
    np.testing.assert_array_equal(seen[6 + BREAK_PICTURES :], np.tile(STILL, (9, 1)))
