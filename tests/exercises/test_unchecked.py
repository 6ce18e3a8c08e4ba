"""What was not seen is never passed: it is not checked, with the reason and what to do."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest

from formcheck.anatomy.sides import SIDES
from formcheck.exercises.coach.judge import LEAST_WAY_S
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.counting.signals import SIGNALS
from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.estimated.estimate import ESTIMATED
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import landmarks_of
from formcheck.pose.landmarks import Landmark
from scenery.figures import MOVEMENTS, hip_hinge, shoulder_abduction, side_bend, squat
from scenery.stick_body import FROM_THE_FRONT, Shot
from scenery.track_changes import between, gone, hidden, joined
from tests.exercises.sets import (
    FIGURED,
    Outcome,
    clean,
    clean_track,
    driver_of,
    spec_of,
    watch,
)

REP_EXERCISES = [each for each in FIGURED if spec_of(each).mode == "reps"]


def parts(*chosen: BodyPart) -> list[Landmark]:
    """Return the landmarks of these parts on both sides."""
    return [part.on(side) for part in chosen for side in ("left", "right")]


def accounted_for(exercise_id: str, outcome: Outcome) -> None:
    """Every fault was judged from the view it needs, told from any, or is listed as not checked."""
    name = outcome.result.view.name
    seen_from = "front" if name in ("front", "back") else name.partition("-")[0]
    for fault in spec_of(exercise_id).faults:
        wanted = fault.view or METRICS[fault.metric].view
        if wanted not in (seen_from, "any") and fault.metric not in ESTIMATED:
            assert fault.id in outcome.not_checked, fault.id
            assert fault.id not in outcome.faults, fault.id


def test_what_was_found_and_what_was_not_checked_is_called_as_the_exercise_calls_it() -> None:
    result = watch("squat", squat(2, 55.0)).result
    assert ("shallow", "less depth than the target") in {(f.id, f.name) for f in result.faults}
    unseen = {(each.id, each.name) for each in result.not_checked}
    assert ("knees_in", "knees pointing inward") in unseen


@pytest.mark.parametrize("exercise_id", FIGURED)
def test_faults_of_the_other_view_are_not_checked(exercise_id: str) -> None:
    accounted_for(exercise_id, clean(exercise_id))


@pytest.mark.parametrize("exercise_id", ["squat", "sit_to_stand", "forward_lunge"])
def test_faults_of_the_side_are_not_checked_from_the_front(exercise_id: str) -> None:
    outcome = watch(exercise_id, MOVEMENTS[exercise_id](2, shot=FROM_THE_FRONT))
    assert outcome.result.rep_count == 2
    accounted_for(exercise_id, outcome)
    side_faults = {
        fault.id
        for fault in spec_of(exercise_id).faults
        if fault.view == "side" and fault.metric not in ESTIMATED
    }
    for fault_id in side_faults:
        assert outcome.not_checked[fault_id].reason == "turn side-on to the camera"


def test_faults_of_the_front_say_to_turn_to_the_camera() -> None:
    assert clean("squat").not_checked["knees_in"].reason == "turn to face the camera"


@pytest.mark.parametrize("turn_deg", [45.0, -45.0, 130.0])
def test_an_oblique_squat_is_counted_but_not_scored(turn_deg: float) -> None:
    outcome = watch("squat", squat(2, 100.0, shot=Shot(turn_deg)))
    assert outcome.result.rep_count == 2
    assert not outcome.result.scored
    assert outcome.result.view.name == "oblique"
    assert "turn side-on" in (outcome.result.not_scored_reason or "")
    assert [rep.score for rep in outcome.result.reps] == [None, None]
    assert False not in [rep.full_range for rep in outcome.result.reps], "told, or unknown"
    untimed = {
        fault.id
        for fault in spec_of("squat").faults
        if fault.obs != "timing" and fault.metric not in ESTIMATED
    }
    assert untimed <= set(outcome.not_checked)
    assert not outcome.faults


@pytest.mark.parametrize("exercise_id", ["hip_hinge", "glute_bridge"])
def test_an_exercise_seen_only_from_the_side_is_not_scored_from_the_front(
    exercise_id: str,
) -> None:
    shot = replace(MOVEMENTS[exercise_id].shot, turn_deg=0.0)
    outcome = watch(exercise_id, MOVEMENTS[exercise_id](2, shot=shot))
    assert not outcome.result.scored
    assert all(rep.score is None for rep in outcome.result.reps)


def test_an_exercise_seen_only_from_the_front_is_not_scored_side_on() -> None:
    outcome = watch("standing_side_bend", side_bend(2, shot=Shot()))
    assert not outcome.result.scored
    messages = {each.message for each in outcome.feedback}
    assert any("face the camera" in (message or "") for message in messages)


def test_arms_raised_side_on_are_judged_by_what_the_side_shows() -> None:
    outcome = watch("shoulder_abduction", shoulder_abduction(2, shot=Shot()))
    assert outcome.result.rep_count == 2
    assert "lean_back" not in outcome.not_checked
    assert {"shrug", "side_lean", "asymmetry"} <= set(outcome.not_checked)


def test_tempo_needs_fifteen_pictures_a_second() -> None:
    slow = watch("squat", squat(2, tempo=(0.7, 0.5, 1), shot=Shot(rate_hz=10)))
    assert slow.result.rep_count == 2
    rep = slow.result.reps[0]
    assert (rep.out_s, rep.pause_s, rep.return_s) == (None, None, None)
    assert "fewer than 15 pictures" in slow.not_checked["too_fast_down"].reason
    assert "hips_rise_first" in slow.not_checked
    assert "too_fast_down" not in slow.faults
    assert "too_fast_down" in watch("squat", squat(2, tempo=(0.7, 0.5, 1))).faults


def test_a_nearly_enough_frame_rate_is_enough() -> None:
    outcome = watch("squat", squat(2, shot=Shot(rate_hz=14.985)))
    assert "too_fast_down" not in outcome.not_checked


@pytest.mark.parametrize(
    ("fault_id", "lost"),
    [
        ("trunk_lean", BodyPart.SHOULDER),
        ("heels_up", BodyPart.HEEL),
        ("possible_rounding", BodyPart.SHOULDER),
        ("hips_rise_first", BodyPart.SHOULDER),
    ],
)  # fmt: skip
def test_a_fault_whose_joints_are_hardly_seen_is_not_checked(fault_id: str, lost: BodyPart) -> None:
    after_the_start = (1.2, np.inf)
    outcome = watch("squat", hidden(squat(2), parts(lost), after_the_start))
    assert outcome.result.rep_count == 2
    assert fault_id in outcome.not_checked
    assert fault_id not in outcome.faults


def test_the_reason_names_what_was_not_seen() -> None:
    outcome = watch("squat", hidden(squat(2), parts(BodyPart.HEEL)))
    assert outcome.not_checked["heels_up"].reason == (
        "the heel and foot index were not seen well enough; check light and distance"
    )


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_nothing_is_found_or_passed_on_joints_nobody_saw(exercise_id: str) -> None:
    """Hide one part after another: what rests on it is never judged."""
    for part in (BodyPart.EAR, BodyPart.SHOULDER, BodyPart.WRIST, BodyPart.HEEL, BodyPart.ANKLE):
        outcome = watch(exercise_id, hidden(clean_track(exercise_id, 1), parts(part)))
        for rep in outcome.result.reps:
            unchecked = {each.id for each in rep.not_checked}
            for fault in spec_of(exercise_id).checks:
                if METRICS[fault.metric].basis == "pose" and part in METRICS[fault.metric].parts:
                    assert fault.id in unchecked, (part.name, fault.id)


def driving(exercise_id: str) -> list[Landmark]:
    """Return the landmarks of what an exercise is measured by, on both sides."""
    metric = driver_of(exercise_id).metric
    return [mark for side in SIDES for mark in landmarks_of(metric, side)]


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_what_is_hardly_believed_is_counted_and_neither_measured_nor_scored(
    exercise_id: str,
) -> None:
    result = watch(exercise_id, hidden(clean_track(exercise_id), driving(exercise_id))).result
    assert [rep.count_basis for rep in result.reps] == ["approximate"] * 2
    assert all(math.isnan(rep.peak) for rep in result.reps)
    assert [rep.full_range for rep in result.reps] == [None, None]
    of_reps = [each for each in spec_of(exercise_id).checks if METRICS[each.metric].basis == "rep"]
    for rep in result.reps:
        assert {each.id for each in of_reps} <= {each.id for each in rep.not_checked}
    assert (result.count_basis, result.scored, result.score) == ("approximate", False, None)
    assert result.not_scored_reason is not None


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_what_moves_out_of_sight_is_not_counted_and_said_so(exercise_id: str) -> None:
    moves = {part for name in signals_of(exercise_id) for part in SIGNALS[name].parts}
    unseen = hidden(clean_track(exercise_id), parts(*moves), visibility=0.02)
    outcome = watch(exercise_id, unseen)
    assert (outcome.result.rep_count, outcome.reasons) == (0, ["not_seen"])
    assert (outcome.result.scored, outcome.result.count_basis) == (False, "measured")
    reason = outcome.result.not_counted_reason or ""
    assert "could not see" in reason
    assert all(part.name.lower() in reason for part in SIGNALS[signals_of(exercise_id)[0]].parts)
    assert {each.rep_count for each in outcome.feedback} == {0}
    assert all("I cannot see your" in (each.message or "") for each in outcome.feedback)


def signals_of(exercise_id: str) -> tuple[str, ...]:
    return counting_rule(spec_of(exercise_id)).counting.all_signals


@pytest.mark.parametrize(("lost_s", "scored"), [(0.9, True), (1.3, False)])
def test_a_set_of_which_a_fifth_was_not_seen_is_not_scored(lost_s: float, scored: bool) -> None:
    track = squat(2)
    for start_s in (3.5, 9.5):
        track = hidden(track, driving("squat"), (start_s, start_s + lost_s))
    result = watch("squat", track).result
    assert result.rep_count == 2
    assert result.scored == scored
    if not scored:
        assert re.search("not seen well in 2[0-9] % of the set", result.not_scored_reason or "")
        assert result.score is None


def test_nobody_there_for_a_fifth_of_the_set_is_a_pause() -> None:
    track = gone(gone(squat(2), 3.5, 4.8), 9.5, 10.8)
    result = watch("squat", track).result
    assert (result.rep_count, result.scored) == (2, True)


def test_what_is_unseen_before_and_after_the_set_does_not_count_against_it() -> None:
    track = joined(gone(squat(1), 0.0, 7.0), squat(2), gone(squat(1), 0.0, 7.0))
    result = watch("squat", track).result
    assert (result.rep_count, result.scored) == (2, True)


def test_nothing_counted_is_nothing_checked() -> None:
    result = watch("squat", squat(0)).result
    assert {each.id for each in result.not_checked} == {each.id for each in spec_of("squat").faults}
    assert result.not_scored_reason == "no complete repetition was seen"


def test_what_one_repetition_showed_was_checked_in_the_set() -> None:
    hiding = hidden(squat(2), parts(BodyPart.HEEL), (6.5, np.inf))
    outcome = watch("squat", hiding)
    first, second = outcome.result.reps
    assert "heels_up" not in {each.id for each in first.not_checked}
    assert "heels_up" in {each.id for each in second.not_checked}
    assert "heels_up" not in outcome.not_checked


@pytest.mark.parametrize("exercise_id", FIGURED)
def test_what_no_camera_sees_is_always_said(exercise_id: str) -> None:
    assert clean(exercise_id).result.not_visible == spec_of(exercise_id).not_visible


@pytest.mark.parametrize("turn_deg", [90.0, 75.0, 60.0])
def test_the_band_of_the_peak_grows_off_axis(turn_deg: float) -> None:
    band = watch("hip_hinge", hip_hinge(1, shot=Shot(turn_deg))).result.reps[0].peak_band
    assert band == pytest.approx(1.96 * 4 * (1 + (90 - turn_deg) * 0.2 / 15), rel=0.35)


def test_who_is_told_of_no_angle_from_here_is_asked_to_turn() -> None:
    shot = replace(MOVEMENTS["plank"].shot, turn_deg=45.0)
    outcome = watch("plank", MOVEMENTS["plank"](1, shot=shot))
    assert any("side-on" in (each.message or "") for each in outcome.feedback)


@pytest.mark.parametrize("unseen_s", [0.4, 0.7])
def test_who_may_have_gone_further_out_of_sight_is_not_called_shallow(unseen_s: float) -> None:
    """The knee is behind something at the bottom: what was seen last is not the furthest."""
    track = squat(2, tempo=(1.5, 0.0, 1.5))
    bottoms_s = [rep.peak_s for rep in watch("squat", track).result.reps]
    for bottom_s in bottoms_s:
        around = (bottom_s - unseen_s / 2, bottom_s + unseen_s / 2)
        track = hidden(track, parts(BodyPart.KNEE), around)
    outcome = watch("squat", track)
    assert outcome.result.rep_count == 2
    assert "shallow" not in outcome.faults
    assert {rep.full_range for rep in outcome.result.reps} <= {True, None}


def test_a_way_that_took_no_time_was_not_seen() -> None:
    """The recording is cut while the knees are bent: nobody comes up in a moment."""
    whole = squat(2)
    bottom_s = watch("squat", whole).result.reps[0].peak_s
    cut = joined(between(whole, 0.0, bottom_s), between(whole, bottom_s + 2.6))
    for rep in watch("squat", cut).result.reps:
        assert rep.out_s is None or rep.out_s >= LEAST_WAY_S
        assert rep.return_s is None or rep.return_s >= LEAST_WAY_S
