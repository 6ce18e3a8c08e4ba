"""Six made-up people, as far as rules alone decide about them: what they answer, what follows."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from formcheck.care.catalogue import catalogue
from formcheck.care.change import ChangePoint, change_flag, change_measure
from formcheck.care.day import CheckIn, DayDone, during_light, morning_light, plan_day
from formcheck.care.day.flare import too_soon_for_harder
from formcheck.care.day.today import DayContext, DayPlan, check_in_light
from formcheck.care.findings.advice import advice_said
from formcheck.care.plan import CarePlan, PlannedDose, make_plan
from formcheck.care.profile import CareProfile
from formcheck.care.profile_file import read_profile
from formcheck.care.progression import ExerciseSession, ProposalContext, propose
from formcheck.care.progression.ladder import ExerciseState

FIRST = date(2026, 11, 23)
SPECS = catalogue()
NO = {str(number): False for number in range(1, 16)}
WORKING: dict[str, Any] = {
    "year_of_birth": 1979, "sex": "female", "stature_cm": 168, "equipment": ["chair", "mat"],
    "minutes_per_day": 25, "days": ["mon", "tue", "thu", "sat"], "conditions": [],
    "psfs": [{"activity": "carry the shopping", "score": 4}], "rmdq_total": 11,
    "start_back": {"total": 4, "psych": 2}, "weeks_of_pain": 20,
}  # fmt: skip


def who(answers: dict[str, bool] | None = None, **known: Any) -> CareProfile:
    file = json.dumps({**WORKING, "answers": {**NO, **(answers or {})}, **known})
    return read_profile(file, name="person").profile(today=FIRST)


HIGH_RISK: dict[str, Any] = {
    "start_back": {"total": 7, "psych": 5},
    "usual_pain": 6,
    "phq2_total": 4,
}


def plan_of(person: CareProfile) -> CarePlan:
    return make_plan(person, SPECS)


def test_who_improves_is_offered_a_session_on_each_of_their_days() -> None:
    plan = plan_of(who(usual_pain=4))
    assert plan.days == ("mon", "tue", "thu", "sat")
    for day in plan.days:
        assert sum(day in item.days for item in plan.camera) >= 2


def test_a_red_flag_leaves_no_set_to_do() -> None:
    plan = plan_of(who({"1": True}, usual_pain=8, weeks_of_pain=1))
    assert plan.camera == ()
    assert plan.reason is not None
    assert "emergency" in plan.reason


def test_high_pain_is_judged_by_its_change_and_starts_with_70_percent() -> None:
    person = who(**HIGH_RISK)
    assert plan_of(person).start_share == 0.7
    assert during_light(7, 6, usual_pain=person.usual_pain) == "green"
    assert morning_light(6, person.usual_pain) == "green"


def test_who_has_much_on_the_mind_is_advised_to_talk_and_gets_no_label() -> None:
    advice = plan_of(who(**HIGH_RISK)).advice
    said = " ".join(map(advice_said, advice))
    assert advice == ("support", "mood")
    assert "talk" in said.lower()
    for label in ("high", "risk", "depress", "anxi", "psych", "score"):
        assert label not in said.lower().replace("physiotherapist", "")


def test_whose_camera_never_scores_still_progresses_by_their_own_word() -> None:
    person = who(**HIGH_RISK)
    march = next(item for item in plan_of(person).camera if item.dose.duration_s)
    assert march.dose.duration_s is not None
    done = ExerciseSession(
        FIRST,
        last_hold_s=1.2 * march.dose.duration_s,
        target_hold_s=march.dose.duration_s,
        effort=4.0,
        during=during_light(7, 6, usual_pain=6),
        morning=morning_light(6, 6),
        morning_rise=0.0,
        felt_controlled=True,
    )
    state = ExerciseState(march.exercise, march.dose)
    room = ProposalContext(days=4, volume_week_ago=150.0, volume_now=150.0)
    assert propose(state, [done, done], room, person, SPECS).kind == "harder"
    silent = replace(done, morning=morning_light(None, 6), morning_rise=None)
    assert propose(state, [done, silent], room, person, SPECS).kind == "stay", "no answer"


@pytest.mark.parametrize(("effort", "form"), [(6.0, 85.0), (4.0, 79.0), (6.0, 76.0)])
def test_who_works_hard_or_unsteadily_goes_on_as_before(effort: float, form: float) -> None:
    session = ExerciseSession(
        FIRST, last_reps=10, target_reps=8, effort=effort, morning="green", form_score=form
    )
    state = ExerciseState("sit_to_stand", PlannedDose(2, reps=8))
    room = ProposalContext(days=3, volume_week_ago=200.0, volume_now=200.0)
    assert propose(state, [session] * 2, room, who(usual_pain=5), SPECS).kind == "stay"


FLARE = who(usual_pain=2, days=["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
PAIN = {31: 6.0, 32: 6.0, 33: 4.0, 34: 3.0}


def flare_days() -> dict[int, DayPlan]:
    """Live 45 days: pain 2, and a flare on days 31 and 32; asked again, they answer at once."""
    plan = plan_of(FLARE)
    past: list[DayDone] = []
    days: dict[int, DayPlan] = {}
    for number in range(1, 46):
        today = FIRST + timedelta(days=number)
        check_in = CheckIn(today, PAIN.get(number, 2.0))
        context = DayContext(FIRST, tuple(past), PAIN.get(number - 1, 2.0), answered_since=True)
        days[number] = plan_day(plan, FLARE, check_in, context, SPECS)
        light = check_in_light(check_in, FLARE)
        worst = during_light(check_in.pain or 0.0, check_in.pain or 0.0, usual_pain=2)
        past.append(DayDone(today, True, light, worst, "green"))
    return days


def test_a_flare_is_eased_for_three_days_then_70_percent_then_slowly_all() -> None:
    days = flare_days()
    assert [n for n, day in days.items() if day.light == "red"] == [31, 32]
    assert [n for n, day in days.items() if day.mode == "easier"] == [31, 32, 33]
    assert (days[34].mode, days[34].share) == ("back", 0.7)
    assert days[30].mode == "usual"
    assert all(day.camera for day in days.values())


def test_a_flare_has_the_questions_asked_again_on_its_first_day() -> None:
    check_in = CheckIn(FIRST + timedelta(days=20), 6.0)
    past = (DayDone(FIRST + timedelta(days=19), True, "green", "green", "green"),)
    context = DayContext(FIRST, past, pain_before=2.0)
    assert plan_day(plan_of(FLARE), FLARE, check_in, context, SPECS).ask_again == "jump"


def test_two_harder_days_in_a_week_suggest_a_talk() -> None:
    days = flare_days()
    assert not any("two harder days" in each for each in days[31].said)
    assert any("two harder days" in each for each in days[32].said)


def test_nothing_gets_harder_in_the_week_after_the_flare() -> None:
    red = [DayDone(FIRST + timedelta(days=n), True, "red", "red") for n in (31, 32)]
    assert too_soon_for_harder(red, today=FIRST + timedelta(days=39))
    assert not too_soon_for_harder(red, today=FIRST + timedelta(days=40))


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ((5, 5, 5), (1, 1, 1), "improved"),
        ((4, 4, 5), (4, 4, 3), "no_clear_change"),
        ((6, 6, 6), (5, 5, 5), "no_clear_change"),
    ],
)
def test_pain_over_twelve_weeks_gets_its_class(
    first: tuple[float, ...], last: tuple[float, ...], kind: str
) -> None:
    points = [
        ChangePoint(FIRST + timedelta(days=n + 75 * (n > 2)), value)
        for n, value in enumerate((*first, *last))
    ]
    assert change_flag(change_measure("nprs"), points, daily=True).kind == kind
