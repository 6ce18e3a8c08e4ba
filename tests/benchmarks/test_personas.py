"""Made-up people live with the programme for a short while, and what they are held to."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.personas import rules
from benchmarks.personas.drawing import draw_people
from benchmarks.personas.expectations import EXPECTED, expectations
from benchmarks.personas.life import ChangeLived, DayLived, Life
from benchmarks.personas.living import live
from benchmarks.personas.page import PAGE, page
from benchmarks.personas.people import Persona, PersonaDay, read_people
from benchmarks.personas.stored import STORED, Found, load, store

ALL_NO = {str(number): False for number in range(1, 16)}
PROFILE: dict[str, Any] = {
    "answers": ALL_NO, "year_of_birth": 1979, "equipment": ["chair", "mat"], "days": ["mon", "thu"],
    "minutes_per_day": 10, "usual_pain": 2, "weeks_of_pain": 20,
}  # fmt: skip
DAYS = 10


def told(day: int, **said: Any) -> PersonaDay:
    usual = {"pain_before": 2, "pain_after": 2, "pain_next_morning": 2, "effort": 3.0}
    return PersonaDay(day, present=True, **{**usual, **said})


STEADY = Persona(
    "steady",
    PROFILE,
    tuple(told(day, share_of_reps_done=1.5, form_score=90.0) for day in range(1, DAYS + 1)),
    {"regressions": 0, "sessions_offered_on_scheduled_days": True, "progressions_at_least": 1},
)
STOPPED = Persona(
    "stopped",
    {**PROFILE, "answers": {**ALL_NO, "1": True}},
    tuple(told(day, new_symptom=day == 1) for day in range(1, DAYS + 1)),
    {"level": 1, "sets_total": 0, "exercise_pages_reachable": False},
)


@pytest.mark.slow(reason="ten days of two people, each set kept repetition by repetition")
@pytest.mark.parametrize("persona", [STEADY, STOPPED], ids=lambda each: each.name)
def test_ten_days_meet_what_is_told_and_every_rule(persona: Persona) -> None:
    life = live(persona, days=DAYS)
    held = expectations(persona, life)
    assert [each for each in held if each.met is False] == []
    text = page(Found((life,), held, seed=1))
    assert f"## {persona.name.capitalize()}" in text


def a_day(day: int, **changes: Any) -> DayLived:
    usual = DayLived(
        day, present=True, planned=True, pain_before=2, pain_during=2, pain_after=2,
        pain_next_morning=2, effort=3.0, form_score=90.0, light="green", mode="usual",
        offered=("squat",), sets=(("squat", 2),), reachable=30, volume=100.0,
    )  # fmt: skip
    return replace(usual, **changes)


def a_life(days: tuple[DayLived, ...], *changes: ChangeLived) -> Life:
    return Life(
        name="somebody", usual_pain=2.0, level=0, codes=(), start_share=1.0, advice=(),
        first_volume=100.0, days=days, changes=changes, weeks=(), pain_class=None,
        pain_rule=None, said=(), processor_s=1.0, look_ms=1.0,
    )  # fmt: skip


def harder(day: int, added: float, variable: str = "hold") -> ChangeLived:
    return ChangeLived(day, "harder", "squat", variable, 10, 11, "", added)


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({"pain_next_morning": None}, "nobody answered"),
        ({"pain_during": 4}, "amber"),
        ({"pain_after": 7}, "red"),
        ({"pain_next_morning": 4}, "against 2"),
    ],
)
def test_a_step_on_less_than_two_green_sessions_is_found(second: dict[str, Any], why: str) -> None:
    days = (a_day(1), a_day(2, **second), a_day(3))
    (found,) = rules.progressed_on_less_than_green(a_life(days, harder(3, 4.0)))
    assert why in found
    assert not rules.progressed_on_less_than_green(
        a_life((a_day(1), a_day(2), a_day(3)), harder(3, 4.0))
    )


@pytest.mark.parametrize(
    ("volume", "changes", "too_fast"),
    [
        (110.0, (harder(2, 10.0),), False),
        (111.0, (harder(2, 11.0),), True),
        (115.0, (harder(2, 15.0, "reps"),), False),
        (120.0, (harder(2, 15.0, "reps"), harder(2, 5.0)), True),
    ],
)
def test_a_plan_that_grows_too_fast_is_found(
    volume: float, changes: tuple[ChangeLived, ...], too_fast: bool
) -> None:
    life = a_life((a_day(1), a_day(2, volume=volume)), *changes)
    assert bool(rules.rises_too_fast(life)) == too_fast


def test_a_red_light_that_stopped_nothing_is_found() -> None:
    red = a_day(1, pain_during=7)
    assert rules.not_stopped(a_life((red,))) == (1,)
    assert rules.not_stopped(a_life((replace(red, stopped=True),))) == ()


def test_four_easier_days_in_a_row_are_counted_as_four() -> None:
    days = tuple(a_day(n, mode="easier" if n in (1, 2, 3, 4, 6) else "usual") for n in range(1, 8))
    assert rules.easier_runs(a_life(days)) == (4, 1)


def test_the_same_seed_draws_the_same_people() -> None:
    assert draw_people(2, seed=3) == draw_people(3, seed=3)[:2]
    assert draw_people(2, seed=3) != draw_people(2, seed=4)
    for each in draw_people(5, seed=1):
        assert each.file.days


def test_what_is_told_of_people_is_all_held_against_their_lives(shared_data: Path) -> None:
    for persona in read_people(shared_data / "personas.json"):
        assert set(persona.expect) <= set(EXPECTED)
        assert len(persona.days) == 84


def test_what_was_found_is_kept_and_read_again(tmp_path: Path) -> None:
    found = Found((a_life((a_day(1),), harder(1, 2.0)),), (), seed=5)
    store(found, tmp_path / "found.json")
    assert load(tmp_path / "found.json") == found


def test_the_page_is_what_the_kept_results_make_it() -> None:
    assert STORED.exists()
    assert PAGE.read_text(encoding="utf-8") == page(load())
