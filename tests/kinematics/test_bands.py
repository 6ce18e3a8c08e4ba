import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.kinematics.bands import UNKNOWN_VIEW_GROWTH, band_95, growth
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.view import UNKNOWN_VIEW, View

offsets = st.floats(0.0, 90.0)


@given(offsets, offsets)
def test_the_band_grows_with_the_distance_from_the_right_view(one: float, other: float) -> None:
    near, far = sorted((one, other))
    assert growth(near) <= growth(far)


@given(offsets)
def test_both_ways_off_are_as_bad(off_axis_deg: float) -> None:
    assert growth(-off_axis_deg) == growth(off_axis_deg)


def test_from_the_right_view_the_band_is_the_noise() -> None:
    assert band_95(METRICS["knee_flex"], View(90.0, 1.0)) == pytest.approx(1.96 * 6)
    assert band_95(METRICS["fppa"], View(0.0)) == pytest.approx(1.96 * 4)


def test_the_wrong_view_makes_a_knee_angle_useless() -> None:
    assert band_95(METRICS["knee_flex"], View(0.0)) > 30.0


def test_time_has_the_same_band_from_everywhere() -> None:
    bands = {band_95(METRICS["out_time"], View(yaw_deg)) for yaw_deg in (0.0, 45.0, 90.0)}
    assert len(bands) == 1


def test_an_unknown_view_is_taken_for_an_oblique_one() -> None:
    assert growth(math.nan) == UNKNOWN_VIEW_GROWTH == growth(45.0)
    assert band_95(METRICS["knee_flex"], UNKNOWN_VIEW) == pytest.approx(
        1.96 * 6 * UNKNOWN_VIEW_GROWTH
    )


def test_further_than_square_off_is_no_worse() -> None:
    assert growth(120.0) == growth(90.0)
