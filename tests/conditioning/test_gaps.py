"""Gaps: which are bridged, which stay, and where stretches end."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.kinematics.conditioning.gaps import (
    LONGEST_FILL_S,
    fill_short_gaps,
    runs,
    stretches,
    typical_step_s,
)
from formcheck.pose.frame import FloatArray


def line_with_gap(
    rate_hz: float, first: int, missing: int, count: int = 90
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return times, a straight line, and the line with frames missing."""
    time_s = np.arange(count) / rate_hz
    line = np.stack([5.0 * time_s, 1.0 - time_s], axis=1)
    broken = line.copy()
    broken[first : first + missing] = np.nan
    return time_s, line, broken


@pytest.mark.parametrize("rate_hz", [15.0, 30.0, 60.0])
def test_a_gap_of_a_third_of_a_second_is_filled(rate_hz: float) -> None:
    missing = round(rate_hz * LONGEST_FILL_S)
    time_s, line, broken = line_with_gap(rate_hz, 30, missing)
    values, filled = fill_short_gaps(time_s, broken)
    assert values == pytest.approx(line)
    assert np.flatnonzero(filled).tolist() == list(range(30, 30 + missing))


@pytest.mark.parametrize("rate_hz", [15.0, 30.0, 60.0])
def test_one_frame_more_stays_missing(rate_hz: float) -> None:
    missing = round(rate_hz * LONGEST_FILL_S) + 1
    time_s, _, broken = line_with_gap(rate_hz, 30, missing)
    values, filled = fill_short_gaps(time_s, broken)
    assert not filled.any()
    assert np.array_equal(values, broken, equal_nan=True)


@pytest.mark.parametrize("first", [0, 87])
def test_a_gap_at_either_end_stays_missing(first: int) -> None:
    time_s, _, broken = line_with_gap(30.0, first, 3)
    values, filled = fill_short_gaps(time_s, broken)
    assert not filled.any()
    assert np.array_equal(values, broken, equal_nan=True)


def test_a_filled_gap_does_not_overshoot_its_ends() -> None:
    time_s = np.arange(40) / 30.0
    step = np.where(np.arange(40) < 20, 0.0, 1.0)[:, None]
    broken = step.copy()
    broken[17:24] = np.nan
    values, _ = fill_short_gaps(time_s, broken)
    assert values.min() >= 0.0
    assert values.max() <= 1.0


def test_a_frame_with_one_coordinate_missing_counts_as_missing() -> None:
    time_s, line, broken = line_with_gap(30.0, 30, 0)
    broken[30, 1] = np.nan
    values, filled = fill_short_gaps(time_s, broken)
    assert filled.sum() == 1
    assert values == pytest.approx(line)


def test_what_was_given_is_not_changed() -> None:
    time_s, _, broken = line_with_gap(30.0, 30, 5)
    before = broken.copy()
    fill_short_gaps(time_s, broken)
    assert np.array_equal(broken, before, equal_nan=True)


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_nothing_known_gives_nothing(count: int) -> None:
    values, filled = fill_short_gaps(np.arange(count) / 30.0, np.full((count, 2), np.nan))
    assert values.shape == (count, 2)
    assert np.isnan(values).all()
    assert not filled.any()
    assert stretches(np.arange(count) / 30.0, np.zeros(count, dtype=np.bool_)) == []


def test_runs_are_the_stretches_of_true() -> None:
    assert runs(np.array([True, True, False, True])).tolist() == [[0, 2], [3, 4]]
    assert runs(np.zeros(0, dtype=np.bool_)).tolist() == []


@settings(max_examples=20)
@given(st.lists(st.booleans(), max_size=30))
def test_runs_put_together_give_the_flags_again(flags: list[bool]) -> None:
    again = np.zeros(len(flags), dtype=np.bool_)
    for start, end in runs(np.array(flags, dtype=np.bool_)).tolist():
        assert start < end
        again[start:end] = True
    assert again.tolist() == flags


def test_typical_step_is_the_median() -> None:
    assert typical_step_s(np.array([0.0, 0.1, 0.2, 0.9])) == pytest.approx(0.1)
    assert typical_step_s(np.array([4.0])) == 0.0


def test_a_stretch_ends_where_values_are_missing_and_where_the_clock_pauses() -> None:
    time_s = np.arange(30) / 30.0
    time_s[20:] += 1.0
    known = np.ones(30, dtype=np.bool_)
    known[5:8] = False
    assert stretches(time_s, known) == [(0, 5), (8, 20), (20, 30)]


def test_a_slow_camera_is_one_stretch() -> None:
    assert stretches(np.arange(10) / 2.0, np.ones(10, dtype=np.bool_)) == [(0, 10)]
