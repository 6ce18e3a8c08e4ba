"""What must fit together in an exercise file."""

from typing import Any

import pytest
from pydantic import ValidationError

from formcheck.exercises.loader import spec_hash
from formcheck.exercises.spec import ExerciseSpec
from tests.clinical_tables import table_row
from tests.exercises.clinical_files import file_of, written
from tests.exercises.sets import spec_of

TIMING = {
    "id": "quick", "metric": "rep_time", "op": "lt", "mild": 2.0, "severe": 1.0, "phase": ("all",),
    "obs": "timing", "cue": "Slower.", "source": "default",
}  # fmt: skip
DEMO = {"start": {"knee_flexion": 4.0}, "moves": ({"phase": "out", "seconds": 1.0},)}


@pytest.mark.parametrize(
    ("exercise_id", "changes", "says"),
    [
        ("pelvic_tilt_supine", {"pace": None}, r"mode 'paced' needs a \[pace\]"),
        (
            "pelvic_tilt_supine",
            {"tempo": {"out_s": 1.0, "pause_s": 0.0, "return_s": 1.0}},
            "no use",
        ),
        ("diaphragmatic_breathing", {"breathing": None}, r"needs a \[breathing\]"),
        ("bird_dog", {"hold": {"metric": "leg_lift", "min": 1.0, "source": "default"}}, "hold_s"),
        ("pelvic_tilt_supine", {"faults": (TIMING,)}, "mode 'paced' has no rep_time"),
        ("prone_press_up", {"faults": ({**TIMING, "phase": ("hold",)},)}, r"needs a \[hold\]"),
        ("prone_press_up", {"faults": ({**TIMING, "mild": "pace+2", "severe": "pace+1"},)}, "pace"),
        ("prone_press_up", {"faults": ({**TIMING, "mild": "hold-2", "severe": "hold-5"},)}, "hold"),
        ("prone_press_up", {"faults": ({**TIMING, "op": "cue_only"},)}, "go together"),
        ("prone_press_up", {"faults": ({**TIMING, "mild": None},)}, "mild and severe are needed"),
        ("prone_press_up", {"faults": ({**TIMING, "driver_metric": "knee_flex"},)}, "peak_vel"),
    ],
)
def test_what_does_not_fit_is_refused(exercise_id: str, changes: dict[str, Any], says: str) -> None:
    file = {**written(table_row(exercise_id)), **changes}
    with pytest.raises(ValidationError, match=says):
        ExerciseSpec.model_validate(file)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"metric": "weight_shift", "side": "moving_leg"}, "needs a metric of one side"),
        ({"metric": "foot_pitch", "of": "calib"}, "leave out 'of'"),
        ({"metric": "breath_rate"}, "drives nothing"),
        ({"secondary": {"metric": "torso", "min_change": 1.0, "source": "default"}}, "no metric"),
    ],
)
def test_a_driver_that_cannot_be_read_is_refused(changes: dict[str, Any], says: str) -> None:
    file = written(table_row("prone_press_up"))
    with pytest.raises(ValidationError, match=says):
        ExerciseSpec.model_validate({**file, "driver": {**file["driver"], **changes}})


def test_a_changed_demonstration_changes_no_verdict() -> None:
    file = written(table_row("prone_press_up"))
    bare = ExerciseSpec.model_validate(file)
    faults = tuple({**each, "demo": {"peak": {"knee_flexion": 9.0}}} for each in file["faults"])
    shown = ExerciseSpec.model_validate({**file, "demo": DEMO, "faults": faults})
    assert spec_hash(shown) == spec_hash(bare)
    assert spec_hash(bare.model_copy(update={"version": 2})) != spec_hash(bare)


def test_every_level_of_breathing_has_its_pattern() -> None:
    breathing = file_of(table_row("diaphragmatic_breathing")).breathing
    assert breathing is not None
    rates = [
        breathing.patterns[breathing.name_at(level)].per_min for level in ("beginner", "advanced")
    ]
    assert rates == [8.0, 6.0]
    skipped = breathing.patterns["optional_478"]
    assert (skipped.max_cycles, skipped.skip_if) == (4, ("RESP", "HTN", "PREG"))


def test_reminders_are_not_among_what_is_checked() -> None:
    spec = file_of(table_row("standing_hip_abduction"))
    assert [fault.id for fault in spec.reminders] == ["toes_turn_out"]
    assert "toes_turn_out" not in {fault.id for fault in spec.checks}


def test_an_exercise_with_nothing_to_aim_for_has_no_unit() -> None:
    spec = file_of(table_row("pelvic_tilt_supine"))
    assert (spec.target_unit, spec.tolerance) == ("", 0.0)
    assert spec.target_at("beginner") != spec.target_at("beginner")
    assert spec_of("squat").target_unit == "deg"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "one of min, max, min_frac, max_frac"),
        ({"min": 1.0, "max": 2.0}, "one of min, max, min_frac, max_frac"),
        ({"at": "furthest", "min_frac": 0.5}, "a share of the movement bounds a change"),
        ({"max": 1.0, "signal": "tail"}, "signal"),
        ({"max": 1.0, "views": ()}, "views"),
        ({"max": 1.0, "views": ("above",)}, "views"),
        ({"max": 1.0, "says": ""}, "says"),
    ],
)
def test_what_a_movement_must_also_show_is_bounded_once(changes: dict[str, Any], says: str) -> None:
    asked = {"signal": "knee_3d", "says": "Bend both knees.", "source": "default", **changes}
    counting = {"signals": ("trunk_elevation",), "also": (asked,)}
    with pytest.raises(ValidationError, match=says):
        ExerciseSpec.model_validate({**written(table_row("prone_press_up")), "counting": counting})
