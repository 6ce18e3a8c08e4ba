"""Angles partly told and partly measured."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.kinematics.estimated.blending import NOTHING_TOLD, BlendedEstimate
from formcheck.kinematics.estimated.estimate import NOT_ESTIMATED, Estimated

ANGLES = st.floats(-40.0, 40.0)
BANDS = st.floats(1.0, 60.0)
SHARES = st.floats(0.0, 1.0)


def estimate(value_deg: float = 50.0, band_deg: float = 10.0, trust: float = 1.0) -> Estimated:
    return Estimated(value_deg, band_deg, trust)


def test_where_nothing_is_told_the_measured_angle_stands() -> None:
    nothing = BlendedEstimate.blend(NOT_ESTIMATED, 1.0, 20.0)
    assert nothing is NOTHING_TOLD
    assert (nothing.mixed(31.0), nothing.mixed_band(20.0)) == (31.0, 20.0)
    assert math.isnan(nothing.mixed(math.nan))


def test_where_the_camera_stands_right_the_measured_angle_stands() -> None:
    mixed = BlendedEstimate.blend(estimate(), 0.0, 20.0)
    assert (mixed.mixed(31.0), mixed.mixed_band(20.0)) == (31.0, 20.0)


def test_where_the_camera_stands_wrong_the_told_angle_stands() -> None:
    mixed = BlendedEstimate.blend(estimate(), 1.0, 20.0)
    assert (mixed.mixed(31.0), mixed.mixed_band(20.0)) == (50.0, 10.0)


def test_what_cannot_be_measured_is_told() -> None:
    assert BlendedEstimate.blend(estimate(), 0.3, 20.0).mixed(math.nan) == 50.0


@pytest.mark.parametrize(
    ("band_deg", "blend_weight"),
    [(5.0, 0.5), (20.0, 0.5), (30.0, 0.375), (40.0, 0.25), (90.0, 0.25)],
)
def test_on_the_way_what_is_less_sure_than_measuring_takes_over_later(
    band_deg: float, blend_weight: float
) -> None:
    assert (
        BlendedEstimate.blend(estimate(band_deg=band_deg), 0.5, 20.0).blend_weight == blend_weight
    )
    assert BlendedEstimate.blend(estimate(band_deg=band_deg), 1.0, 20.0).blend_weight == 1.0


def test_what_is_not_wholly_trusted_is_gone_by_in_part() -> None:
    assert BlendedEstimate.blend(estimate(trust=0.25), 1.0, 20.0).mixed(30.0) == 35.0


@pytest.mark.parametrize(
    ("told_band", "measured_band", "share"),
    [(10.0, 10.0, 0.5), (10.0, 20.0, 0.8), (20.0, 10.0, 0.2)],
)
def test_weighed_from_the_right_view_each_is_worth_the_inverse_square_of_its_band(
    told_band: float, measured_band: float, share: float
) -> None:
    weighed = BlendedEstimate.weigh(estimate(band_deg=told_band), 0.0, measured_band)
    assert weighed.blend_weight == pytest.approx(share)


def test_weighed_out_of_the_view_the_told_angle_stands() -> None:
    assert BlendedEstimate.weigh(estimate(band_deg=40.0), 1.0, 10.0).blend_weight == 1.0


def test_weighing_what_is_not_told_leaves_the_measured_angle() -> None:
    assert BlendedEstimate.weigh(NOT_ESTIMATED, 1.0, 10.0) is NOTHING_TOLD


@given(told_band=BANDS, measured_band=BANDS, off_view=SHARES, trust=SHARES)
def test_weighed_a_told_angle_has_at_least_the_say_that_it_has_at_the_rim(
    told_band: float, measured_band: float, off_view: float, trust: float
) -> None:
    told = estimate(band_deg=told_band, trust=trust)
    blended = BlendedEstimate.blend(told, off_view, measured_band).blend_weight
    assert blended <= BlendedEstimate.weigh(told, off_view, measured_band).blend_weight <= 1.0


@pytest.mark.parametrize(("blend_weight", "value_deg"), [(0.4, -170.0), (0.6, 172.0)])
def test_angles_on_both_sides_of_the_half_circle_are_not_mixed(
    blend_weight: float, value_deg: float
) -> None:
    assert BlendedEstimate.blend(estimate(172.0), blend_weight, 20.0).mixed(-170.0) == value_deg


@given(
    measured_deg=ANGLES, told_deg=ANGLES, measured_band=BANDS, told_band=BANDS, blend_weight=SHARES
)
def test_a_mixed_angle_and_its_band_lie_between_both(
    measured_deg: float,
    told_deg: float,
    measured_band: float,
    told_band: float,
    blend_weight: float,
) -> None:
    mixed = BlendedEstimate(estimate(told_deg, told_band), blend_weight)
    near = 1e-9
    low, high = sorted((measured_deg, told_deg))
    assert low - near <= mixed.mixed(measured_deg) <= high + near
    low, high = sorted((measured_band, told_band))
    assert low - near <= mixed.mixed_band(measured_band) <= high + near
