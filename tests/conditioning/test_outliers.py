"""Single wild values are replaced; curves are left alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.kinematics.conditioning.outliers import half_window, replace_outliers
from formcheck.pose.frame import FloatArray

TIME_S = np.arange(90) / 30.0
CURVE: FloatArray = 100.0 * np.sin(2 * np.pi * 0.5 * TIME_S)[:, None]


@pytest.mark.parametrize("place", [0, 1, 22, 44, 67, 88, 89])
def test_a_spike_is_removed(place: int) -> None:
    gentle = CURVE / 5.0
    spiked = gentle.copy()
    spiked[place] += 80.0
    cleaned = replace_outliers(spiked, half_window=3, least_spread=1.0)
    assert np.abs(cleaned - gentle).max() < 8.0


def test_a_smooth_curve_is_left_alone() -> None:
    cleaned = replace_outliers(CURVE, half_window=3, least_spread=1.0)
    assert np.abs(cleaned - CURVE).max() < 1.0


def test_rounding_at_rest_is_left_alone() -> None:
    resting = np.random.default_rng(1).normal(50.0, 0.3, (90, 2))
    resting[::10] = 50.0
    assert np.array_equal(replace_outliers(resting, half_window=3, least_spread=1.0), resting)


def test_columns_are_judged_on_their_own() -> None:
    both = np.hstack([CURVE, CURVE])
    both[40, 0] += 80.0
    cleaned = replace_outliers(both, half_window=3, least_spread=1.0)
    assert np.abs(cleaned - CURVE).max() < 25.0
    assert cleaned[40, 1] == both[40, 1]


def test_no_window_changes_nothing() -> None:
    spiked = CURVE.copy()
    spiked[40] += 80.0
    assert np.array_equal(replace_outliers(spiked, half_window=0, least_spread=1.0), spiked)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_pieces_shorter_than_the_window_are_no_error(count: int) -> None:
    values = np.full((count, 2), 7.0)
    assert np.array_equal(replace_outliers(values, half_window=6, least_spread=1.0), values)


def test_the_window_is_a_tenth_of_a_second_each_side() -> None:
    assert half_window(TIME_S) == 3
    assert half_window(np.arange(20) / 60.0) == 6


@pytest.mark.parametrize("rate_hz", [5.0, 10.0])
def test_slow_cameras_are_not_compared(rate_hz: float) -> None:
    assert half_window(np.arange(20) / rate_hz) == 0
    assert half_window(np.zeros(1)) == 0


@settings(max_examples=20)
@given(shift=st.integers(-1000, 1000), power=st.integers(-6, 6))
def test_replacing_follows_shift_and_scale(shift: int, power: int) -> None:
    factor = 2.0**power
    values = np.round(np.random.default_rng(4).standard_t(2, (40, 2)) * 64)
    expected = replace_outliers(values, half_window=3, least_spread=1.0) * factor + shift
    changed = replace_outliers(values * factor + shift, half_window=3, least_spread=factor)
    assert changed == pytest.approx(expected)
