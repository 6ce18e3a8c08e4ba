"""What the coach says while the set is still going on."""

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

import pytest

from formcheck.exercises.coach.coach import Coach
from formcheck.exercises.result import SetResult
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from scenery.figures import MOVEMENTS, Course, squat
from scenery.track_changes import between, gone, joined
from tests.exercises.sets import FIGURED, Outcome, clean, clean_track, live, spec_of, watch

REP_EXERCISES = [each for each in FIGURED if spec_of(each).mode == "reps"]


def verdict_at(exercise_id: str, track: PoseTrack, times_s: Iterable[float]) -> list[SetResult]:
    """Return the verdict up to each of the times, of one and the same coach."""
    coach, verdicts, waiting = Coach(spec_of(exercise_id)), [], sorted(times_s)
    for pose in track:
        while waiting and pose.time_s >= waiting[0]:
            waiting.pop(0)
            verdicts.append(coach.result())
        coach.push(pose)
    return verdicts


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_what_is_said_of_a_finished_repetition_stays_said(exercise_id: str) -> None:
    track = clean_track(exercise_id, 3)
    end = live(exercise_id, track).result
    assert end.rep_count == 3
    for so_far in verdict_at(exercise_id, track, (4.0, 8.0, 12.0, 16.0)):
        for rep, later in zip(so_far.reps, end.reps, strict=False):
            assert replace(rep, end_s=later.end_s) == later
            assert rep.end_s == pytest.approx(min(later.end_s, so_far.end_s))


def test_the_verdict_up_to_now_changes_nothing() -> None:
    track = squat(2)
    assert verdict_at("squat", track, [each * 0.5 for each in range(20)])
    asked = Coach(spec_of("squat"))
    for pose in track:
        asked.push(pose)
        asked.result()
    assert asked.finish() == live("squat", track).result


def test_before_anything_happened_there_is_a_verdict_too() -> None:
    result = Coach(spec_of("squat")).result()
    assert (result.rep_count, result.score, result.view.name) == (0, None, "unknown")


def test_ending_a_set_twice_ends_it_once() -> None:
    coach = Coach(spec_of("squat"))
    for pose in between(squat(1), 0.0, 3.5):
        coach.push(pose)
    assert coach.finish() == coach.finish()


@pytest.mark.parametrize("judged", [watch, live])
@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_each_repetition_is_announced_once_when_it_ends(
    exercise_id: str, judged: Callable[[str, PoseTrack], Outcome]
) -> None:
    outcome = judged(exercise_id, clean_track(exercise_id))
    announced = [each for each in outcome.feedback if each.finished_rep]
    assert tuple(each.finished_rep for each in announced) == outcome.result.reps
    for each in announced:
        assert each.finished_rep is not None
        assert each.rep_count == each.finished_rep.number
        assert each.time_s == pytest.approx(each.finished_rep.end_s, abs=1.0)


@pytest.mark.parametrize("judged", [watch, live])
@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_counts_never_go_down(
    exercise_id: str, judged: Callable[[str, PoseTrack], Outcome]
) -> None:
    given_up = MOVEMENTS[exercise_id].along(mixed(exercise_id))
    for before, after in pairwise(judged(exercise_id, given_up).feedback):
        assert before.rep_count <= after.rep_count <= before.rep_count + 1
        assert 0 <= after.not_counted_count - before.not_counted_count <= 1
        assert (after.not_counted is not None) == (
            after.not_counted_count > before.not_counted_count
        )


def mixed(exercise_id: str) -> Course:
    """Return whole repetitions with one between them that goes less far."""
    movement = MOVEMENTS[exercise_id]
    less = movement.rest + 0.35 * (movement.peak - movement.rest)
    return movement.course([movement.peak, less, movement.peak])


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_phases_follow_the_movement(exercise_id: str) -> None:
    phases = [each.phase for each in clean(exercise_id).feedback]
    changes = [phases[0], *(after for before, after in pairwise(phases) if before != after)]
    assert changes == ["waiting", "ready", *["out", "peak", "return", "ready"] * 2]


def test_the_driving_angle_is_said_with_its_band_and_place() -> None:
    track = squat(1)
    course = squat.course([squat.peak])
    for each, truth in zip(watch("squat", track).feedback, course.at(track.time_s), strict=True):
        assert each.driver == pytest.approx(truth, abs=1e-6)
        assert (each.unit, each.side) == ("deg", "right")
        assert each.driver_band == pytest.approx(1.96 * 6)
        assert each.driver_landmarks == (
            Landmark.RIGHT_HIP,
            Landmark.RIGHT_KNEE,
            Landmark.RIGHT_ANKLE,
        )


def test_a_missing_person_has_no_angle() -> None:
    feedback = watch("squat", gone(squat(1), 2.0, 2.5)).feedback
    away = [each for each in feedback if 2.0 <= each.time_s < 2.49]
    assert all(math.isnan(each.driver) for each in away)
    assert {each.message for each in away} == {"I cannot see you. Step into the picture."}


def test_faults_are_shown_while_the_repetition_goes_on() -> None:
    outcome = watch("squat", squat(1, 60.0))
    shown = [each.time_s for each in outcome.feedback if each.active_faults]
    assert shown
    rep = outcome.result.reps[0]
    assert rep.peak_s < shown[0] < rep.end_s
    assert outcome.feedback[-1].active_faults == ()


def test_a_repetition_is_not_called_shallow_before_it_has_turned() -> None:
    for each in watch("squat", squat(1, 95.0)).feedback:
        assert each.active_faults == ()


def test_the_verdict_names_its_exercise_and_its_own_times() -> None:
    result = clean("squat").result
    spec = spec_of("squat")
    assert (result.exercise_id, result.exercise_name) == ("squat", spec.name)
    assert (result.spec_version, result.level, result.mode) == (spec.version, "standard", "reps")
    assert len(result.spec_hash) == 16
    assert result.start_s == 0.0
    assert result.end_s == pytest.approx(13.0)
    assert (result.target, result.target_unit) == (90.0, "deg")


def test_the_same_poses_get_the_same_verdict() -> None:
    track = joined(squat(1), squat(1, 72.0))
    assert watch("squat", track).result == watch("squat", track).result
