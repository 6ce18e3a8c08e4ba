"""Movements on one curve: out and back, scaled by the person's own range."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.exercises.counting.cycles import Course, course_of, cycles, smaller_peaks
from formcheck.exercises.counting.limits import WHOLE
from formcheck.exercises.counting.movement import Movement
from tests.exercises.counting.curves import (
    LEAD_S,
    SMALL,
    WHOLE_SWINGS,
    Swing,
    course,
    keys_of,
    movements_on,
    sampled,
    spans_s,
)

TYPICAL = 40.0
UNCAPPED = replace(WHOLE, floor_cap=inf)
"""The bound in units of its own does not grow with a curve."""


def told(movements: Sequence[Movement]) -> list[tuple[int, int, str | None]]:
    return [(each.start, each.end, each.cut) for each in movements]


@given(WHOLE_SWINGS)
def test_every_movement_is_found_between_its_rests(swings: list[Swing]) -> None:
    movements = movements_on(keys_of(swings), TYPICAL)
    assert len(movements) == len(swings)
    starts_s, now_s = [], LEAD_S
    for swing, (start_s, end_s) in zip(swings, spans_s(movements), strict=True):
        starts_s.append(now_s)
        back_s = now_s + swing.out_s + swing.stays_s + swing.back_s
        assert now_s - 0.2 <= start_s <= now_s + swing.out_s
        assert now_s + swing.out_s <= end_s <= back_s + 0.2
        now_s = back_s + swing.rests_s
    assert all(each.cut is None for each in movements)


@given(WHOLE_SWINGS)
def test_excursions_are_those_of_the_movements(swings: list[Swing]) -> None:
    for swing, movement in zip(swings, movements_on(keys_of(swings), TYPICAL), strict=True):
        assert movement.excursion == pytest.approx(swing.peak, rel=0.1)


@given(WHOLE_SWINGS, st.sampled_from([0.25, 0.5, 2.0, 8.0]))
def test_a_larger_body_of_a_larger_exercise_does_the_same(
    swings: list[Swing], times: float
) -> None:
    time_s, values = sampled(keys_of(swings), 30.0)
    small = cycles(course(values, time_s), TYPICAL, UNCAPPED)
    large = cycles(course(times * values, time_s), times * TYPICAL, UNCAPPED)
    assert told(large) == told(small)
    assert [each.excursion for each in large] == pytest.approx(
        [times * each.excursion for each in small]
    )


@given(WHOLE_SWINGS, st.lists(SMALL, min_size=1, max_size=3), st.sampled_from([-90.0, 45.0, 170.0]))
def test_where_a_curve_lies_changes_nothing(
    swings: list[Swing], fidgets: list[float], moved: float
) -> None:
    keys = keys_of([*swings, *map(Swing, fidgets)])
    there = movements_on([(time_s, value + moved) for time_s, value in keys], TYPICAL)
    here = movements_on(keys, TYPICAL)
    assert len(there) == len(here) == len(swings)
    for one, other in zip(here, there, strict=True):
        assert (abs(one.start - other.start), abs(one.end - other.end)) <= (1, 1)
        assert one.excursion == pytest.approx(other.excursion)


@given(WHOLE_SWINGS, st.floats(0.7, 2.5))
def test_how_fast_one_moves_changes_no_count(swings: list[Swing], times: float) -> None:
    stretched = [(times * time_s, value) for time_s, value in keys_of(swings)]
    movements = movements_on(stretched, TYPICAL)
    assert len(movements) == len(swings)
    for usual, slow in zip(
        spans_s(movements_on(keys_of(swings), TYPICAL)), spans_s(movements), strict=True
    ):
        assert slow == pytest.approx([times * each for each in usual], abs=0.35)


@given(WHOLE_SWINGS, st.sampled_from([2, 3, 4, 6]))
def test_fewer_pictures_of_the_same_give_the_same_count(swings: list[Swing], nth: int) -> None:
    time_s, values = sampled(keys_of(swings), 60.0)
    thinned = cycles(course(values[::nth], time_s[::nth]), TYPICAL, WHOLE)
    assert len(thinned) == len(swings)


@given(WHOLE_SWINGS)
def test_a_set_played_backwards_has_as_many(swings: list[Swing]) -> None:
    time_s, values = sampled(keys_of(swings), 30.0)
    backwards = cycles(course(values[::-1].copy(), time_s), TYPICAL, WHOLE)
    assert len(backwards) == len(swings)


@given(WHOLE_SWINGS, st.integers(0, 2**32 - 1))
def test_jitter_adds_and_loses_nothing(swings: list[Swing], seed: int) -> None:
    time_s, values = sampled(keys_of(swings), 30.0)
    jitter = np.random.default_rng(seed).normal(0.0, 1.0, len(values))
    assert len(cycles(course(values + jitter, time_s), TYPICAL, WHOLE)) == len(swings)


@given(WHOLE_SWINGS, st.lists(SMALL, max_size=4))
def test_fidgeting_after_a_set_is_no_movement(swings: list[Swing], fidgets: list[float]) -> None:
    keys = keys_of([*swings, *map(Swing, fidgets)])
    assert len(movements_on(keys, TYPICAL)) == len(swings)


def one_set(*peaks: float) -> tuple[tuple[float, float], ...]:
    return keys_of([Swing(peak) for peak in peaks])


@pytest.mark.parametrize(("peak", "count"), [(9.5, 0), (10.5, 1)])
def test_alone_a_movement_goes_a_quarter_of_the_demonstration(peak: float, count: int) -> None:
    assert len(movements_on(one_set(peak), TYPICAL)) == count


@pytest.mark.parametrize(("peak", "count"), [(19.5, 0), (20.5, 1)])
def test_twenty_units_stand_out_of_the_largest_demonstration(peak: float, count: int) -> None:
    assert len(movements_on(one_set(peak), 140.0)) == count


@pytest.mark.parametrize(("share", "count"), [(0.37, 4), (0.43, 5)])
def test_beside_others_a_movement_goes_four_tenths_of_their_way(share: float, count: int) -> None:
    assert len(movements_on(one_set(40.0, 40.0, 40.0 * share, 40.0, 40.0), TYPICAL)) == count


@pytest.mark.parametrize(("share", "named"), [(0.2, 0), (0.33, 1), (0.45, 0)])
def test_what_goes_less_far_is_a_smaller_peak_from_a_quarter_on(share: float, named: int) -> None:
    time_s, values = sampled(one_set(40.0, 40.0, 40.0 * share, 40.0, 40.0), 30.0)
    assert len(smaller_peaks(course(values, time_s), 20.0, WHOLE)) == named


@pytest.mark.parametrize(("valley", "count"), [(5.0, 2), (10.0, 2), (15.0, 1), (35.0, 1)])
def test_between_two_movements_one_comes_back_by_most_of_the_way(valley: float, count: int) -> None:
    keys = ((0, 0), (1, 0), (2, 40), (3, valley), (4, 40), (5, 0), (6, 0))
    assert len(movements_on(keys, TYPICAL)) == count


@pytest.mark.parametrize("rest", [10.0, 14.0])
def test_who_never_comes_back_all_the_way_is_counted_from_there(rest: float) -> None:
    keys = [(0.0, 0.0), (1.0, 0.0)]
    for number in range(5):
        keys += [(2.0 + 2 * number, 40.0), (3.0 + 2 * number, rest)]
    assert len(movements_on([*keys, (12.0, 0.0), (13.0, 0.0)], TYPICAL)) == 5


def test_a_double_dip_is_one_movement_at_its_further_point() -> None:
    keys = ((0, 0), (1, 0), (2.5, 36), (3.5, 25), (4.5, 40), (6, 0), (7, 0))
    (movement,) = movements_on(keys, TYPICAL)
    assert movement.peak / 30.0 == pytest.approx(4.5, abs=0.1)
    assert spans_s([movement])[0] == pytest.approx((1.3, 5.7), abs=0.3)


def test_a_stay_at_the_furthest_point_belongs_to_the_movement() -> None:
    (movement,) = movements_on(keys_of([Swing(40.0, stays_s=30.0)]), TYPICAL)
    assert spans_s([movement])[0] == pytest.approx((1.2, 32.8), abs=0.3)


def test_rests_between_movements_belong_to_none() -> None:
    keys = keys_of([Swing(40.0, rests_s=60.0), Swing(40.0)])
    spans = spans_s(movements_on(keys, TYPICAL))
    assert [span[1] - span[0] for span in spans] == pytest.approx([2.1, 2.1], abs=0.3)


@pytest.mark.parametrize("stays_s", [0.0, 0.2, 4.0])
@pytest.mark.parametrize("noise", [0.0, 0.5])
def test_an_end_of_the_recording_cuts_what_was_not_seen(stays_s: float, noise: float) -> None:
    begun = (
        (0, 40),
        (stays_s + 0.01, 40),
        (stays_s + 1, 0),
        (stays_s + 2, 0),
        (stays_s + 3, 40),
        (stays_s + 4, 0),
    )
    time_s, values = sampled((*begun, (stays_s + 5, 0)), 30.0)
    values = values + np.random.default_rng(1).normal(0.0, noise, len(values))
    first, second = cycles(course(values, time_s), TYPICAL, WHOLE)
    assert (first.cut, second.cut) == ("start", None)
    first, second = cycles(course(values[::-1].copy(), time_s), TYPICAL, WHOLE)
    assert (first.cut, second.cut) == (None, "end")


def test_a_curve_that_only_rises_is_cut() -> None:
    (movement,) = movements_on(((0, 0), (1, 0), (3, 40), (3.2, 40)), TYPICAL)
    assert movement.cut == "end"


def test_a_still_person_does_nothing() -> None:
    assert movements_on(((0, 0), (30, 0)), TYPICAL) == []


def test_a_curve_hardly_seen_says_nothing() -> None:
    time_s = np.arange(30) / 30.0
    values = np.full(30, np.nan)
    values[:4] = 1.0
    assert course_of(values, time_s, None, WHOLE.smooth_s) is None


@pytest.mark.parametrize("unseen", [slice(31, 39), slice(45, 60), slice(100, 130)])
def test_what_was_not_seen_for_a_while_is_bridged(unseen: slice) -> None:
    time_s, values = sampled(one_set(40.0, 40.0), 30.0)
    values[unseen] = np.nan
    bridged = course_of(values, time_s, None, WHOLE.smooth_s)
    assert bridged is not None
    assert not np.isnan(bridged.values).any()
    assert len(cycles(bridged, TYPICAL, WHOLE)) == 2


def test_the_own_range_leaves_single_pictures_out() -> None:
    values = np.tile([0.0, 10.0], 100)
    values[7], values[90] = 500.0, -500.0
    seen = np.ones(200, dtype=np.bool_)
    assert Course(None, values, np.arange(200) / 30.0, seen).range == 10.0
