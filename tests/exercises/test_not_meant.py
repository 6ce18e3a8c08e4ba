"""What looks like the beginning of a repetition and was never meant as one."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.pose.frame import FloatArray
from tests.exercises.sets import watch
from tests.figures import LEAD_S, Course, left_lunge, squat
from tests.stick_body import (
    FACING_LEFT,
    FACING_RIGHT,
    FROM_THE_FRONT,
    Arm,
    Leg,
    Posture,
    film,
)
from tests.track_changes import between, joined

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
def test_a_high_step_is_neither_a_squat_nor_an_attempt_at_one(
    seconds: float, knee_deg: float
) -> None:
    time_s, knee_flex = bend_of(knee_deg, seconds=seconds).sampled(FACING_RIGHT.rate_hz)
    outcome = watch("squat", film(high_steps(knee_flex), FACING_RIGHT, time_s))
    assert outcome.result.rep_count == 0
    assert outcome.reasons == []


@pytest.mark.parametrize(("seconds", "reasons"), [(1.6, ["partial"]), (0.5, [])])
def test_a_bend_that_turns_back_at_once_is_a_twitch_and_no_attempt(
    seconds: float, reasons: list[str]
) -> None:
    outcome = watch("squat", squat.along(bend_of(48.0, seconds=seconds)))
    assert outcome.reasons == reasons


@pytest.mark.parametrize(("knee_deg", "reasons"), [(40.0, []), (50.0, ["cut_off"])])
def test_only_what_has_come_half_way_can_be_cut_off(knee_deg: float, reasons: list[str]) -> None:
    going_down = squat.along(Course(((0, 4.0), (1, 4.0), (2, knee_deg), (3, knee_deg))))
    assert watch("squat", going_down).reasons == reasons


def test_a_lunge_is_no_squat() -> None:
    outcome = watch("squat", left_lunge(2))
    assert outcome.result.rep_count == 0
    assert watch("squat", squat(2, shot=FACING_LEFT)).result.rep_count == 2


def test_sitting_down_on_the_floor_and_getting_up_is_no_squat() -> None:
    outcome = watch("squat", squat(1, 150.0, tempo=(2, 1, 2)))
    assert outcome.result.rep_count == 0
    assert watch("squat", squat(1, 120.0, tempo=(2, 1, 2))).result.rep_count == 1


def test_who_turns_to_the_camera_is_counted_from_the_first_repetition_on() -> None:
    beside = between(squat(1), 0.0, LEAD_S)
    facing = squat(2, shot=replace(FROM_THE_FRONT, rate_hz=FACING_RIGHT.rate_hz))
    outcome = watch("squat", joined(beside, facing, blend_s=0.8))
    assert outcome.result.rep_count == 2
    assert outcome.result.view.name == "front"
