"""Every pose metric against a stick figure whose angles are known."""

import math
from dataclasses import replace

import pytest

from formcheck.anatomy.sides import SIDES
from formcheck.kinematics.body import Body, body_of
from formcheck.kinematics.metrics import METRICS
from scenery.figures import bending_sideways, bridging, planking, raising_arms
from scenery.stick_body import (
    FACING_LEFT,
    FACING_RIGHT,
    FOREARM_M,
    FROM_THE_FRONT,
    HALF_HIPS_M,
    HALF_SHOULDERS_M,
    HAND_M,
    LEG_M,
    SHANK_M,
    THIGH_M,
    TRUNK_M,
    UPPER_ARM_M,
    Arm,
    Leg,
    Posture,
    Shot,
    both_arms,
    both_legs,
    figure,
)
from tests.kinematics.point_bodies import moved, value

FROM_BEHIND = Shot(180.0)
STATURE_M = (TRUNK_M + LEG_M) / 0.779
BENT = both_arms(
    both_legs(
        Posture(trunk_incl=25.0, head_fwd=12.0), shank_incl=15.0, knee_flex=70.0, heel_up=10.0
    ),
    flex=60.0,
    elbow=40.0,
)
STANDING = Posture()


def body(posture: Posture, shot: Shot) -> Body:
    """Return the body with what only time can tell: which way it faces."""
    facing = math.copysign(1.0, math.sin(math.radians(shot.turn_deg)))
    lateral = -1.0 if shot is FROM_BEHIND else 1.0
    return replace(body_of(figure(posture, shot)), facing=facing, lateral=lateral)


def changed(posture: Posture, shot: Shot, before: Posture = STANDING) -> Body:
    """Return the body with its start position."""
    return replace(body(posture, shot), reference=body(before, shot))


@pytest.mark.parametrize("shot", [FACING_RIGHT, FACING_LEFT], ids=["right", "left"])
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("metric_id", "posture", "expected"),
    [
        ("knee_flex", BENT, 70.0),
        ("shank_incl", BENT, 15.0),
        ("trunk_incl", BENT, 25.0),
        ("hip_flex", BENT, 25.0 - 15.0 + 70.0),
        ("hip_flex", Posture(trunk_incl=-20.0), -20.0),
        ("thigh_elev", BENT, -(90.0 - 55.0)),
        ("thigh_elev", both_legs(STANDING, knee_flex=110.0), 20.0),
        ("ankle_df", BENT, 15.0 - 10.0),
        ("trunk_shank_diff", BENT, 10.0),
        ("head_fwd", BENT, 12.0),
        ("cva_proxy", BENT, 90.0 - 37.0),
        ("gaze_pitch", BENT, -37.0),
        ("shoulder_flex", BENT, 60.0),
        ("elbow_flex", BENT, 40.0),
        ("wrist_flex", BENT, 0.0),
        ("body_line", planking(18.0), 18.0),
        ("body_line", planking(-14.0), -14.0),
        ("body_line_knee", bridging(30.0), 30.0),
        ("body_line_knee", bridging(-9.0), -9.0),
        ("trunk_lift", planking(0.0), 10.0),
        ("trunk_lift", bridging(0.0), -25.0),
        ("leg_lift", both_legs(Posture(-90.0), shank_incl=-90.0 - 35.0), 35.0),
        ("leg_lift", both_legs(Posture(-90.0), shank_incl=-90.0 - 110.0), 110.0),
        ("thigh_lift", both_legs(Posture(-90.0), shank_incl=-95.0, knee_flex=30.0), 35.0),
        ("wrist_drop_pct", both_arms(STANDING, flex=20.0, elbow=70.0), 0.0),
        ("wrist_drop_pct", both_arms(STANDING, flex=20.0, elbow=120.0), -76.6),
        ("wrist_drop_pct", STANDING, 100.0),
        ("elbow_drop_pct", STANDING, 100.0),
        ("elbow_drop_pct", both_arms(STANDING, flex=90.0), 0.0),
        ("elbow_drop_pct", planking(0.0), 100.0),
    ],
)
def test_angles_seen_from_the_side(
    metric_id: str, posture: Posture, expected: float, side: str, shot: Shot
) -> None:
    assert value(metric_id, body(posture, shot), side) == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("shot", [FACING_RIGHT, FACING_LEFT], ids=["right", "left"])
