"""A coach does the same work for the last pose of an hour as for the first."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from types import FrameType
from typing import Any

import numpy as np
import pytest

from formcheck.exercises.coach.coach import Coach
from formcheck.exercises.coach.live_movements import LiveMovements
from formcheck.exercises.coach.reps import RepFollower
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack
from scenery.figures import REST_S, Course, squat, squatting
from scenery.stick_body import Posture, Shot, film
from scenery.track_changes import gone
from tests.exercises.sets import spec_of, watch

RATE_HZ = 15.0
SHOT = Shot(rate_hz=RATE_HZ)
MINUTE = 60.0 * RATE_HZ + 1
"""The most poses there are in a minute."""


def keeping(knee_flex: float, duration_s: float) -> PoseTrack:
    """Return a person who stays at one knee flexion."""
    time_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    return film(squatting(knee_flex), SHOT, time_s)


def most_kept(track: PoseTrack) -> int:
    """Return the largest number of moments a coach held on to."""
    coach, most = Coach(spec_of("squat")), 0
    for pose in track:
        coach.push(pose)
        follower = coach._follower
        assert isinstance(follower, RepFollower)
        watched = max((len(watch._at_peak) for watch in follower._underway._watches), default=0)
        withheld = sum(len(window.moments) for window in follower._withheld.values())
        most = max(most, len(follower._moments), watched, withheld)
    return most


def most_recent(track: PoseTrack) -> int:
    """Return the largest number of poses a coach compared movements by."""
    coach, most = Coach(spec_of("squat")), 0
    for pose in track:
        coach.push(pose)
        follower = coach._follower
        assert isinstance(follower, RepFollower)
        movements = follower._movements
        assert isinstance(movements, LiveMovements)
        most = max(most, len(movements._counter._recent._frames))
    return most


def test_resting_for_long_keeps_no_more_than_a_moment_of_it() -> None:
    assert most_kept(keeping(4.0, 5.0)) == most_kept(keeping(4.0, 60.0)) <= 1.2 * RATE_HZ


def test_resting_elsewhere_than_at_the_start_keeps_no_more() -> None:
    assert most_kept(keeping(80.0, 60.0)) <= 1.2 * RATE_HZ


def test_an_empty_picture_for_long_keeps_nothing_more() -> None:
    short, long = squat(1, shot=SHOT), keeping(4.0, 60.0)
    assert most_kept(gone(long, 5.0, 60.0)) <= most_kept(short)


def test_a_set_of_many_keeps_one_repetition_at_a_time() -> None:
    once = most_kept(squat(2, shot=SHOT))
    assert once <= (sum(squat.tempo) + REST_S) * RATE_HZ
    assert most_kept(squat(8, shot=SHOT)) <= once + 1


def test_poses_are_compared_with_no_more_than_the_last_minute() -> None:
    assert 0.9 * MINUTE <= most_recent(squat(18, shot=SHOT)) <= MINUTE


def staying(knee_flex: float, until_s: float) -> Course:
    """Return a squat that comes to rest part of the way up, and stays there."""
    return Course(((0, 4), (1, 4), (3, 95), (5, knee_flex), (until_s, knee_flex)))


def test_staying_down_for_long_keeps_a_minute_of_it_at_most() -> None:
    rest = squat.rest
    keys = ((0, rest), (1, rest), (3, 95), (80, 95), (82, rest), (83, rest))
    track = squat.along(Course(keys), shot=SHOT)
    assert most_kept(track) <= MINUTE
    outcome = watch("squat", track)
    assert (outcome.result.rep_count, outcome.reasons) == (1, [])


@pytest.mark.parametrize("knee_flex", [25.0, 60.0])
def test_standing_half_bent_after_a_squat_keeps_no_more_with_time(knee_flex: float) -> None:
    assert most_kept(squat.along(staying(knee_flex, 80.0), shot=SHOT)) <= MINUTE


def calls(coach: Coach, poses: Iterable[PoseFrame]) -> int:
    """Return how many functions a coach calls for some poses."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        for pose in poses:
            coach.push(pose)
    finally:
        sys.setprofile(None)
    return count


def test_the_last_repetitions_of_a_long_set_are_as_much_work_as_the_first() -> None:
    coach = Coach(spec_of("squat"))
    quick, per_rep = (0.8, 0.4, 0.8), 30
    assert (sum(quick) + REST_S) * 10 == per_rep
    poses = list(squat(27, tempo=quick, shot=Shot(rate_hz=10.0)))
    for pose in poses[:per_rep]:
        coach.push(pose)
    first = calls(coach, poses[per_rep : 3 * per_rep])
    for pose in poses[3 * per_rep : -3 * per_rep]:
        coach.push(pose)
    last = calls(coach, poses[-3 * per_rep : -per_rep])
    assert last <= 1.3 * first
    assert coach.rep_count >= 26


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
