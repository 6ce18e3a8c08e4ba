"""What pages show, worked out without a page."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from formcheck.exercises.library import load_exercise
from formcheck.history.records import Pain
from formcheck.progress.change import change, hold_noise_s
from formcheck.progress.series import ActiveDay, DayOfExercise, SetPoint
from formcheck.progress.trends import (
    Trend,
    hold_trend,
    pain_trend,
    range_trend,
    reps_trend,
    score_trend,
)
from formcheck.ui.catalogue import fault_name_in
from formcheck.ui.figures.calendar import cells, monday_of, period_start, regularity
from formcheck.ui.figures.pain import felt_pain
from formcheck.ui.figures.sentences import TrendKind, trend_flag, trend_sentence

TODAY = date(2026, 11, 25)  # a Wednesday
SQUAT, BRIDGE = load_exercise("squat"), load_exercise("glute_bridge")


def a_set(day: int, peak: float, **changes: object) -> SetPoint:
    point = SetPoint(
        set_id=uuid4(),
        day=TODAY - timedelta(days=40 - day),
        view="side-left",
        reps=5,
        score=90.0,
        peak_furthest=peak + 2,
        peak_mean=peak,
        peak_band=7.0,
        peak_unit="deg",
        target=90.0,
        hold_total_s=None,
        hold_longest_s=None,
    )
    return replace(point, **changes)  # type: ignore[arg-type]


def a_day(day: int, **changes: object) -> DayOfExercise:
    its = DayOfExercise(
        day=TODAY - timedelta(days=40 - day),
        sets=1,
        reps=5,
        score=90.0,
        peak_furthest=92.0,
        peak_mean=90.0,
        peak_unit="deg",
        hold_total_s=None,
        hold_longest_s=None,
    )
    return replace(its, **changes)  # type: ignore[arg-type]


def pain(day: int, score: int, kind: str = "before") -> Pain:
    felt = datetime(2026, 11, 1, 12, tzinfo=UTC) + timedelta(days=day)
    return Pain(uuid4(), uuid4(), None, kind, score, None, None, felt)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "way"),
    [
        ((), "unknown"),
        ((70.0,), "unknown"),  # never from one day
        ((70.0, 85.0), "up"),
        ((85.0, 70.0), "down"),
        ((70.0, 79.9), "same"),  # within what a camera mistakes
        ((70.0, 71.0, 69.0, 95.0, 70.0, 71.0, 72.0), "same"),  # one good day is no change
        ((60.0, 62.0, 61.0, 75.0, 80.0, 82.0), "up"),
    ],
)
def test_only_what_is_larger_than_the_noise_is_a_change(
    values: tuple[float, ...], way: str
) -> None:
    assert change(values, noise=10.0).way == way


@given(some.lists(some.floats(0, 180), min_size=2, max_size=40), some.floats(-100, 100))
def test_change_does_not_depend_on_where_the_scale_begins(
    values: list[float], shift: float
) -> None:
    moved = change([value + shift for value in values], noise=10.0)
    before = change(values, noise=10.0)
    assert before.first is not None
    assert before.last is not None
    if abs(abs(before.last - before.first) - 10.0) > 1e-6:
        assert moved.way == before.way


def test_days_are_compared_by_three_at_each_end() -> None:
    found = change([10, 20, 30, 999, 40, 50, 60], noise=5)
    assert (found.first, found.last) == (20, 50)


def test_hold_must_change_by_a_fifth_of_where_it_began() -> None:
    assert hold_noise_s([20.0, 20.0, 20.0, 30.0, 30.0, 30.0]) == pytest.approx(4.0)
    assert hold_noise_s([]) == 0.0


def test_range_is_the_mean_of_the_day_with_its_band() -> None:
    trend = range_trend([a_set(1, 70.0), a_set(1, 80.0, peak_band=9.0), a_set(5, 90.0)], SQUAT)
    assert [each.value for each in trend.days] == [75.0, 90.0]
    assert [each.band for each in trend.days] == [8.0, 7.0]
    assert (trend.name, trend.unit, trend.target) == ("knee bend", "deg", 90.0)


def test_unsure_day_is_shown_and_not_compared() -> None:
    sets = [a_set(1, 80.0), a_set(2, 80.0), a_set(3, 30.0, peak_band=33.0)]
    trend = range_trend(sets, SQUAT)
    assert len(trend.days) == 3
    assert trend.change.way == "same"


def test_where_all_is_unsure_nothing_is_called_a_change() -> None:
    trend = range_trend([a_set(n, 40.0 + 20 * n, peak_band=33.0) for n in range(4)], SQUAT)
    assert trend.change.way == "unknown"
    assert trend_sentence("range", trend)


def test_sets_seen_from_elsewhere_in_another_unit_are_left_out() -> None:
    sets = [a_set(1, 70.0), a_set(2, 0.3, peak_unit="ratio", view="front"), a_set(3, 75.0)]
    assert len(range_trend(sets, SQUAT).days) == 2


def test_target_of_another_unit_is_not_drawn() -> None:
    assert range_trend([a_set(1, 0.3, peak_unit="ratio")], SQUAT).target is None


def test_exercise_without_a_file_is_still_drawn() -> None:
    trend = range_trend([a_set(1, 70.0)], None)
    assert (trend.name, trend.target) == ("movement", None)


def test_further_is_smaller_where_the_driver_falls() -> None:
    trend = range_trend([a_set(day, 40.0 - 5 * day, target=5.0) for day in range(6)], BRIDGE)
    assert trend.more_is_lower
    assert trend_flag("range", trend) == "Further"
    assert "40" not in trend_flag("range", trend)


def test_less_far_is_said_without_blame() -> None:
    trend = range_trend([a_set(day, 90.0 - 5 * day) for day in range(6)], SQUAT)
    assert trend_flag("range", trend) == "Less far"
    assert "varies from day to day" in trend_sentence("range", trend)


def test_days_without_a_score_are_left_out() -> None:
    assert len(score_trend([a_day(1), a_day(2, score=None)]).days) == 1


def test_one_repetition_more_is_no_change() -> None:
    assert reps_trend([a_day(1, reps=5), a_day(9, reps=6)]).change.way == "same"
    assert reps_trend([a_day(1, reps=5), a_day(9, reps=7)]).change.way == "up"


def test_hold_that_grew_by_a_tenth_is_no_change() -> None:
    days = [a_day(n, hold_longest_s=held) for n, held in enumerate((20.0, 21.0, 22.0))]
    assert hold_trend(days).change.way == "same"
    days.append(a_day(9, hold_longest_s=26.0))
    assert hold_trend(days).change.way == "same"
    assert hold_trend([days[0], days[-1]]).change.way == "up"


def test_pain_is_that_before_exercising_as_the_mean_of_a_day() -> None:
    trend = pain_trend(felt_pain([pain(0, 6), pain(0, 4), pain(0, 9, "after"), pain(3, 2)]))
    assert [each.value for each in trend.days] == [5.0, 2.0]
    assert trend_flag("pain", trend) == "Lower"


@pytest.mark.parametrize("kind", get_args(TrendKind))
@pytest.mark.parametrize("values", [(50.0,), (50.0, 51.0), (50.0, 90.0), (90.0, 50.0)])
def test_every_trend_has_a_sentence_and_a_flag(kind: TrendKind, values: tuple[float, ...]) -> None:
    base = range_trend([a_set(1, 1.0)], SQUAT)
    trend: Trend = replace(base, change=change(values, noise=10.0))
    assert trend_sentence(kind, trend).endswith(".")
    assert trend_flag(kind, trend)


def test_calendar_is_whole_weeks_up_to_today() -> None:
    days = cells((), first=TODAY - timedelta(days=27), today=TODAY)
    assert days[0].day.weekday() == 0
    assert days[-1].day == TODAY
    assert all(each.week == monday_of(each.day) for each in days)


def test_calendar_goes_back_half_a_year_at_most() -> None:
    days = cells((), first=date(2000, 1, 1), today=TODAY)
    assert len({each.week for each in days}) == 27


def test_days_of_rest_are_there_too() -> None:
    active = [ActiveDay(TODAY, 3, 24)]
    days = cells(active, first=TODAY, today=TODAY)
    assert [(each.sets, each.reps) for each in days] == [(0, 0), (0, 0), (3, 24)]


def test_regularity_counts_days_of_the_period_and_of_this_week() -> None:
    active = [
        ActiveDay(TODAY - timedelta(days=60), 1, 5),
        ActiveDay(TODAY - timedelta(days=10), 2, 10),
        ActiveDay(TODAY - timedelta(days=2), 3, 15),
    ]
    found = regularity(active, first=TODAY - timedelta(days=27), today=TODAY)
    assert (found.this_week, found.in_period, found.days_of_period) == (1, 2, 28)
    assert (found.sets, found.reps, found.since_last, found.was_away) == (5, 25, 2, False)


def test_who_never_exercised_was_away() -> None:
    assert regularity((), first=TODAY, today=TODAY).was_away


def test_all_begins_with_the_first_active_day() -> None:
    active = [ActiveDay(date(2025, 1, 2), 1, 1), ActiveDay(TODAY, 1, 1)]
    assert period_start(None, active, today=TODAY) == date(2025, 1, 2)
    assert period_start(None, (), today=TODAY) == TODAY
    assert period_start(28, active, today=TODAY) == TODAY - timedelta(days=27)


def test_a_fault_is_called_as_its_exercise_calls_it_even_where_the_file_is_gone() -> None:
    assert fault_name_in("wall_slide", "asymmetry") == "one hand lower"
    assert fault_name_in("no_such_exercise", "knees_in") == "knees pointing inward"
