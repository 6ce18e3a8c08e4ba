"""What comes beside the exercises, and what a person may choose of it."""

from dataclasses import replace

import pytest

from formcheck.care.beside_kinds import BesideKind
from formcheck.care.plan.beside import (
    beside_choices,
    beside_items,
    calm_only,
    chosen_beside,
    warmth,
)
from formcheck.care.profile import CareProfile, Weekday
from formcheck.care.screening import screen
from tests.care.builders import ALL_NO, person

DAYS: tuple[Weekday, ...] = ("mon", "thu")
A_DOCTOR_FIRST = replace(person(), screening=screen({**ALL_NO, 9: True}))
HELP_FIRST = replace(person(), screening=screen({**ALL_NO, 1: True}))


def calm(who: CareProfile) -> BesideKind:
    (item,) = (
        each for each in beside_items(who, DAYS, 1.0, minds=False) if each.role == "relaxation"
    )
    return item.kind


def test_calm_is_breathing_and_for_lungs_the_body_scan() -> None:
    assert calm(person()) == "breathing"
    assert calm(person(["RESP"])) == "body_scan"
    assert calm(person(dislikes=frozenset({"diaphragmatic_breathing"}))) == "body_scan"


def test_a_person_may_like_muscle_relaxation_better() -> None:
    assert calm(person(likes=frozenset({"muscle_relaxation"}))) == "muscle_relaxation"
    assert calm(person(dislikes=frozenset({"breathing", "body_scan"}))) == "muscle_relaxation"


def test_everything_in_a_plan_has_its_cautions_before_it() -> None:
    for item in beside_items(person(["BAL"]), DAYS, 1.0, minds=True):
        assert item.cautions or item.kind == "lesson"
    (walk, *_) = beside_items(person(["BAL"]), DAYS, 1.0, minds=True)
    assert any("even ground" in each for each in walk.cautions)


def test_warmth_and_a_ball_are_not_offered_where_they_are_better_left_out() -> None:
    assert {"heat", "cold", "self_release"} <= set(beside_choices(person()))
    assert not {"heat", "self_release"} & set(beside_choices(person(["PREG"])))
    assert "self_release" not in beside_choices(person(["OSTEO"]))
    assert warmth(person(["PREG"]), DAYS) is None
    assert chosen_beside("self_release", person(["OSTEO"]), DAYS) is None


def test_a_therapists_hands_are_noted_and_not_chosen() -> None:
    assert "manual_therapy" not in beside_choices(person())
    assert chosen_beside("manual_therapy", person(), DAYS) is None


@pytest.mark.parametrize("kind", ["cold", "self_release", "muscle_relaxation"])
def test_what_was_chosen_says_so_and_how_long_it_takes(kind: BesideKind) -> None:
    item = chosen_beside(kind, person(), DAYS)
    assert item is not None
    assert (item.kind, item.days, item.choice.by) == (kind, DAYS, "hand")
    assert item.minutes > 0
    assert item.cautions


def test_while_a_doctor_has_not_looked_there_is_calm_without_effort_alone() -> None:
    assert set(beside_choices(A_DOCTOR_FIRST)) == {"breathing", "body_scan"}
    assert [each.kind for each in calm_only(A_DOCTOR_FIRST)] == ["breathing", "lesson"]
    liking = replace(A_DOCTOR_FIRST, likes=frozenset({"muscle_relaxation"}))
    assert calm_only(liking)[0].kind == "breathing"


def test_where_help_comes_first_nothing_is_offered() -> None:
    assert beside_choices(HELP_FIRST) == ()
