"""Every plan keeps the rules, whoever it is for (clinical specification E.1, E.2)."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from formcheck.care.catalogue import catalogue
from formcheck.care.findings import avoided_directions
from formcheck.care.plan import CarePlan, make_plan, why_not
from formcheck.care.plan.candidates import STRENGTHENS
from formcheck.care.plan.days import every_other_day
from formcheck.care.plan.why import why_said
from formcheck.care.profile import (
    WEEKDAYS,
    Assessed,
    AssessedMeasure,
    CareProfile,
    Goal,
    Weekday,
)
from formcheck.care.screening import screen
from formcheck.exercises.counting.better_fit import way_of
from formcheck.exercises.terms import LEVELS, Contraindication, Equipment
from tests.care.builders import ALL_NO, person, screened

OPEN_CODES: tuple[Contraindication, ...] = tuple(
    code for code in get_args(Contraindication) if code not in ("RF", "POSTOP")
)
SPECS = catalogue()


def plan_of(who: CareProfile) -> CarePlan:
    return make_plan(who, SPECS)


def able(who: CareProfile) -> list[str]:
    """What suits a person, told from the exercise files alone."""
    avoided = avoided_directions(who)
    return [
        each
        for each, spec in SPECS.items()
        if spec.category != "relaxation" and not why_not(spec, who, avoided)
    ]


def check_suits(who: CareProfile, plan: CarePlan) -> None:
    avoided = avoided_directions(who)
    for item in plan.camera:
        spec = SPECS[item.exercise]
        assert not set(spec.contraindications) & set(who.screening.codes)
        assert spec.directional not in avoided
        assert not (spec.directional == "both" and avoided)
        assert set(spec.equipment) <= who.equipment
        assert LEVELS.index(spec.difficulty) <= LEVELS.index(who.level)


def check_composed(who: CareProfile, plan: CarePlan) -> None:
    ids = [item.exercise for item in plan.camera]
    assert len(set(ids)) == len(ids) <= 6
    assert plan.camera_minutes <= who.minutes
    assert all(item.choice.why and item.choice.finding and item.days for item in plan.camera)
    assert {item.role for item in plan.beside} >= {"aerobic", "relaxation"}
    assert all(item.minutes > 0 and item.days for item in plan.beside)


def check_full(plan: CarePlan) -> None:
    assert len(plan.camera) >= 2
    assert sum(item.role == "warm_up" for item in plan.camera) == 1
    assert any(SPECS[item.exercise].category in STRENGTHENS for item in plan.camera)


SIDES = some.sampled_from(["left", "right", None])
MEASURES = some.builds(
    Assessed,
    some.sampled_from(get_args(AssessedMeasure)),
    some.floats(-5, 60).map(lambda value: round(value, 1)),
    SIDES,
)
PAIN = some.none() | some.floats(0, 10)


def people(codes: some.SearchStrategy[list[Contraindication]]) -> some.SearchStrategy[CareProfile]:
    return some.builds(
        CareProfile,
        screening=codes.map(screened),
        age_years=some.none() | some.integers(18, 95),
        sex=some.sampled_from(["female", "male", None]),
        level=some.sampled_from(LEVELS),
        equipment=some.frozensets(some.sampled_from(get_args(Equipment))),
        minutes=some.integers(5, 120),
        days=some.lists(some.sampled_from(get_args(Weekday)), unique=True).map(tuple),
        goals=some.lists(some.sampled_from(get_args(Goal)), unique=True).map(tuple),
        likes=some.frozensets(some.sampled_from(sorted(SPECS)), max_size=2),
        dislikes=some.frozensets(some.sampled_from(sorted(SPECS)), max_size=3),
        assessed=some.lists(MEASURES, max_size=3).map(tuple),
        pain_now=PAIN,
        usual_pain=PAIN,
        weeks_of_pain=some.none() | some.floats(0, 500),
    )


EVERYBODY = people(some.lists(some.sampled_from(OPEN_CODES), unique=True))


@settings(max_examples=200, deadline=None)
@given(EVERYBODY)
def test_no_plan_goes_against_what_a_person_said(who: CareProfile) -> None:
    check(who)


@pytest.mark.long(reason="2,000 made-up people, each drawn with all they may say")
@settings(max_examples=2000, deadline=None)
@given(EVERYBODY)
def test_no_plan_of_very_many_goes_against_what_they_said(who: CareProfile) -> None:
    check(who)


def check(who: CareProfile) -> None:
    plan = plan_of(who)
    check_suits(who, plan)
    check_composed(who, plan)
    suiting = able(who)
    if len(suiting) >= 2 and any(SPECS[each].category in STRENGTHENS for each in suiting):
        check_full(plan)
    else:
        assert any("physiotherapist can find" in note for note in plan.notes)


@settings(max_examples=100, deadline=None)
@given(people(some.sampled_from(OPEN_CODES).map(lambda code: [code])))
def test_with_one_code_there_is_always_a_full_plan(who: CareProfile) -> None:
    plan = plan_of(who)
    check_suits(who, plan)
    check_full(plan)


@pytest.mark.parametrize("code", OPEN_CODES)
@pytest.mark.parametrize("equipment", [(), ("chair",), ("chair", "mat")])
def test_a_beginner_with_one_code_gets_a_full_plan_at_home(
    code: Contraindication, equipment: tuple[Equipment, ...]
) -> None:
    who = person([code], equipment=frozenset(equipment))
    plan = plan_of(who)
    check_suits(who, plan)
    check_composed(who, plan)
    check_full(plan)


@pytest.mark.parametrize("answers", [{}, {**ALL_NO, 1: True}, {**ALL_NO, 9: True}])
def test_a_locked_profile_gives_an_empty_plan_and_the_reason(answers: dict[int, bool]) -> None:
    screening = screen(answers)
    plan = plan_of(person(screening=screening))
    assert (plan.camera, plan.beside, plan.reason) == ((), (), screening.message)


def test_who_gives_25_minutes_gets_15_to_25_of_them() -> None:
    for minutes in (25, 40, 60):
        for pain in (1.0, 6.0):
            plan = plan_of(person(minutes=minutes, usual_pain=pain))
            assert 15.0 <= plan.camera_minutes <= 25.0


@pytest.mark.parametrize(
    ("known", "share"),
    [
        ({"pain_now": 3.9}, 1.0),
        ({"pain_now": 4.0}, 0.7),
        ({"usual_pain": 6.0}, 0.7),
        ({"weeks_of_pain": 1.9}, 0.7),
        ({"weeks_of_pain": 2.0}, 1.0),
        ({"assessed": (Assessed("start_back_psych", 4.0),)}, 0.7),
    ],
)
def test_when_a_plan_starts_with_less(known: dict[str, Any], share: float) -> None:
    assert plan_of(person(**known)).start_share == share


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        (Assessed("sts5_s", 14.0), "sit_to_stand"),
        (Assessed("plank_s", 12.0), "dead_bug"),
        (Assessed("side_plank_s", 9.0, "left"), "side_plank_knees"),
        (Assessed("hip_shift_fault_share", 0.6), "hip_hinge"),
        (Assessed("fppa_deg", 12.0), "standing_hip_abduction"),
        (Assessed("single_leg_stance_s", 15.0), "single_leg_stance_supported"),
        (Assessed("fingertip_to_floor_cm", 25.0), "single_knee_to_chest"),
        (Assessed("leg_raise_deg", 50.0), "active_straight_leg_raise"),
        (Assessed("half_kneel_hip_deg", 5.0), "hip_flexor_stretch"),
        (Assessed("extension_pain_change", -2.0), "prone_press_up"),
        (Assessed("flexion_pain_change", -3.0), "single_knee_to_chest"),
        (Assessed("sitting_h_per_day", 8.0), "chin_tuck"),
        (Assessed("fear_of_movement", 1.0), "sit_to_stand"),
    ],
)
def test_a_finding_brings_its_exercise_with_its_reason(found: Assessed, chosen: str) -> None:
    item = plan_of(person(assessed=(found,))).item(chosen)
    assert item is not None
    assert (item.choice.finding, item.choice.value, item.choice.by) == (
        found.measure,
        found.value,
        "hand",
    )


def test_a_leg_raise_with_signs_of_a_nerve_is_no_reason_to_stretch() -> None:
    signs = (Assessed("leg_raise_deg", 50.0), Assessed("leg_raise_nerve_signs", 1.0))
    items = plan_of(person(assessed=signs)).camera
    assert all(item.choice.finding != "leg_raise_deg" for item in items)


def test_what_eases_leaves_the_other_direction_out() -> None:
    eased = person(assessed=(Assessed("extension_region_change", -1.0),))
    assert avoided_directions(eased) == {"flexion"}
    worse = person(assessed=(Assessed("extension_region_change", 1.0),))
    assert avoided_directions(worse) == {"extension"}
    assert avoided_directions(person(assessed=(Assessed("flexion_pain_change", -1.0),))) == set()


def test_what_a_person_dislikes_is_swapped_and_the_plan_says_so() -> None:
    plan = plan_of(person(dislikes=frozenset({"sit_to_stand"})))
    assert plan.item("sit_to_stand") is None
    check_full(plan)
    assert why_said(plan, "sit_to_stand", SPECS) == (
        "You said you would rather do something else.",
    )


def test_every_choice_says_what_it_was_taken_instead_of() -> None:
    who = person(["FLOOR"], assessed=(Assessed("sts5_s", 14.0),), dislikes=frozenset())
    item = plan_of(replace(who, equipment=frozenset())).item("heel_raise")
    assert item is not None
    assert [(each.exercise, each.refusal.kind) for each in item.choice.left_out] == [
        ("sit_to_stand", "equipment"),
        ("glute_bridge", "code"),
    ]


@pytest.mark.parametrize("equipment", [frozenset(), frozenset({"chair"}), frozenset({"mat"})])
@pytest.mark.parametrize("goals", [(), ("balance",), ("strength", "lift"), ("sit", "bend")])
def test_an_exercise_and_an_easier_way_of_it_are_not_both_in_a_plan(
    equipment: frozenset[Equipment], goals: tuple[Goal, ...]
) -> None:
    plan = plan_of(person(equipment=equipment, goals=goals))
    ways = [way_of(item.exercise) for item in plan.camera]
    assert len(set(ways)) == len(ways)


def test_strength_has_days_of_rest() -> None:
    plan = plan_of(person(days=get_args(Weekday)))
    for item in plan.camera:
        if SPECS[item.exercise].category == "strength" and item.role == "work":
            assert 2 <= len(item.days) <= 3


@pytest.mark.parametrize("first", WEEKDAYS)
def test_proposed_days_begin_today_and_no_two_follow_each_other(first: Weekday) -> None:
    days = every_other_day(first)
    places = [WEEKDAYS.index(day) for day in days]
    assert first in days
    assert len(days) == 3
    assert places == sorted(places), "in the order of the week"
    assert all((later - earlier) % 7 != 1 for earlier in places for later in places)
