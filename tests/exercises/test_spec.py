"""What an exercise may mean, whatever file it came from."""

import math
from typing import Any

import pytest
from pydantic import ValidationError

from benchmarks.catalogue.range_fault import range_fault
from formcheck.exercises.coach import Target
from formcheck.exercises.driver import Driver
from formcheck.exercises.faults import Fault, MetricGate
from formcheck.exercises.hold import HoldRule
from formcheck.exercises.recognition import Condition
from formcheck.exercises.spec import ExerciseSpec
from tests.exercises.sets import driver_of, spec_of


def refused(model: type, written: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        model.model_validate(written)  # type: ignore[attr-defined]


CONDITION = {"metric": "knee_flex", "says": "Stand up.", "source": "default"}
FAULT = {
    "id": "lean", "metric": "trunk_incl", "op": "gt", "mild": 10.0, "severe": 20.0,
    "phase": ("peak",), "obs": "measured", "cue": "Chest up.", "source": "default",
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "holds"),
    [(10.0, True), (20.0, True), (9.9, False), (20.1, False), (math.nan, False)],
)
def test_a_condition_holds_within_its_bounds(value: float, holds: bool) -> None:
    condition = Condition.model_validate({**CONDITION, "min": 10.0, "max": 20.0})
    assert condition.holds(value) == holds


def test_a_condition_may_be_open_to_one_side() -> None:
    above = Condition.model_validate({**CONDITION, "min": 10.0})
    assert above.holds(1e6)
    assert not above.holds(math.nan)


@pytest.mark.parametrize(
    ("bounds", "says"),
    [
        ({}, "needs a min, a max, or both"),
        ({"min": 20.0, "max": 10.0}, "must be below max"),
        ({"min": 10.0, "max": 10.0}, "must be below max"),
        ({"min": 10.0, "metric": "knee"}, "no metric is called 'knee'"),
    ],
)
def test_a_condition_that_cannot_hold_is_refused(bounds: dict[str, Any], says: str) -> None:
    refused(Condition, {**CONDITION, **bounds}, says)


@pytest.mark.parametrize(
    ("value", "is_open"), [(50.0, True), (90.0, False), (120.0, False), (math.nan, False)]
)
def test_a_gate_is_open_in_its_range_and_shut_where_nothing_is_known(
    value: float, is_open: bool
) -> None:
    assert MetricGate.model_validate({"metric": "shoulder_abd", "max": 90.0}).open(value) == is_open


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"mild": 20.0, "severe": 10.0}, "severe must lie further than mild"),
        ({"op": "lt"}, "severe must lie further than mild"),
        ({"mild": 10.0, "severe": 10.0}, "severe must lie further than mild"),
        ({"mild": "target-10", "severe": -20.0, "op": "lt"}, "severe must lie further"),
        ({"mild": "target/2"}, "expected a number"),
        ({"obs": "timing"}, "obs 'timing' needs a time, but trunk_incl is not one"),
        ({"obs": "guessed"}, "obs"),
        ({"metric": "leaning"}, "no metric is called 'leaning'"),
        ({"phase": ()}, "phase"),
        ({"phase": ("down",)}, "phase"),
        ({"cue": ""}, "cue"),
        ({"mild": math.inf}, "mild"),
        ({"mild": True}, "mild"),
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(changes: dict[str, Any], says: str) -> None:
    refused(Fault, {**FAULT, **changes}, says)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"min_rep_s": 10.0}, "must be below max_rep_s"),
        ({"max_rep_s": math.nan}, "max_rep_s"),
        ({"metric": "knee"}, "no metric is called"),
        ({"start_exit": 20.0}, "must follow each other"),
        ({"direction": "decreasing"}, "must follow each other"),
        ({"source": ""}, "source"),
    ],
)
def test_a_driver_that_cannot_count_is_refused(changes: dict[str, Any], says: str) -> None:
    refused(Driver, {**driver_of("squat").model_dump(), **changes}, says)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"within": (12.0, -15.0)}, "within must be"),
        ({"metric": "line"}, "no metric is called"),
        ({"break_ms": 1}, "break_ms"),
        ({"enter_ms": 800.5}, "enter_ms"),
    ],
)
def test_a_hold_that_cannot_be_timed_is_refused(changes: dict[str, Any], says: str) -> None:
    hold = spec_of("plank").hold
    assert hold is not None
    refused(HoldRule, {**hold.model_dump(), **changes}, says)


@pytest.mark.parametrize(
    ("exercise_id", "changes", "says"),
    [
        ("squat", {"driver": None}, "mode 'reps' needs a"),
        ("plank", {"hold": None}, "mode 'hold' needs a"),
        ("squat", {"second_pass_driver": None}, "go together"),
        ("squat", {"steps": ()}, "steps"),
        ("squat", {"id": "a squat"}, "id"),
        ("squat", {"version": 0}, "version"),
        ("squat", {"surprise": 1}, "surprise"),
    ],
)
def test_an_exercise_that_is_not_whole_is_refused(
    exercise_id: str, changes: dict[str, Any], says: str
) -> None:
    refused(ExerciseSpec, {**spec_of(exercise_id).model_dump(by_alias=True), **changes}, says)


def test_a_specification_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        spec_of("squat").version = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("view", "metric"),
    [
        ("side-left", "knee_flex"),
        ("side-right", "knee_flex"),
        ("oblique", "knee_flex"),
        ("unknown", "knee_flex"),
        ("front", "hip_drop_pct"),
        ("back", "hip_drop_pct"),
    ],
)
def test_each_view_has_its_driver(view: str, metric: str) -> None:
    driver = spec_of("squat").driver_for(view)
    assert driver is not None
    assert driver.metric == metric


def test_without_a_second_pass_there_is_one_driver() -> None:
    spec = spec_of("hip_hinge")
    assert spec.driver_for("front") is spec.driver
    assert spec_of("plank").driver_for("side-left") is None


def test_the_target_is_the_levels_or_ones_own() -> None:
    spec = spec_of("squat")
    levels = [Target(level).of(spec) for level in ("beginner", "standard", "advanced")]
    assert levels == [60.0, 90.0, 110.0]
    assert Target().of(spec) == 90.0
    assert Target(value=72.5).of(spec) == 72.5


@pytest.mark.parametrize(
    ("exercise_id", "fault_id"),
    [
        ("squat", "shallow"),
        ("sit_to_stand", "not_fully_up"),
        ("glute_bridge", "not_high_enough"),
        ("hip_hinge", None),
        ("plank", None),
    ],
)
def test_the_fault_of_not_going_far_enough_is_known(exercise_id: str, fault_id: str | None) -> None:
    fault = range_fault(spec_of(exercise_id))
    assert (fault.id if fault else None) == fault_id
