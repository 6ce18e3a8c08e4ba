"""Today's session, as the check-in and the days before allow it (E.3, E.4)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from formcheck.care.catalogue import catalogue
from formcheck.care.day import CheckIn, DayDone, DayPlan, TrafficLight, flare_phase, plan_day
from formcheck.care.day.flare import too_soon_for_harder
from formcheck.care.day.gaps import gap_share, share_after_gaps
from formcheck.care.day.today import DayContext, morning_due
from formcheck.care.plan import make_plan, weekly_volume
from formcheck.care.profile import WEEKDAYS, CareProfile
from formcheck.care.screening import screen
from tests.care.builders import ALL_NO, person

MONDAY = date(2026, 11, 23)
SPECS = catalogue()
EVERY_DAY = person(days=WEEKDAYS, usual_pain=2.0)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def today(
    check_in: CheckIn, *past: DayDone, who: CareProfile = EVERY_DAY, **known: object
) -> DayPlan:
    context = DayContext(**{"screened_on": day(-1), "past": past, **known})  # type: ignore[arg-type]
    return plan_day(make_plan(who, SPECS), who, check_in, context, SPECS)


def done(number: int, during: TrafficLight = "green", before: TrafficLight = "green") -> DayDone:
    return DayDone(day(number), exercised=True, during=during, before=before, morning="green")


def test_a_usual_day_is_the_plan() -> None:
    plan = make_plan(EVERY_DAY, SPECS)
    result = today(CheckIn(MONDAY, 2.0), done(-1))
    assert (result.mode, result.share, result.light) == ("usual", 1.0, "green")
    assert set(result.camera) == {item for item in plan.camera if "mon" in item.days}


def test_a_red_check_in_eases_the_day_and_calm_and_walking_come_with_warmth() -> None:
    result = today(CheckIn(MONDAY, 6.0), done(-1), answered_since=True)
    assert (result.mode, result.light) == ("easier", "red")
    usual = today(CheckIn(MONDAY, 2.0), done(-1))
    assert weekly_volume(result.camera) < weekly_volume(usual.camera)
    assert {item.role for item in result.beside} == {"aerobic", "relaxation", "comfort"}


def test_warmth_is_left_out_in_pregnancy() -> None:
    who = person(["PREG"], days=WEEKDAYS)
    result = today(CheckIn(MONDAY, 6.0), who=who, answered_since=True)
    assert "comfort" not in {item.role for item in result.beside}


def test_a_flare_is_at_most_three_easier_days_then_70_percent() -> None:
    past = [done(0, "red", "red"), done(1, "red", "red"), *(done(n) for n in range(2, 40))]
    phases = [
        flare_phase(past[:number], today=day(number), light="red" if number < 2 else "green")
        for number in range(40)
    ]
    assert [each.phase for each in phases[:4]] == ["easier", "easier", "easier", "back"]
    assert phases[3].share == pytest.approx(0.7)
    assert all(b.share <= a.share * 1.1 for a, b in pairwise(phases[3:]))
    assert phases[-1].phase == "none"


def test_a_red_light_while_exercising_eases_the_next_days() -> None:
    past = [done(0, "red")]
    assert flare_phase([], today=day(0), light="green").phase == "none"
    found = [flare_phase(past, today=day(n), light="green").phase for n in range(1, 5)]
    assert found == ["easier", "easier", "easier", "back"]


def test_red_for_longer_than_three_days_is_for_calm_and_a_talk() -> None:
    past = [done(n, "red", "red") for n in range(3)]
    result = today(CheckIn(day(3), 7.0), *past, answered_since=True)
    assert (result.mode, result.camera) == ("calm", ())
    assert any("physiotherapist or doctor" in each for each in result.said)


def test_nothing_gets_harder_for_a_week_after_a_red_day() -> None:
    past = [done(0, "red")]
    assert too_soon_for_harder(past, today=day(7))
    assert not too_soon_for_harder(past, today=day(8))


def test_the_questions_come_before_the_exercises_and_once() -> None:
    jumped = CheckIn(MONDAY, 5.0)
    asked = today(jumped, done(-1), pain_before=2.0)
    assert (asked.mode, asked.ask_again, asked.camera, asked.beside) == (
        "ask_first",
        "jump",
        (),
        (),
    )
    assert today(jumped, done(-1), pain_before=2.0, answered_since=True).camera
    assert today(CheckIn(MONDAY, 2.0, new_symptom=True)).ask_again == "new"
    assert today(CheckIn(MONDAY, 2.0), screened_on=day(-28)).ask_again == "weeks"


@pytest.mark.parametrize(
    ("answers", "roles"),
    [({**ALL_NO, 9: True}, {"relaxation", "learning"}), ({**ALL_NO, 1: True}, set()), ({}, set())],
)
def test_a_locked_person_gets_no_exercise_and_calm_only_where_a_doctor_is_to_look(
    answers: dict[int, bool], roles: set[str]
) -> None:
    result = today(CheckIn(MONDAY, 2.0), who=person(screening=screen(answers)))
    assert (result.mode, result.camera) == ("locked", ())
    assert {item.role for item in result.beside} == roles


@pytest.mark.parametrize(("away", "share"), [(7, 1.0), (8, 0.8), (21, 0.8), (22, 0.6)])
def test_after_days_away_it_begins_with_less(away: int, share: float) -> None:
    assert gap_share(day(-away), today=MONDAY) == share
    answered = away > 21
    result = today(CheckIn(MONDAY, 2.0), done(-away), answered_since=answered)
    assert result.share == share


def test_after_a_long_gap_the_questions_are_asked_again() -> None:
    result = today(CheckIn(MONDAY, 2.0), done(-22), screened_on=day(-23))
    assert result.ask_again == "gap"


def test_after_a_gap_it_rises_by_a_tenth_a_week() -> None:
    sessions = [day(-30), *(day(n) for n in range(0, 60, 2))]
    shares = [
        share_after_gaps([each for each in sessions if each < day(n)], today=day(n))
        for n in range(0, 60, 2)
    ]
    assert shares[0] == 0.6
    assert shares[-1] == 1.0
    assert all(later <= earlier * 1.1 + 1e-9 for earlier, later in pairwise(shares))


def test_words_after_a_gap_blame_nobody() -> None:
    said = " ".join(today(CheckIn(MONDAY, 2.0), done(-10)).said)
    assert "Good to see you" in said


def test_less_time_today_gives_a_shorter_session() -> None:
    result = today(CheckIn(MONDAY, 2.0, minutes=8.0))
    assert len(result.camera) >= 2
    assert sum(item.minutes for item in result.camera) <= 8.0


def test_who_is_ill_rests() -> None:
    result = today(CheckIn(MONDAY, 2.0, ill=True))
    assert (result.mode, result.camera) == ("ill", ())


def test_a_lighter_week_keeps_the_days_and_takes_two_fifths_away() -> None:
    result = today(CheckIn(MONDAY, 2.0), deload=True)
    usual = today(CheckIn(MONDAY, 2.0))
    assert result.mode == "deload"
    assert len(result.camera) == len(usual.camera)
    assert weekly_volume(result.camera) == pytest.approx(0.6 * weekly_volume(usual.camera), rel=0.1)


@pytest.mark.parametrize(
    ("session", "answered", "due"),
    [(-1, None, True), (-1, 0, False), (-1, -1, True), (-2, None, False), (None, None, False)],
)
def test_the_question_of_the_morning_after(
    session: int | None, answered: int | None, due: bool
) -> None:
    days = [None if number is None else day(number) for number in (session, answered)]
    assert morning_due(days[0], days[1], today=MONDAY) == due
