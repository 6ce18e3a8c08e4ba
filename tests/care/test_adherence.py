"""How much of what was planned was done (clinical specification E.5)."""

import pytest

from formcheck.care.day.adherence import WeekKept, asks_for_barrier, barrier_question, streak


def test_a_session_without_a_camera_counts_fully() -> None:
    assert WeekKept(4, seen=1, unseen=3).share == WeekKept(4, seen=4).share == 1.0
    assert WeekKept(4, seen=6).share == 1.0
    assert WeekKept(0, seen=0).share == 1.0


@pytest.mark.parametrize(
    ("done", "asked"), [((1, 2), True), ((2, 2), False), ((0, 4), False), ((0,), False)]
)
def test_two_weeks_under_half_bring_the_question(done: tuple[int, ...], asked: bool) -> None:
    assert asks_for_barrier([WeekKept(4, seen=each) for each in done]) == asked


def test_more_than_planned_in_one_week_does_not_hide_the_other() -> None:
    assert asks_for_barrier([WeekKept(4, seen=0), WeekKept(4, seen=3, unseen=0)])


def test_the_question_blames_nobody() -> None:
    assert "fit you better" in barrier_question()


@pytest.mark.parametrize(
    ("days", "count"),
    [("", 0), ("x", 1), ("xxx", 3), ("xx.", 2), ("x.xx", 3), ("xx..", 0), ("x..xx", 2)],
)
def test_one_missed_day_breaks_no_streak(days: str, count: int) -> None:
    assert streak([day == "x" for day in days]) == count
