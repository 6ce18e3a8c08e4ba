import re
from dataclasses import replace
from typing import get_args

import pytest

from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.result import (
    NotChecked,
    NotCounted,
    NotCountedReason,
    Phase,
    Severity,
)
from formcheck.report import wording
from formcheck.report.movements import movements
from formcheck.report.summary import summarise
from formcheck.report.uncounted import not_counted_lines, not_counted_says
from formcheck.texts import names, say
from tests.report.builders import plank_result, shallow, squat_result

FRIGHTENING = re.compile(
    r"danger|damage|injur|harm|wrong|bad|fail|worst|unsafe|avoid|never|warning|abnormal", re.I
)


PLAIN = re.compile(r"[a-z][a-z, ']+")


def test_every_phase_severity_and_reason_has_words() -> None:
    assert all(names.phase_name(phase) for phase in get_args(Phase))
    assert all(names.how_much(severity) for severity in get_args(Severity))
    assert all(names.not_counted_name(reason) for reason in get_args(NotCountedReason))


@pytest.mark.parametrize("name", ["side-left", "side-right", "front", "back", "oblique", "unknown"])
def test_every_view_has_words(name: str) -> None:
    assert names.view_name(name) != name


def test_driving_metric_of_every_exercise_has_an_everyday_name() -> None:
    for each in exercise_ids():
        spec = load_exercise(each)
        rule = spec.driver or spec.hold
        metric = rule.metric if rule else "breath_rate"
        assert "_" not in names.metric_name(metric)
        assert " " in names.metric_name(metric)


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_every_fault_of_the_catalogue_has_a_short_plain_name_of_its_own(exercise_id: str) -> None:
    names = [fault.name for fault in load_exercise(exercise_id).faults]
    assert len(set(names)) == len(names), "two faults of one exercise are told apart"
    for name in names:
        assert name is not None
        assert PLAIN.fullmatch(name), name
        assert 2 <= len(name.split()) <= 6, name
        assert not FRIGHTENING.search(name), name


def test_a_fault_without_a_name_is_called_as_everywhere_in_the_catalogue() -> None:
    assert wording.fault_name("hips_rise_first") == "hips rising before the chest"


def test_a_fault_that_no_exercise_of_the_catalogue_knows_is_called_by_its_id_in_words() -> None:
    assert wording.fault_name("chin_to_the_left") == "chin to the left"


def test_what_exercises_call_differently_is_not_borrowed_from_one_of_them() -> None:
    arms, legs = (load_exercise(each) for each in ("wall_slide", "active_straight_leg_raise"))
    names = {
        fault.name for each in (arms, legs) for fault in each.faults if fault.id == "asymmetry"
    }
    assert names == {"one hand lower", "one leg lower"}
    assert wording.fault_name("asymmetry") == "asymmetry"


def test_a_finding_is_called_as_its_own_exercise_calls_it() -> None:
    fault = replace(shallow(), id="hips_sag", name="hips drooping")
    assert wording.fault_label(fault) == "hips drooping, a little"
    assert wording.check_name(NotChecked("hips_sag", "turn side-on", "hips drooping")) == (
        "hips drooping"
    )


def test_no_sentence_about_a_set_frightens() -> None:
    for result in (squat_result(), plank_result(), squat_result(reps=(), scored=False)):
        summary = summarise(result)
        said = [summary.headline, *summary.went_well, *summary.not_counted, summary.carry_on or ""]
        assert not FRIGHTENING.search(" ".join(said))


def test_every_movement_of_the_catalogue_has_an_everyday_name() -> None:
    for each in exercise_ids():
        assert movements(each, 2) != "repetitions", each


@pytest.mark.parametrize("reason", get_args(NotCountedReason))
def test_no_word_about_what_was_not_counted_frightens(reason: NotCountedReason) -> None:
    assert not FRIGHTENING.search(not_counted_says(reason))
    missed = NotCounted(1.0, 2.0, reason, 20.0, 30.0, "deg")
    assert not FRIGHTENING.search(" ".join(not_counted_lines(squat_result(not_counted=(missed,)))))


def test_the_meaning_of_the_score_says_how_it_comes_about() -> None:
    assert "mean of its repetitions' scores" in say("report.score_meaning")
    assert "not a clinical measure" in say("report.score_meaning")


def test_rounding_is_never_called_more_than_possible() -> None:
    assert wording.fault_name("possible_rounding").startswith("possible")
    label = wording.fault_label(replace(shallow(), id="possible_rounding", observation="proxy"))
    assert label == "possible trunk rounding, a little (the camera cannot see your spine)"


def test_fault_label_says_side_extent_and_indirect_sight() -> None:
    fault = replace(shallow(), id="knees_in", side="left", observation="proxy", severity="severe")

    assert wording.fault_label(fault) == "knees pointing inward (left), clearly, seen indirectly"
