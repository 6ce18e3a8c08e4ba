"""What looks like the beginning of a repetition and was never meant as one."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.pose.frame import FloatArray
from scenery.figures import LEAD_S, Course, left_lunge, squat
from scenery.stick_body import (
    FACING_LEFT,
    FACING_RIGHT,
    FROM_THE_FRONT,
    Arm,
    Leg,
    Posture,
    film,
)
from scenery.track_changes import between, joined
from tests.exercises.sets import watch

STANDING = Arm(flex=10.0)


def high_steps(knee_flex: FloatArray) -> Posture:
    """Return a body on its left leg that bends its right knee so far, the thigh lifted with it."""
    lifted = Leg(shank_incl=np.zeros_like(knee_flex), knee_flex=knee_flex)
    return Posture(
        left_leg=Leg(), right_leg=lifted, left_arm=STANDING, right_arm=STANDING, planted="left"
    )


def bend_of(peak_deg: float, *, seconds: float) -> Course:
    return Course(((0, 4.0), (1, 4.0), (1 + seconds / 2, peak_deg), (1 + seconds, 4.0), (3.5, 4.0)))


@pytest.mark.parametrize("seconds", [0.9, 1.6, 2.4])
@pytest.mark.parametrize("knee_deg", [50.0, 90.0])
def test_a_high_step_is_another_movement_than_a_squat(seconds: float, knee_deg: float) -> None:
    time_s, knee_flex = bend_of(knee_deg, seconds=seconds).sampled(FACING_RIGHT.rate_hz)
    outcome = watch("squat", film(high_steps(knee_flex), FACING_RIGHT, time_s))
    assert outcome.result.rep_count == 0
    assert outcome.reasons == ["another_movement"]


@pytest.mark.parametrize("seconds", [0.5, 1.6])
def test_a_quick_half_bend_is_a_quick_shallow_squat(seconds: float) -> None:
    outcome = watch("squat", squat.along(bend_of(48.0, seconds=seconds)))
    assert (outcome.result.rep_count, outcome.reasons) == (1, [])
    assert {"shallow", "too_fast_down"} == set(outcome.faults)


@pytest.mark.parametrize(("knee_deg", "reasons"), [(12.0, []), (40.0, ["cut"]), (90.0, ["cut"])])
def test_only_what_stands_out_can_be_cut(knee_deg: float, reasons: list[str]) -> None:
    going_down = squat.along(Course(((0, 4.0), (1, 4.0), (2, knee_deg), (3, knee_deg))))
    outcome = watch("squat", going_down)
    assert (outcome.result.rep_count, outcome.reasons) == (0, reasons)


def test_a_lunge_taken_for_a_squat_is_asked_about() -> None:
    outcome = watch("squat", left_lunge(2))
    assert outcome.result.perhaps == "forward_lunge"
    assert not any("Is this" in each for each in outcome.result.notes), "asked in one place"
    squats = watch("squat", squat(2, shot=FACING_LEFT)).result
    assert (squats.rep_count, squats.perhaps, squats.notes) == (2, None, ())


@pytest.mark.parametrize("knee_deg", [120.0, 150.0])
def test_a_squat_may_go_as_deep_as_it_likes(knee_deg: float) -> None:
    outcome = watch("squat", squat(1, knee_deg, tempo=(2, 1, 2)))
    assert (outcome.result.rep_count, outcome.reasons) == (1, [])
    assert outcome.result.reps[0].full_range


def test_who_turns_to_the_camera_is_counted_from_the_first_repetition_on() -> None:
    beside = between(squat(1), 0.0, LEAD_S)
    facing = squat(2, shot=replace(FROM_THE_FRONT, rate_hz=FACING_RIGHT.rate_hz))
    outcome = watch("squat", joined(beside, facing, blend_s=0.8))
    assert outcome.result.rep_count == 2
    assert outcome.result.view.name == "front"
