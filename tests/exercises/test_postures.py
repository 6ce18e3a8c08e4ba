"""Start positions of every kind are told apart, and other drivers count with their side."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from formcheck.exercises.coach.gate import StartGate
from formcheck.exercises.recognition import Condition, Recognition
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.observer import Observer
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from scenery.figures import hip_hinge, repeated, rising
from scenery.stick_body import (
    FROM_THE_FRONT,
    HALF_HIPS_M,
    Arm,
    Leg,
    Posture,
    Shot,
    both_legs,
    film,
    leg_span,
)
from scenery.track_changes import rolled
from tests.clinical_tables import table_row
from tests.exercises.bodies_on_the_floor import (
    LYING,
    along,
    laid_sideways,
    lunging_sideways,
    on_all_fours,
    seated,
    supine,
    with_leg,
)
from tests.exercises.clinical_files import file_of, written
from tests.exercises.sets import watch

TIME_S = np.arange(45) / 30
PRONE = both_legs(Posture(90.0, planted="hips"), shank_incl=90.0)
BODIES = {
    "standing": film(Posture(), Shot(90.0), TIME_S),
    "seated": film(rising(90.0), Shot(90.0), TIME_S),
    "supine": film(supine(), LYING, TIME_S),
    "prone": film(PRONE, LYING, TIME_S),
    "hands and knees": film(on_all_fours(), LYING, TIME_S),
    "side-lying": laid_sideways(film(Posture(), FROM_THE_FRONT, TIME_S), 85.0),
}


def between(metric: str, low: float, high: float, view: str | None = None) -> Condition:
    return Condition.model_validate(
        {
            "metric": metric,
            "min": low,
            "max": high,
            "view": view,
            "says": "So.",
            "source": "default",
        }
    )


STARTS = {
    "standing": (between("trunk_incl", -20, 20), between("knee_flex", -5, 25)),
    "seated": (between("trunk_incl", -20, 25), between("thigh_elev", -25, 25)),
    "supine": (between("trunk_incl", -120, -60), between("trunk_lift", -10, 20)),
    "prone": (between("trunk_incl", 70, 110), between("thigh_elev", -20, 20)),
    "hands and knees": (between("trunk_incl", 55, 110), between("thigh_elev", -90, -60)),
    "side-lying": (between("trunk_lift", -10, 30, "front"), between("body_line", -20, 20, "front")),
}


def opens(start: tuple[Condition, ...], track: PoseTrack) -> bool:
    gate, observer = StartGate(Recognition(start=start)), Observer()
    seen = [observer.push(pose) for pose in track]
    return any(gate.push(each, each.stance.near, at_rest=True) for each in seen)


@pytest.mark.parametrize("shown", BODIES)
@pytest.mark.parametrize("asked", STARTS)
def test_a_start_position_is_told_from_the_others(asked: str, shown: str) -> None:
    if asked == shown:
        assert opens(STARTS[asked], BODIES[shown])
        assert opens(STARTS[asked], BODIES[shown].mirrored())
    elif (asked == "side-lying") == (shown == "side-lying"):
        assert not opens(STARTS[asked], BODIES[shown])


@pytest.mark.parametrize("roll_deg", [-12.0, 12.0])
def test_who_stands_before_a_camera_that_leans_is_not_told_to_stand_upright(
    roll_deg: float,
) -> None:
    upright = (between("trunk_incl", -5, 5), between("knee_flex", -5, 25))
    assert opens(upright, rolled(BODIES["standing"], roll_deg))
    for other in ("seated", "supine", "prone", "hands and knees"):
        assert not opens(upright, rolled(BODIES[other], roll_deg))


def spec_of(exercise_id: str, **changes: Any) -> ExerciseSpec:
    row = table_row(exercise_id)
    return ExerciseSpec.model_validate({**written(row), **changes}) if changes else file_of(row)


@pytest.mark.parametrize("shot", [FROM_THE_FRONT, Shot(180.0)], ids=["front", "back"])
def test_a_side_lunge_has_the_side_the_weight_goes_to(shot: Shot) -> None:
    course = repeated(0.0, [0.10, -0.10], (2, 1, 2))
    track = along(course, lunging_sideways, shot)
    reps = watch(spec_of("side_lunge"), track).result.reps
    assert [rep.side for rep in reps] == ["left", "right"]
    furthest = lunging_sideways(np.array(0.10))
    bent, other = leg_span(furthest.left_leg), leg_span(furthest.right_leg)
    feet_apart_m = np.hypot(2 * HALF_HIPS_M, other[2] - bent[2])
    assert [rep.peak for rep in reps] == pytest.approx([0.10 / feet_apart_m] * 2, abs=0.01)


def test_turning_left_and_right_is_counted_by_its_sign() -> None:
    course = repeated(0.0, [40.0, -40.0], (2, 2, 2))
    track = along(course, lambda turn: seated(Posture(trunk_rot=turn)), FROM_THE_FRONT)
    reps = watch(spec_of("trunk_rotation"), track).result.reps
    assert [rep.side for rep in reps] == ["left", "right"]


@pytest.mark.parametrize(("turn_deg", "full"), [(20.0, None), (48.0, True)])
def test_the_range_of_a_turn_is_said_only_where_it_is_surer_than_its_band(
    turn_deg: float, full: bool | None
) -> None:
    course = repeated(0.0, [turn_deg, -turn_deg], (2, 2, 2))
    track = along(course, lambda turn: seated(Posture(trunk_rot=turn)), FROM_THE_FRONT)
    reps = watch("trunk_rotation", track).result.reps
    assert [rep.full_range for rep in reps] == [full, full]


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_raised_straight_leg_is_the_working_one(side: Any) -> None:
    course = repeated(0.0, [75.0, 75.0], (3, 3, 3))
    track = along(course, lambda lift: supine(lift, side), LYING)
    outcome = watch(spec_of("active_straight_leg_raise"), track)
    assert [(rep.side, round(rep.peak)) for rep in outcome.result.reps] == [(side, 75)] * 2
    assert outcome.faults == {}


def test_the_leg_that_goes_down_works_in_a_dead_bug() -> None:
    def body(lift: FloatArray) -> Posture:
        tabletop = supine(90.0, "right", 90.0)
        return with_leg(tabletop, "left", Leg(np.subtract(0.0, lift), 90.0))

    course = repeated(88.0, [35.0, 35.0], (3, 1, 2))
    outcome = watch(spec_of("dead_bug"), along(course, body, LYING))
    assert [rep.side for rep in outcome.result.reps] == ["left", "left"]
    assert "resting_leg_moves" not in outcome.faults


def test_the_speed_of_another_metric_is_judged_in_its_phase() -> None:
    jerk = {
        "id": "jerk", "metric": "peak_vel", "op": "gt", "mild": 100.0, "severe": 180.0,
        "phase": ("return",), "obs": "timing", "driver_metric": "trunk_incl",
        "cue": "Lift smoothly.", "source": "default",
    }  # fmt: skip
    spec = spec_of("hip_hinge", faults=(jerk,))
    slow, fast = hip_hinge(1, tempo=(3, 1, 2)), hip_hinge(1, tempo=(3, 1, 0.7))
    other_way = hip_hinge(1, tempo=(0.7, 1, 3))
    assert "jerk" not in watch(spec, slow).faults
    assert watch(spec, fast).faults["jerk"].worst == pytest.approx(58 * np.pi / 2 / 0.7, rel=0.06)
    assert "jerk" not in watch(spec, other_way).faults


def test_the_variant_is_told_at_the_furthest_point() -> None:
    ways = (
        {"id": "stoop", "metric": "knee_flex", "max": 40.0, "source": "default"},
        {"id": "semi_squat", "metric": "knee_flex", "min": 40.0, "source": "default"},
    )
    spec = spec_of("hip_hinge", variants=ways, recognition={}, faults=())
    assert [rep.variant for rep in watch(spec, hip_hinge(1)).result.reps] == ["stoop"]

    def bent(posture: Posture, share: FloatArray) -> Posture:
        return both_legs(posture, knee_flex=8.0 + 60.0 * share, shank_incl=20.0 * share)

    reps = watch(spec, hip_hinge(1, change=bent)).result.reps
    assert [rep.variant for rep in reps] == ["semi_squat"]


def test_bouncing_in_a_stretch_is_noticed() -> None:
    time_s = np.arange(30 * 14) / 30
    inside = np.clip(time_s - 2.0, 0.0, 1.0) * np.clip(13.0 - time_s, 0.0, 1.0)
    bounce = 10.0 * np.sin(2 * np.pi * 1.2 * time_s) * (inside == 1.0)
    for extra, expected in ((0.0, False), (bounce, True)):
        thigh = 120.0 * inside + extra
        track = film(supine(thigh, "left", 110.0 * inside), LYING, time_s)
        assert ("bounce" in watch(spec_of("single_knee_to_chest"), track).faults) == expected


def test_letting_the_leg_down_at_the_end_of_a_stretch_is_no_bouncing() -> None:
    time_s = np.arange(30 * 14) / 30
    thigh = 155.0 * np.clip(time_s - 2.0, 0.0, 1.0) * np.clip((13.0 - time_s) / 2.0, 0.0, 1.0)
    track = film(supine(thigh, "left", 110.0 * np.minimum(thigh / 155.0, 1.0)), LYING, time_s)
    outcome = watch(spec_of("single_knee_to_chest"), track)
    assert outcome.result.hold_total_s == pytest.approx(9.0, abs=1.0)
    assert "bounce" not in outcome.faults
    assert not any("bouncing" in cue for cue in outcome.cues)


def test_left_against_right_is_judged_in_holds_too() -> None:
    uneven = {
        "id": "uneven", "metric": "shoulder_abd", "of": "contra", "op": "gt", "mild": 12.0,
        "severe": 20.0, "phase": ("hold",), "obs": "measured", "cue": "Both arms level.",
        "source": "default",
    }  # fmt: skip
    hold = {"metric": "shoulder_abd", "side": "mean", "min": 60.0, "source": "default"}
    changes = {"hold": hold, "faults": (uneven,)}
    spec = spec_of("side_plank", **changes)
    time_s = np.arange(30 * 4) / 30
    for right, expected in ((90.0, None), (75.0, "mild"), (65.0, "severe")):
        arms = replace(Posture(), left_arm=Arm(abd=90.0), right_arm=Arm(abd=right))
        found = watch(spec, film(arms, FROM_THE_FRONT, time_s)).faults.get("uneven")
        assert (found.severity if found else None) == expected


@pytest.mark.parametrize("turn", [-40.0, -15.0, 0.0, 30.0])
@pytest.mark.parametrize("lying_deg", [0.0, 75.0, -90.0])
def test_a_turn_of_the_trunk_means_the_same_lying_on_the_side(
    turn: float, lying_deg: float
) -> None:
    track = film(Posture(trunk_rot=np.full(5, turn)), FROM_THE_FRONT, TIME_S[:5])
    observer = Observer()
    seen = [observer.push(pose) for pose in laid_sideways(track, lying_deg)]
    assert seen[-1].value("trunk_rot", "left") == pytest.approx(turn, abs=0.1)
