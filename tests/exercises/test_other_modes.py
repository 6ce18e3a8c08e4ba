"""Cycles, paced movements, breathing, one-sided holds and holds within repetitions."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from scenery.figures import MOVEMENTS, Course, bridging, repeated
from scenery.stick_body import FROM_THE_FRONT, Arm, Posture, Shot, Side, film
from scenery.track_changes import hidden, joined, thinned
from tests.clinical_tables import table_row
from tests.exercises.bodies_on_the_floor import (
    LYING,
    along,
    breathing,
    laid_sideways,
    lifting_knee,
    on_all_fours,
    seated,
    supine,
)
from tests.exercises.clinical_files import file_of, written
from tests.exercises.counting.marching import marching
from tests.exercises.sets import Outcome, watch


def spec_of(exercise_id: str, **changes: Any) -> ExerciseSpec:
    row = table_row(exercise_id)
    return ExerciseSpec.model_validate({**written(row), **changes}) if changes else file_of(row)


def sides(outcome: Outcome) -> list[str | None]:
    return [rep.side for rep in outcome.result.reps]


# March in place: both knees count, each with its side.


@pytest.mark.parametrize("step_s", [0.6, 1.0])
def test_every_step_of_a_march_counts_with_its_side(step_s: float) -> None:
    outcome = watch(spec_of("march_in_place"), marching(8, step_s=step_s))
    assert sides(outcome) == ["left", "right"] * 4
    assert outcome.result.side_counts == {"left": 4, "right": 4}
    assert outcome.result.mode == "cycles"
    assert outcome.result.count_basis == "measured"
    for rep in outcome.result.reps:
        assert rep.peak == pytest.approx(70.0, abs=6.0)


@pytest.mark.parametrize(("step", "basis"), [(2, "measured"), (3, "measured"), (5, "approximate")])
def test_quick_steps_are_counted_surely_from_ten_pictures_a_second(step: int, basis: str) -> None:
    result = watch(spec_of("march_in_place"), thinned(marching(4), step)).result
    assert result.count_basis == basis
    said = any("fewer than 10 pictures" in note for note in result.notes)
    assert said == (basis == "approximate")


def test_slow_movements_are_counted_as_surely_from_few_pictures() -> None:
    result = watch("squat", thinned(MOVEMENTS["squat"](2), 6)).result
    assert (result.rep_count, result.count_basis, result.notes) == (2, "measured", ())


def test_a_named_side_does_not_silence_the_other_step() -> None:
    outcome = watch(spec_of("march_in_place"), marching(4), Target(side="left"))
    assert sides(outcome) == ["left", "right"] * 2


def test_low_knees_count_and_are_told() -> None:
    outcome = watch(spec_of("march_in_place"), marching(4, 25.0))
    assert sides(outcome) == ["left", "right"] * 2
    assert [[fault.id for fault in rep.faults] for rep in outcome.result.reps] == [
        ["low_knees"]
    ] * 4
    assert [rep.full_range for rep in outcome.result.reps] == [False] * 4


def test_shifting_from_foot_to_foot_is_no_march() -> None:
    outcome = watch(spec_of("march_in_place"), marching(4, 3.0))
    assert (outcome.result.reps, outcome.result.perhaps) == ((), None)
    assert outcome.result.not_counted_reason is not None


# Cat-cow: the head alone is no cycle.


def cat_cow(cycles: int, rounding: float) -> PoseTrack:
    course = repeated(0.0, [1.0] * cycles, (2, 1, 2))

    def body(share: FloatArray) -> Posture:
        head = -15.0 + 35.0 * share
        return replace(on_all_fours(), head_fwd=head, torso_short=rounding * share)

    return along(course, body, LYING)


def test_a_cycle_counts_when_the_trunk_changes_with_the_head() -> None:
    result = watch(spec_of("cat_cow"), cat_cow(3, 0.08)).result
    assert result.rep_count == 3
    assert result.count_basis == "approximate"
    assert "approximate" in result.notes[0]


def test_nodding_alone_is_no_cycle() -> None:
    outcome = watch(spec_of("cat_cow"), cat_cow(2, 0.01))
    assert outcome.result.reps == ()
    assert outcome.reasons == ["another_movement", "another_movement"]


# Chin tuck: a change from how one sat.


def tucking(head_fwd: float) -> PoseTrack:
    """Return a seated person who draws the head back by 10 deg, twice."""
    course = repeated(0.0, [-10.0, -10.0], (2, 4, 2))
    return along(course, lambda back: seated(Posture(head_fwd=head_fwd + back)))


@pytest.mark.parametrize("head_fwd", [5.0, 30.0])
def test_a_chin_tuck_is_measured_from_how_one_sat(head_fwd: float) -> None:
    result = watch(spec_of("chin_tuck"), tucking(head_fwd)).result
    assert [rep.start_s for rep in result.reps] == pytest.approx([1.0, 10.0], abs=0.5)
    assert [rep.end_s for rep in result.reps] == pytest.approx([9.0, 18.0], abs=0.5)
    assert result.reps[0].peak == pytest.approx(-10.0, abs=0.5)
    assert result.count_basis == "approximate"


# Paced: by the clock.


def lying_still(duration_s: float, lift_at_s: float | None = None) -> PoseTrack:
    time_s = np.arange(round(duration_s * 30)) / 30
    line = np.full(len(time_s), 48.0)
    if lift_at_s is not None:
        line[(time_s > lift_at_s) & (time_s < lift_at_s + 2.0)] = 30.0
    return film(bridging(line), Shot(90.0, look_at_m=(-0.7, 0.4)), time_s)


def test_paced_movements_are_counted_by_the_clock_and_not_measured() -> None:
    outcome = watch(spec_of("pelvic_tilt_supine"), lying_still(36.0))
    result = outcome.result
    assert result.clock_count == 3  # three of 3 + 5 + 3 s, and not the fourth
    assert result.reps == ()
    assert result.count_basis == "clock"
    assert not result.scored
    assert "cannot see this movement" in " ".join(result.notes)
    phases = [each.phase for each in outcome.feedback]
    assert {"waiting", "out", "hold", "return"} == set(phases)
    assert phases.count("hold") == pytest.approx(3 * 5 * 30, abs=3)
    assert outcome.feedback[-1].rep_count == 3


def test_the_clock_stops_with_the_last_movement_of_the_dose() -> None:
    spec = spec_of("pelvic_tilt_standing")
    time_s = np.arange(30 * 100) / 30
    result = watch(spec, film(Posture(), Shot(90.0), time_s), Target("beginner")).result
    assert result.clock_count == 8


def test_the_bottom_leaving_the_floor_is_seen() -> None:
    outcome = watch(spec_of("pelvic_tilt_supine"), lying_still(20.0, lift_at_s=8.0))
    assert outcome.faults["hips_lift"].severity == "severe"
    assert "hips_lift" not in watch(spec_of("pelvic_tilt_supine"), lying_still(20.0)).faults


def test_breath_that_cannot_be_seen_from_the_side_is_not_checked() -> None:
    outcome = watch(spec_of("pelvic_tilt_supine"), lying_still(20.0))
    assert "cannot be seen" in outcome.not_checked["breath_hold"].reason


# Breathing.


def test_breathing_at_the_pace_gives_minutes_and_a_hint_of_the_rate() -> None:
    outcome = watch(spec_of("diaphragmatic_breathing"), breathing(6.0, 70.0))
    breath = outcome.result.breathing
    assert breath is not None
    assert breath.paced_s == pytest.approx(69.8, abs=0.2)
    assert breath.paced_per_min == 6.0
    assert breath.estimate_per_min == pytest.approx(6.0, abs=breath.band_per_min)
    assert outcome.result.clock_count == 6
    assert {"inhale", "exhale"} < {each.phase for each in outcome.feedback}
    assert outcome.faults == {}


def test_breathing_much_faster_than_the_pace_is_said() -> None:
    outcome = watch(spec_of("diaphragmatic_breathing"), breathing(18.0, 45.0))
    assert outcome.faults["too_fast"].severity == "severe"


def test_no_rate_is_claimed_where_nothing_rises() -> None:
    outcome = watch(spec_of("diaphragmatic_breathing"), breathing(6.0, 40.0, rise=0.0))
    assert outcome.result.breathing is not None
    assert outcome.result.breathing.estimate_per_min is None


def test_the_upper_body_is_enough_to_breathe() -> None:
    legs = [mark for mark in Landmark if mark >= Landmark.LEFT_KNEE]
    outcome = watch(spec_of("diaphragmatic_breathing"), hidden(breathing(6.0, 40.0), legs))
    assert outcome.result.breathing is not None
    assert outcome.result.breathing.paced_s > 39.0


# Holds of one side.


def standing_on_one_leg(
    side: Side, length_s: float, height_pct: float = 30.0, shot: Shot = FROM_THE_FRONT
) -> PoseTrack:
    keys = ((0, 0), (2, 0), (2.5, height_pct), (2.5 + length_s, height_pct), (3 + length_s, 0))
    course = Course((*keys, (5 + length_s, 0)))
    return along(course, lambda value: lifting_knee(value, side), shot)


@pytest.mark.parametrize("side", ["left", "right"])
def test_standing_on_one_leg_is_timed_with_the_lifted_side(side: Side) -> None:
    result = watch(spec_of("single_leg_stance"), standing_on_one_leg(side, 10.0)).result
    assert [hold.side for hold in result.holds] == [side]
    assert result.hold_total_s == pytest.approx(10.5, abs=0.3)
    assert result.holds[0].ended == "left"


def test_a_hold_ends_at_its_cap() -> None:
    hold = {**written(table_row("single_leg_stance"))["hold"], "cap_s": 5.0}
    result = watch(
        spec_of("single_leg_stance", hold=hold), standing_on_one_leg("left", 12.0)
    ).result
    assert [each.ended for each in result.holds] == ["cap"]
    assert result.hold_total_s == pytest.approx(5.0, abs=0.05)


def test_standing_on_both_feet_is_no_hold() -> None:
    result = watch(spec_of("single_leg_stance"), standing_on_one_leg("left", 5.0, 3.0)).result
    assert result.holds == ()


def knee_to_chest(side: Side, other_lift: float = 0.0) -> PoseTrack:
    course = Course(((0, 0), (2, 0), (3, 1), (13, 1), (14, 0), (16, 0)))
    other: Side = "right" if side == "left" else "left"

    def body(share: FloatArray) -> Posture:
        moving = supine(115.0 * share, side, 110.0 * share)
        resting = supine(other_lift * share, other)
        legs = {f"{other}_leg": getattr(resting, f"{other}_leg")}
        return replace(moving, **legs)

    return along(course, body, LYING)


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_knee_that_comes_to_the_chest_is_the_working_one(side: Side) -> None:
    result = watch(spec_of("single_knee_to_chest"), knee_to_chest(side)).result
    assert [hold.side for hold in result.holds] == [side]
    assert result.rom_angle is not None
    assert result.rom_angle.value == pytest.approx(115.0, abs=0.5)
    assert (result.rom_angle.target, result.rom_angle.side) == (115.0, side)


def test_the_other_leg_is_compared_with_how_it_lay() -> None:
    spec = spec_of("single_knee_to_chest")
    assert "other_leg_lifts" not in watch(spec, knee_to_chest("left")).faults
    assert "other_leg_lifts" in watch(spec, knee_to_chest("left", other_lift=25.0)).faults


def side_lying(free_arm: float = 0.0) -> PoseTrack:
    time_s = np.arange(30 * 6) / 30
    posture = Posture(left_arm=Arm(abd=90.0), right_arm=Arm(abd=free_arm))
    return laid_sideways(film(posture, FROM_THE_FRONT, time_s), 75.0)


def test_a_side_plank_is_judged_on_the_arm_next_to_the_floor() -> None:
    hold = {**written(table_row("side_plank"))["hold"], "side": "lower"}
    spec = spec_of("side_plank", hold=hold)
    left = watch(spec, side_lying())
    assert [hold.side for hold in left.result.holds] == ["left"]
    assert "elbow_not_under" not in left.faults


def test_standing_before_the_camera_is_no_hold_of_a_side_view_exercise() -> None:
    track = film(Posture(), FROM_THE_FRONT, np.arange(30 * 5) / 30)
    assert watch(spec_of("plank"), track).result.holds == ()


# Holds within repetitions.


def bird_dog(side: Side, hold_s: float) -> PoseTrack:
    course = repeated(0.0, [1.0], (2, hold_s, 2))
    return along(course, lambda share: on_all_fours(share, side), LYING)


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_leg_that_stretches_is_the_working_one_and_its_hold_is_timed(side: Side) -> None:
    outcome = watch(spec_of("bird_dog"), bird_dog(side, 6.0))
    assert sides(outcome) == [side]
    held_s = outcome.result.reps[0].hold_s
    assert held_s is not None
    assert 6.0 <= held_s <= 8.0


def test_left_and_right_in_turn_are_two_repetitions() -> None:
    track = joined(bird_dog("left", 3.0), bird_dog("right", 3.0), blend_s=1.0)
    assert sides(watch(spec_of("bird_dog"), track)) == ["left", "right"]


def curl_up(hold_s: float) -> PoseTrack:
    course = repeated(0.0, [14.0], (1, hold_s, 1))
    return along(course, lambda lift: replace(supine(), trunk_incl=lift - 90.0), LYING)


@pytest.mark.parametrize(("hold_s", "severity"), [(8.0, None), (5.0, "mild"), (1.5, "severe")])
def test_coming_down_too_soon_is_a_short_hold(hold_s: float, severity: str | None) -> None:
    found = watch(spec_of("mcgill_curl_up"), curl_up(hold_s)).faults.get("hold_short")
    assert (found.severity if found else None) == severity


# Faults of other kinds.


def test_a_reminder_is_said_once_and_never_checked() -> None:
    spec = spec_of("standing_hip_abduction")
    track = film(Posture(), FROM_THE_FRONT, np.arange(30 * 8) / 30)
    outcome = watch(spec, track)
    assert outcome.cues.count("Toes forward, lead with the heel.") == 1
    assert "reminder" in outcome.not_checked["toes_turn_out"].reason


def test_questions_come_with_the_result() -> None:
    track = film(Posture(), Shot(90.0), np.arange(30) / 30)
    assert watch(spec_of("standing_extension"), track).result.ask_each_set == (
        "Where is the pain now?",
        "Better, worse, same?",
    )
