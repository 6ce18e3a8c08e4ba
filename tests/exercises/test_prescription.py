"""What an exercise file asks of a person agrees with itself: steps, tempo, hold, dose, target."""

import re

import pytest

from formcheck.exercises.library import exercise_ids
from formcheck.exercises.peak_hold import hold_at_peak_s, tempo_at
from formcheck.exercises.terms import LEVELS, Level
from formcheck.report.doses import dose_said, paces_said
from tests.exercises.sets import spec_of

ALL = list(exercise_ids())
COUNTED = [each for each in ALL if spec_of(each).counts_reps]
HELD = [each for each in ALL if spec_of(each).mode == "hold"]
BREATHED = [each for each in ALL if spec_of(each).breathing]

LASTING_S = {
    r"for a moment|for just a moment": (0.3, 2.0),
    r"for (a|one) breath\b": (2.0, 6.0),
    r"for two (calm )?breaths": (6.0, 12.0),
    r"for a few breaths": (10.0, 30.0),
}
"""How long a phrase of the steps lasts: people at rest breathe 12 to 20 times a minute."""

BY_LEVEL = re.compile(r"as long as your level says|[Ff]ollow the (clock|pace)")
NUMBERS = {"two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0}


def asked_s(exercise_id: str, level: Level) -> float | None:
    """Return how long the furthest point lasts at a level."""
    spec = spec_of(exercise_id)
    tempo = tempo_at(spec, level)
    return tempo.pause_s if tempo else hold_at_peak_s(spec, level)


@pytest.mark.parametrize("exercise_id", COUNTED)
def test_steps_ask_for_the_pause_that_is_prescribed(exercise_id: str) -> None:
    steps = " ".join(spec_of(exercise_id).steps)
    for phrase, (least_s, most_s) in LASTING_S.items():
        if re.search(phrase, steps):
            for level in LEVELS:
                assert least_s <= (asked_s(exercise_id, level) or 0.0) <= most_s, (phrase, level)


@pytest.mark.parametrize("exercise_id", COUNTED)
def test_a_hold_that_grows_with_the_level_is_left_to_the_level(exercise_id: str) -> None:
    spec = spec_of(exercise_id)
    holds = {hold_at_peak_s(spec, level) for level in LEVELS}
    if None not in holds:
        assert BY_LEVEL.search(" ".join(spec.steps))


@pytest.mark.parametrize("exercise_id", COUNTED)
def test_seconds_in_the_steps_are_those_of_the_tempo(exercise_id: str) -> None:
    spec = spec_of(exercise_id)
    for step in spec.steps:
        counted = re.search(r"counting to (\w+)", step)
        if counted:
            assert spec.tempo is not None
            assert NUMBERS[counted[1]] in (spec.tempo.out_s, spec.tempo.return_s)
        assert not re.search(r"\d+ ?(s|seconds)\b", step), "a level says how long"


@pytest.mark.parametrize("exercise_id", ALL)
def test_a_hold_is_the_same_in_its_rule_and_in_its_dose(exercise_id: str) -> None:
    spec = spec_of(exercise_id)
    if spec.hold is None or spec.hold.hold_s is None:
        return
    for level in LEVELS:
        assert spec.dose.at(level).hold_s == spec.hold.hold_s.at(level), level


@pytest.mark.parametrize("exercise_id", HELD)
def test_a_hold_aims_for_what_its_dose_prescribes(exercise_id: str) -> None:
    spec = spec_of(exercise_id)
    for level in LEVELS:
        assert spec.target_at(level) == spec.dose.at(level).hold_s, level


@pytest.mark.parametrize("exercise_id", BREATHED)
def test_breathing_aims_for_the_pace_it_is_given(exercise_id: str) -> None:
    spec = spec_of(exercise_id)
    assert spec.breathing is not None
    for level in LEVELS:
        pattern = spec.breathing.patterns[spec.breathing.name_at(level)]
        assert spec.target_at(level) == pytest.approx(pattern.per_min, abs=0.01), level


@pytest.mark.parametrize("exercise_id", ALL)
@pytest.mark.parametrize("level", LEVELS)
def test_pace_and_dose_name_one_hold(exercise_id: str, level: Level) -> None:
    spec = spec_of(exercise_id)
    held = re.search(r"each held (\d+) s", dose_said(spec, level))
    for pace in paces_said(spec, level):
        if held and "(" not in pace:
            assert f"{held[1]} s hold" in pace


def test_the_glute_bridge_asks_for_one_length_of_hold() -> None:
    spec = spec_of("glute_bridge")
    assert [*paces_said(spec, "standard")] == ["2 s out, 3 s hold, 2 s back"]
    assert "each held 3 s" in dose_said(spec, "standard")
    assert not re.search(r"breath\b", " ".join(spec.steps))


def test_a_tempo_without_a_hold_keeps_its_pause() -> None:
    spec = spec_of("squat")
    assert tempo_at(spec, "standard") == spec.tempo
    assert [*paces_said(spec, "standard")] == ["2 s out, 1 s pause, 2 s back"]
