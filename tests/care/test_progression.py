"""When an exercise gets harder or easier (clinical specification E.4)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from formcheck.care.catalogue import catalogue
from formcheck.care.plan import PlannedDose, volume_allows
from formcheck.care.progression import (
    ExerciseSession,
    Proposal,
    ProposalContext,
    WeekDone,
    deload_due,
    propose,
)
from formcheck.care.progression.ladder import ExerciseState, harder_steps
from tests.care.builders import person

SPECS = catalogue()
DAY = date(2026, 11, 23)
SQUATS = ExerciseState("sit_to_stand", PlannedDose(2, reps=8, rest_s=60.0))
ROOM = ProposalContext(days=3, volume_week_ago=200.0, volume_now=200.0)
GOOD = ExerciseSession(
    DAY, last_reps=10, target_reps=8, effort=4.0, morning="green", morning_rise=0.0, form_score=85.0
)


def after(*sessions: ExerciseSession, context: ProposalContext = ROOM, **known: Any) -> Proposal:
    who = person(level="standard", **known)
    return propose(SQUATS, sessions, context, who, SPECS)


def good(**but: Any) -> ExerciseSession:
    return replace(GOOD, **but)


def test_two_good_sessions_propose_one_repetition_with_its_numbers() -> None:
    proposal = after(GOOD, GOOD)
    assert (proposal.kind, proposal.needs) == ("harder", "person")
    assert proposal.step is not None
    assert (proposal.step.variable, proposal.step.before, proposal.step.after) == ("reps", 8, 9)
    assert {gate.name: gate.values for gate in proposal.gates} == {
        "form": (85.0, 85.0),
        "done": (2.0, 2.0),
        "effort": (4.0, 4.0),
        "pain": (0.0, 0.0),
    }


@pytest.mark.parametrize(
    "but",
    [
        {"form_score": 70.0},
        {"severe_share": 0.11},
        {"last_reps": 9},
        {"effort": 5.0},
        {"effort": None},
        {"during": "amber"},
        {"morning": "amber"},
    ],
)
def test_each_gate_alone_keeps_it_as_it_is(but: dict[str, Any]) -> None:
    assert after(GOOD, good(**but)).kind == "stay"
    assert after(good(**but), GOOD).kind == "stay"


def test_one_session_is_not_enough() -> None:
    assert after(GOOD).kind == "stay"


def test_a_hold_needs_a_fifth_more() -> None:
    plank = ExerciseState("plank", PlannedDose(3, hold_s=10.0))
    held = [
        good(last_reps=None, target_reps=None, last_hold_s=s, target_hold_s=10.0)
        for s in (11.9, 12.0)
    ]
    who = person(level="standard")
    assert propose(plank, [held[0]] * 2, ROOM, who, SPECS).kind == "stay"
    step = propose(plank, [held[1]] * 2, ROOM, who, SPECS).step
    assert step is not None
    assert (step.variable, step.after) == ("hold", 11.0)


def test_where_the_view_lets_nothing_be_scored_the_person_is_asked_and_their_word_counts() -> None:
    unscored = good(form_score=None)
    assert after(unscored, unscored).kind == "ask"
    sure = good(form_score=None, felt_controlled=True)
    assert after(sure, sure).kind == "harder"
    unsure = good(form_score=None, felt_controlled=False)
    assert after(unsure, unsure).kind == "stay"
    assert after(good(form_score=None, effort=6.0), unscored).kind == "stay", "no need to ask"


def test_nothing_gets_harder_soon_after_a_red_day() -> None:
    assert after(GOOD, GOOD, context=replace(ROOM, too_soon=True)).kind == "stay"


def test_in_a_clinic_the_therapist_confirms() -> None:
    clinic = replace(ROOM, clinic=True)
    assert after(GOOD, GOOD, context=clinic).needs == "therapist"
    assert after(good(during="red"), context=clinic).needs == "therapist"


@pytest.mark.parametrize(
    ("sessions", "reason"),
    [
        ([good(during="red")], "red"),
        ([good(morning="red")], "morning"),
        ([good(morning="amber", morning_rise=2.0)] * 2, "two_amber"),
        ([good(morning="amber", morning_rise=1.0)] * 2, None),
        ([good(form_score=59.0)] * 2, "form"),
        ([good(form_score=59.0)], None),
        ([good(effort=7.0)], "effort"),
    ],
)
def test_what_makes_it_easier_at_once(sessions: list[ExerciseSession], reason: str | None) -> None:
    proposal = after(*sessions)
    assert proposal.reason == reason
    assert (proposal.kind, proposal.needs) == (("easier" if reason else "stay"), "nobody")
    if reason:
        assert proposal.step is not None
        assert (proposal.step.variable, proposal.step.before, proposal.step.after) == ("reps", 8, 6)


def test_a_person_may_ask_for_less() -> None:
    assert after(context=replace(ROOM, asked_easier=True)).reason == "asked"


def test_after_two_eased_steps_another_exercise_takes_its_place() -> None:
    proposal = after(good(during="red"), context=replace(ROOM, eased_before=2))
    assert proposal.step is not None
    assert proposal.step.variable == "exercise"
    assert proposal.step.after != "sit_to_stand"


def test_steps_come_in_one_order_and_change_one_thing() -> None:
    state = ExerciseState("squat", PlannedDose(2, reps=8), load_kg=4.0)
    who = person(level="standard", equipment=frozenset({"space"}))
    steps = list(harder_steps(state, who, SPECS, range_reached=True))
    assert [step.variable for step in steps] == [
        "range",
        "reps",
        "sets",
        "pause",
        "exercise",
        "load",
    ]
    for step in steps[:4]:
        differs = [
            name
            for name in ("dose", "target", "pause_s", "load_kg", "exercise")
            if getattr(step.state, name) != getattr(state, name)
        ]
        assert len(differs) == 1


def test_the_target_of_range_moves_by_five_degrees_and_never_past_the_hardest() -> None:
    state, seen = ExerciseState("squat", PlannedDose(2, reps=8)), []
    for _ in range(20):
        step = next(harder_steps(state, person(), SPECS, range_reached=True))
        if step.variable != "range":
            break
        state = step.state
        seen.append(step.after)
    assert seen[:2] == [65.0, 70.0]
    assert seen[-1] == SPECS["squat"].target_at("advanced")


def test_a_harder_exercise_suits_the_person() -> None:
    state = ExerciseState("squat", PlannedDose(3, reps=12), pause_s=3.0)
    knee = person(["KNEE"], equipment=frozenset({"space"}), level="standard")
    assert list(harder_steps(state, knee, SPECS, range_reached=False)) == []


def test_a_harder_exercise_takes_no_second_place_in_the_plan() -> None:
    state = ExerciseState("squat", PlannedDose(4, reps=15), "advanced", 130.0, pause_s=3.0)
    who = person(level="standard", equipment=frozenset({"space"}))
    done = [good(last_reps=17, target_reps=15)] * 2
    proposal = propose(state, done, ROOM, who, SPECS)
    assert proposal.step is not None
    assert proposal.step.variable == "exercise"
    everything = replace(ROOM, within=frozenset(SPECS))
    assert propose(state, done, everything, who, SPECS).kind == "stay"


@pytest.mark.parametrize(
    ("before", "after_", "smallest", "allowed"),
    [
        (100, 110, 0, True),
        (100, 111, 0, False),
        (8, 9, 1, True),
        (8, 10, 1, False),
        (8, 8, 0, True),
    ],
)
def test_how_much_a_week_may_hold(
    before: float, after_: float, smallest: float, allowed: bool
) -> None:
    assert volume_allows(before, after_, smallest_step=smallest) == allowed


def test_a_set_more_waits_until_the_plan_can_carry_it() -> None:
    many = ExerciseState("sit_to_stand", PlannedDose(2, reps=15, rest_s=60.0))
    done = good(last_reps=17, target_reps=15)
    who = person(level="standard")
    small = propose(many, [done, done], ROOM, who, SPECS).step
    assert small is not None
    assert small.variable == "pause", "15 repetitions on 3 days are more than a tenth of 200"
    room = replace(ROOM, volume_week_ago=450.0, volume_now=450.0)
    large = propose(many, [done, done], room, who, SPECS).step
    assert large is not None
    assert large.variable == "sets"


def test_what_was_added_this_week_is_added_already() -> None:
    full = replace(ROOM, volume_week_ago=100.0, volume_now=110.0)
    step = after(GOOD, GOOD, context=full).step
    assert step is None or step.variable not in ("reps", "sets")


SESSION = some.builds(
    ExerciseSession,
    day=some.just(DAY),
    last_reps=some.integers(0, 20),
    target_reps=some.integers(1, 15),
    effort=some.none() | some.integers(0, 10).map(float),
    during=some.sampled_from(["green", "amber", "red"]),
    morning=some.sampled_from(["green", "amber", "red"]),
    morning_rise=some.none() | some.integers(-3, 5).map(float),
    form_score=some.none() | some.integers(0, 100).map(float),
    felt_controlled=some.sampled_from([True, False, None]),
)


@settings(max_examples=300, deadline=None)
@given(some.lists(SESSION, max_size=4), some.integers(10, 400), some.booleans())
def test_nothing_gets_harder_on_amber_red_hard_work_or_silence(
    sessions: list[ExerciseSession], volume: int, reached: bool
) -> None:
    sessions = [replace(each, range_reached=reached) for each in sessions]
    context = replace(ROOM, volume_week_ago=float(volume), volume_now=float(volume))
    proposal = after(*sessions, context=context)
    if proposal.kind == "harder":
        assert proposal.step is not None
        assert all(each.light == "green" for each in sessions[-2:])
        assert all(each.effort is not None and each.effort <= 4 for each in sessions[-2:])
        grown = (proposal.step.state.dose.volume - SQUATS.dose.volume) * context.days
        assert grown <= max(0.1 * volume, context.days * SQUATS.dose.sets)


FINE = WeekDone(3, form_score=85.0, effort=4.0, sleep=7.0)


@pytest.mark.parametrize(
    ("weeks", "reason"),
    [
        ([], None),
        ([FINE] * 4, None),
        ([FINE] * 5, "weeks"),
        ([*[FINE] * 5, replace(FINE, lighter=True)], None),
        ([FINE, replace(FINE, form_score=81.0), replace(FINE, form_score=78.0)], "form"),
        ([FINE, replace(FINE, effort=6.0), replace(FINE, effort=6.5)], "effort"),
        ([FINE, replace(FINE, effort=6.0), replace(FINE, effort=5.0)], None),
        ([FINE, replace(FINE, sleep=3.0), replace(FINE, sleep=4.0)], "sleep"),
        ([FINE, replace(FINE, ill=True)], "ill"),
    ],
)
def test_when_a_week_is_lighter(weeks: list[WeekDone], reason: str | None) -> None:
    assert deload_due(weeks) == reason


def test_days_do_not_matter_to_two_in_a_row() -> None:
    later = good(day=DAY + timedelta(days=9))
    assert after(GOOD, later).kind == "harder"
