"""A coach does the same work for the last pose of an hour as for the first."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.exercises.coach import Coach
from formcheck.exercises.coach.reps import RepFollower
from formcheck.pose.track import PoseTrack
from tests.exercises.sets import spec_of, watch
from tests.figures import Course, squat, squatting
from tests.stick_body import Posture, Shot, film
from tests.track_changes import gone

RATE_HZ = 15.0


def keeping(knee_flex: float, duration_s: float) -> PoseTrack:
    """Return a person who stays at one knee flexion."""
    time_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    return film(squatting(knee_flex), Shot(rate_hz=RATE_HZ), time_s)


def most_kept(track: PoseTrack) -> int:
    """Return the largest number of moments a coach held on to."""
    coach, most = Coach(spec_of("squat")), 0
    for pose in track:
        coach.push(pose)
        follower = coach._follower
        assert isinstance(follower, RepFollower)
        watched = max((len(watch._at_peak) for watch in follower._underway.watches), default=0)
        most = max(most, len(follower._underway.moments), watched)
    return most


def test_resting_for_long_keeps_no_more_than_a_moment_of_it() -> None:
    assert most_kept(keeping(4.0, 5.0)) == most_kept(keeping(4.0, 60.0)) <= 1.2 * RATE_HZ


def test_waiting_for_the_start_position_keeps_nothing() -> None:
    assert most_kept(keeping(80.0, 60.0)) == 0


def test_an_empty_picture_for_long_keeps_nothing_more() -> None:
    short, long = squat(1, shot=Shot(rate_hz=RATE_HZ)), keeping(4.0, 60.0)
    assert most_kept(gone(long, 5.0, 60.0)) <= most_kept(short)


def test_a_set_of_many_keeps_one_repetition_at_a_time() -> None:
    shot = Shot(rate_hz=RATE_HZ)
    once = most_kept(squat(2, shot=shot))
    assert most_kept(squat(8, shot=shot)) <= once + 1


def test_staying_down_for_long_is_given_up_as_too_slow() -> None:
    rest = squat.rest
    keys = ((0, rest), (1, rest), (3, 95), (60, 95), (62, rest), (63, rest))
    track = squat.along(Course(keys), shot=Shot(rate_hz=RATE_HZ))
    assert most_kept(track) <= 15.0 * RATE_HZ
    assert watch("squat", track).reasons == ["too_slow"]


def test_standing_half_bent_after_a_squat_keeps_no_more_with_time() -> None:
    keys = ((0, 4), (1, 4), (3, 95), (5, 25), (60, 25))
    assert most_kept(squat.along(Course(keys), shot=Shot(rate_hz=RATE_HZ))) <= 15.0 * RATE_HZ


def test_judging_does_not_depend_on_how_long_one_rested_before() -> None:
    short, long = (
        squat(1),
        squat.along(Course(((0, 4), (30, 4), (32, 95), (33, 95), (35, 4), (36, 4)))),
    )
    one, other = (watch("squat", track).result.reps[0] for track in (short, long))
    assert other.peak == pytest.approx(one.peak)
    assert other.end_s - other.start_s == pytest.approx(one.end_s - one.start_s, abs=0.05)
    assert other.score == one.score


def test_a_slow_drift_while_resting_moves_the_start_position_with_it() -> None:
    time_s = np.arange(round(40 * RATE_HZ)) / RATE_HZ
    drift_m = 0.01 * np.minimum(time_s, 30.0)
    course = Course(((0, 4), (32, 4), (34, 95), (35, 95), (37, 4), (40, 4)))
    posture: Posture = replace(squatting(course.at(time_s)), forward_m=drift_m)
    result = watch("squat", film(posture, Shot(rate_hz=RATE_HZ), time_s)).result
    assert (result.rep_count, result.score) == (1, 100.0)
