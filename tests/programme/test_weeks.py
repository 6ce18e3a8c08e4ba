"""The weeks of a programme: what was kept of them, what is asked, and which are lighter."""

import pytest

from benchmarks.personas.sets import do_set
from formcheck.care.day.adherence import WeekKept
from formcheck.programme.health import answer_all
from formcheck.programme.sittings import check_out
from formcheck.programme.weeks import barrier_due, lighter_week, monday, week_kept, weeks_of
from tests.programme.someone import ALL_NO, PLAIN, Someone

NO = [(int(number), False) for number in ALL_NO]
TWO_DAYS = ["mon", "thu"]


def comes(someone: Someone, day: int) -> None:
    """Check in, answer the health questions where they are due, do one set, and go."""
    someone.wakes(day)
    if someone.checks_in().ask_again is not None:
        answer_all(someone.store, NO, today=someone.today)
    sitting = someone.sitting
    do_set(someone.store, someone.traveller, sitting.id, someone.sets()[0], PLAIN)
    check_out(someone.store, sitting, 2, {})


def test_a_week_holds_what_was_planned_and_done_with_camera_or_without(someone: Someone) -> None:
    someone.begins(days=["mon", "tue", "thu", "sat"])
    comes(someone, 1)
    someone.goes_to(4)
    someone.store.unseen.add(someone.plan.care.camera[0].exercise, {})
    someone.goes_to(8)
    assert week_kept(someone.record, weeks_of(someone.record)[0]) == WeekKept(4, 1, 1)


def test_after_two_weeks_of_less_than_half_it_is_asked_what_stands_in_the_way(
    someone: Someone,
) -> None:
    someone.begins(days=TWO_DAYS)
    comes(someone, 1)
    someone.goes_to(14)
    assert not barrier_due(someone.record, asked_on=()), "the second week is not over"
    someone.goes_to(15)
    assert barrier_due(someone.record, asked_on=())
    assert not barrier_due(someone.record, asked_on=[someone.today])


def test_half_of_what_was_planned_asks_nothing(someone: Someone) -> None:
    someone.begins(days=TWO_DAYS)
    comes(someone, 1)
    comes(someone, 8)
    someone.goes_to(15)
    assert not barrier_due(someone.record, asked_on=())


@pytest.mark.parametrize(
    ("back_on", "share", "asked"),
    [(8, 1.0, None), (9, 0.8, None), (22, 0.8, None), (23, 0.6, "gap")],
)
def test_who_was_away_begins_again_with_less(
    someone: Someone, back_on: int, share: float, asked: str | None
) -> None:
    someone.begins()
    comes(someone, 1)
    someone.goes_to(back_on)
    assert someone.checks_in().ask_again == asked
    answer_all(someone.store, NO, today=someone.today)
    assert someone.day.share == share


def test_every_sixth_week_of_training_is_a_lighter_one(someone: Someone) -> None:
    someone.begins(days=["mon"])
    for week in range(5):
        assert lighter_week(someone.record) is None
        comes(someone, 1 + 7 * week)
    someone.goes_to(36)
    assert lighter_week(someone.record) == "weeks"
    assert someone.checks_in().mode == "deload"
    someone.goes_to(43)
    assert lighter_week(someone.record) is None, "the count begins again"
    assert monday(someone.today) == someone.today


def test_an_ill_week_is_followed_by_a_lighter_one(someone: Someone) -> None:
    someone.begins(days=["mon"])
    comes(someone, 1)
    someone.goes_to(8)
    someone.checks_in(ill=True)
    someone.goes_to(15)
    assert lighter_week(someone.record) == "ill"
