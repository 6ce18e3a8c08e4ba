"""One body is one person: what lies on somebody's body is a part of them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.one_body import each_once, is_one_body
from formcheck.pose.region import Region
from scenery.figures import squat

BODY = squat(1).frame(0)
LENGTH_PX = Region.of(BODY).diagonal_px
HEAD_PX = BODY.image_px[Landmark.NOSE]
BACK_PX = BODY.image_px[[Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP]].mean(axis=0)


def placed(pose: PoseFrame, middle_px: np.ndarray, size: float) -> PoseFrame:
    """Return a pose made smaller or larger, its middle brought to a place."""
    centre_px = np.array(Region.of(pose).centre_px)
    return replace(pose, image_px=(pose.image_px - centre_px) * size + middle_px)


def beside(lengths: float, size: float = 1.0) -> PoseFrame:
    middle_px = np.array(Region.of(BODY).centre_px) + np.array([lengths * LENGTH_PX, 0.0])
    return placed(BODY, middle_px, size)


@pytest.mark.parametrize("place_px", [HEAD_PX, BACK_PX], ids=["head", "back"])
@pytest.mark.parametrize("size", [0.2, 0.5])
def test_a_head_or_a_back_taken_for_a_person_is_a_part_of_the_body(
    place_px: np.ndarray, size: float
) -> None:
    assert is_one_body(BODY, placed(BODY, place_px, size))


def test_a_shadow_close_under_the_body_is_nobody_else() -> None:
    feet_px = BODY.image_px[[Landmark.LEFT_HEEL, Landmark.RIGHT_HEEL]].mean(axis=0)
    assert is_one_body(BODY, placed(BODY, feet_px + np.array([0.1 * LENGTH_PX, 0.0]), 0.3))


def test_a_body_found_twice_is_one_person() -> None:
    assert each_once([beside(0.04, 0.95), BODY]) == [BODY]


@given(st.floats(0.35, 3.0), st.sampled_from([-1.0, 1.0]), st.floats(0.3, 1.0))
def test_whoever_stands_beside_is_somebody_else(lengths: float, side: float, size: float) -> None:
    assert not is_one_body(BODY, beside(side * lengths, size))


def test_everybody_is_found_once_the_largest_first() -> None:
    small, scrap = beside(1.0, 0.6), placed(BODY, HEAD_PX, 0.2)
    assert each_once([small, scrap, BODY]) == [BODY, small]
