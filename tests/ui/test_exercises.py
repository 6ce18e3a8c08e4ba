"""The library of exercises, and how one is found in it."""

import pytest

from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say
from formcheck.ui.exercises.facets import GOALS, POSITIONS, Wanted, facets_of
from tests.ui.conftest import Look, words

EVERY = [load_exercise(each) for each in exercise_ids()]


@pytest.mark.parametrize("spec", EVERY, ids=lambda spec: spec.id)
def test_every_exercise_is_found_by_words_that_exist(spec: ExerciseSpec) -> None:
    its = facets_of(spec)
    assert its.goal in GOALS
    assert its.position in POSITIONS
    for kind, value in (("goal", its.goal), ("position", its.position), ("view", its.view)):
        assert say(f"exercises.{kind}_{value}")
    for each in its.equipment:
        assert say(f"exercises.equipment_{each}")


@pytest.mark.parametrize("spec", EVERY, ids=lambda spec: spec.id)
def test_every_reason_not_to_do_an_exercise_has_its_words(spec: ExerciseSpec) -> None:
    for code in spec.contraindications:
        assert say(f"exercise.not_{code}")


def test_filters_of_one_kind_add_up_and_kinds_narrow_down() -> None:
    strong = Wanted(goals=("strength", "balance"))
    standing = Wanted(goals=("strength", "balance"), positions=("standing",))
    counts = [sum(wanted.fits(spec) for spec in EVERY) for wanted in (Wanted(), strong, standing)]
    assert counts == sorted(counts, reverse=True)
    assert 0 < counts[2] < counts[1] < counts[0] == len(EVERY)


def test_words_are_sought_in_name_and_purpose() -> None:
    assert "squat" in {spec.id for spec in EVERY if Wanted(words=" SQUAT").fits(spec)}
    assert not any(Wanted(words="nothing like it").fits(spec) for spec in EVERY)


def test_page_shows_the_exercises_that_fit(look: Look) -> None:
    app = look("exercises")
    assert f"{len(EVERY)} exercises" in words(app)
    app.text_input(key="exercises_words").input("bridge").run()
    assert not app.exception
    assert "Glute bridge" in words(app)
    assert "Bodyweight squat" not in words(app)


def test_page_says_when_nothing_fits(look: Look) -> None:
    app = look("exercises")
    app.text_input(key="exercises_words").input("no such thing").run()
    assert "Take a filter away" in words(app)