def test_hands_are_measured_against_stature_and_feet(shot: Shot) -> None:
    drop = TRUNK_M / math.hypot(TRUNK_M, HALF_SHOULDERS_M - HALF_HIPS_M)
    arm_m = (UPPER_ARM_M + FOREARM_M + HAND_M) * drop
    fingertips_m = 0.08 + LEG_M + TRUNK_M - arm_m
    hanging = body(STANDING, shot)
    assert value("hand_floor_pct", hanging) == pytest.approx(
        100 * fingertips_m / STATURE_M, abs=0.1
    )
    assert value("hand_foot_pct", hanging) == pytest.approx(100 * 0.05 / STATURE_M, abs=0.1)
    reaching = body(both_arms(STANDING, flex=90.0), shot)
    ahead_m = UPPER_ARM_M + FOREARM_M - 0.05
    in_picture = ahead_m * drop
    assert value("hand_foot_pct", reaching) == pytest.approx(100 * in_picture / STATURE_M, abs=0.3)


@pytest.mark.parametrize("shot", [FROM_THE_FRONT, FROM_BEHIND], ids=["front", "back"])
@pytest.mark.parametrize(
    ("metric_id", "side", "posture", "expected"),
    [
        ("fppa", "left", Posture(left_leg=Leg(knee_in=14.0)), 14.0),
        ("fppa", "right", Posture(left_leg=Leg(knee_in=14.0)), 0.0),
        ("fppa", "right", Posture(right_leg=Leg(knee_in=-9.0)), -9.0),
        ("fppa", "left", both_legs(STANDING, shank_incl=25.0, knee_flex=60.0, knee_in=14.0), 14.0),
        ("hip_abd", "left", STANDING, 0.0),
        ("hip_abd", "left", Posture(pelvic_obliq=7.0), -7.0),
        ("hip_abd", "right", Posture(pelvic_obliq=7.0), 7.0),
        ("shoulder_abd", "left", Posture(left_arm=Arm(abd=75.0)), 75.0),
        ("shoulder_abd", "right", Posture(right_arm=Arm(abd=75.0)), 75.0),
        ("shoulder_abd", "right", Posture(left_arm=Arm(abd=75.0)), 0.0),
        ("elbow_flex", "left", Posture(left_arm=Arm(abd=75.0, elbow=33.0)), 33.0),
        ("pelvic_obliq", "left", Posture(pelvic_obliq=8.0), 8.0),
        ("pelvic_obliq", "left", Posture(pelvic_obliq=-8.0), -8.0),
        ("trunk_lat", "left", bending_sideways(21.0), 21.0),
        ("trunk_lat", "left", bending_sideways(-21.0), -21.0),
        ("shoulder_tilt", "left", bending_sideways(21.0), -21.0),
        ("head_tilt", "left", bending_sideways(-21.0), 21.0),
        ("weight_shift", "left", Posture(hip_shift_m=0.06), 0.25),
        ("weight_shift", "left", Posture(hip_shift_m=-0.06), -0.25),
        ("trunk_rot", "left", Posture(trunk_rot=20.0), 20.0),
        ("trunk_rot", "left", Posture(trunk_rot=-20.0), -20.0),
        ("knee_ankle_ratio", "left", STANDING, 1.0),
    ],
)
def test_angles_seen_from_the_front_are_the_persons_own(
    metric_id: str, side: str, posture: Posture, expected: float, shot: Shot
) -> None:
    tolerance = 0.1 if METRICS[metric_id].unit == "deg" else 0.001
    assert value(metric_id, body(posture, shot), side) == pytest.approx(expected, abs=tolerance)


def test_knees_together_bring_the_ratio_of_knees_to_ankles_down() -> None:
    together = both_legs(STANDING, knee_in=20.0)
    knees_in_m = 0.5 * LEG_M * math.tan(math.radians(10.0))
    expected = (HALF_HIPS_M - knees_in_m) / HALF_HIPS_M
    found = value("knee_ankle_ratio", body(together, FROM_THE_FRONT))
    assert found == pytest.approx(expected, abs=0.01)


def test_wrist_height_counts_from_the_shoulder_line_in_arms_lengths() -> None:
    inward_deg = math.degrees(math.atan2(HALF_SHOULDERS_M - HALF_HIPS_M, TRUNK_M))
    raised = body(raising_arms(150.0), FROM_THE_FRONT)
    expected = -100 * math.cos(math.radians(150.0 - inward_deg))
    assert value("wrist_height_pct", raised) == pytest.approx(expected, abs=0.1)


LIFTED = Posture(right_leg=Leg(shank_incl=-10.0, knee_flex=80.0), planted="left")
SQUAT = both_legs(STANDING, shank_incl=25.0, knee_flex=70.0)
RISE_OF_HEEL_M = 0.20 * math.sin(math.radians(12))
THIGH_LEAN = math.radians(25.0 - 70.0)
HIP_HEIGHT_M = SHANK_M * math.cos(math.radians(25.0)) + THIGH_M * math.cos(THIGH_LEAN)
HIP_AHEAD_M = SHANK_M * math.sin(math.radians(25.0)) + THIGH_M * math.sin(THIGH_LEAN)


@pytest.mark.parametrize("shot", [FACING_RIGHT, FACING_LEFT], ids=["right", "left"])
@pytest.mark.parametrize(
    ("metric_id", "posture", "expected"),
    [
        ("foot_pitch", both_legs(STANDING, heel_up=12.0), 12.0),
        ("heel_rise_pct", both_legs(STANDING, heel_up=12.0), 100 * RISE_OF_HEEL_M / 0.20),
        ("torso_short", Posture(torso_short=0.11), 11.0),
        ("torso_short", replace(SQUAT, trunk_incl=35.0, torso_short=0.11), 11.0),
        ("hip_shift_pct", SQUAT, 100 * HIP_AHEAD_M / LEG_M),
        ("hip_shift_pct", replace(STANDING, forward_m=0.10), 100 * 0.10 / LEG_M),
        ("hip_drop_pct", SQUAT, 100 * (LEG_M - HIP_HEIGHT_M) / LEG_M),
        ("thigh_drop_pct", SQUAT, 100 * (1 - math.cos(THIGH_LEAN))),
    ],
)
def test_changes_since_the_start_seen_from_the_side(
    metric_id: str, posture: Posture, expected: float, shot: Shot
) -> None:
    assert value(metric_id, changed(posture, shot)) == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("sway_m", [-0.10, 0.10])
def test_hips_go_back_where_the_camera_may_have_gone_with_them(sway_m: float) -> None:
    hips_back = both_legs(Posture(trunk_incl=60.0), shank_incl=-8.0, knee_flex=0.0)
    still = changed(hips_back, FACING_RIGHT)
    swayed = replace(moved(still, 1.0, sway_m * FACING_RIGHT.px_per_m), reference=still.reference)
    expected = value("hip_shift_pct", still, "right")
    assert expected < -10.0
    assert value("hip_shift_pct", swayed, "right") == pytest.approx(expected + 100 * sway_m / LEG_M)
    unknown = replace(swayed, across_known=False)
    assert value("hip_shift_pct", unknown, "right") == pytest.approx(expected)


def test_a_foot_that_was_moved_does_not_move_the_hips_where_the_camera_may_have_gone() -> None:
    stepped = changed(replace(STANDING, right_leg=Leg(30.0, 20.0)), FACING_RIGHT)
    unknown = replace(stepped, across_known=False)
    assert value("hip_shift_pct", unknown, "right") == pytest.approx(0.0, abs=0.1)


def test_shrug_is_the_part_of_the_neck_that_went() -> None:
    assert value("shrug_pct", changed(Posture(shrug=0.3), FROM_THE_FRONT)) == pytest.approx(30.0)


def test_knee_height_is_the_rise_in_thighs() -> None:
    lifted = changed(LIFTED, FROM_THE_FRONT)
    knee_rise_m = THIGH_M - THIGH_M * math.cos(math.radians(90.0))
    assert value("knee_height_pct", lifted, "left") == pytest.approx(0.0, abs=0.1)
    assert value("knee_height_pct", lifted, "right") == pytest.approx(
        100 * knee_rise_m / THIGH_M, abs=0.1
    )


def test_the_place_of_the_foot_changes_as_it_steps() -> None:
    before, after = body(STANDING, FACING_RIGHT), body(Posture(forward_m=0.42), FACING_RIGHT)
    change = value("foot_place_pct", after) - value("foot_place_pct", before)
    assert change == pytest.approx(50.0, abs=0.1)


def test_the_stride_is_how_far_one_foot_is_ahead_of_the_other() -> None:
    stepped = Posture(left_leg=Leg(shank_incl=-30.0), right_leg=Leg(shank_incl=10.0))
    apart_m = LEG_M * (math.sin(math.radians(30.0)) + math.sin(math.radians(10.0)))
    assert value("stride_pct", body(STANDING, FACING_LEFT)) == pytest.approx(0.0, abs=1.0)
    assert value("stride_pct", body(stepped, FACING_LEFT)) == pytest.approx(
        100 * apart_m / LEG_M, abs=0.5
    )


def test_a_camera_that_comes_closer_does_not_lengthen_the_trunk() -> None:
    closer = moved(body(Posture(torso_short=0.1), FACING_RIGHT), 1.3 + 0j, 0j)
    compared = replace(closer, reference=body(STANDING, FACING_RIGHT))
    assert value("torso_short", compared) == pytest.approx(10.0, abs=0.1)
