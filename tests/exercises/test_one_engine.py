"""One engine: a live set has the record that a recording of the same poses has."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.result import Feedback, SetResult
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis, analyze_track
from scenery.figures import Course, hip_hinge, side_bend, squat, walk
from scenery.stick_body import FROM_THE_FRONT, Shot
from scenery.track_changes import between, gone, joined, shaken, thinned
from tests.exercises.counting.marching import marching
from tests.exercises.sets import clean_track, spec_of


def live_set(
    exercise_id: str, track: PoseTrack, target: Target
) -> tuple[list[Feedback], SetResult]:
    session = LiveAnalysis(spec_of(exercise_id), target)
    feedback = [session.push(pose)[1] for pose in track]
    return feedback, session.finish()


def course(*keys: tuple[float, float]) -> PoseTrack:
    return squat.along(Course(keys))


SETS: dict[str, tuple[str, Callable[[], PoseTrack]]] = {
    "shaky": ("squat", lambda: shaken(squat(3), 3.0)),
    "few pictures": ("squat", lambda: thinned(squat(3), 4)),
    "from the front": ("squat", lambda: squat(2, shot=FROM_THE_FRONT)),
    "askew": ("squat", lambda: squat(2, shot=Shot(45.0))),
    "shallow": ("squat", lambda: squat(2, 40.0)),
    "one goes less far": ("squat", lambda: squat.along(squat.course((95, 32, 95)))),
    "given up": ("squat", lambda: squat(3, 20.0)),
    "begun before": ("squat", lambda: course((0, 95), (2, 4), (3, 4), (5, 95), (7, 4), (8, 4))),
    "cut": ("squat", lambda: between(squat(2), 0.0, 10.0)),
    "somebody leaves for a while": ("squat", lambda: gone(squat(3), 6.5, 9.5)),
    "somebody comes late": ("squat", lambda: gone(squat(3), 0.0, 6.5)),
    "walking in and out": (
        "squat",
        lambda: joined(walk(2.0, (-1.5, 0.0)), squat(2), walk(2.0, (0.0, 1.5)), blend_s=0.8),
    ),
    "standing still": ("squat", lambda: squat(0)),
    "another exercise": ("hip_hinge", lambda: squat(2)),
    "a hinge taken for a squat": ("squat", lambda: hip_hinge(2)),
    "both ways": ("standing_side_bend", lambda: side_bend.along(side_bend.course((24, -20, 24)))),
    "a march taken for squats": ("squat", lambda: marching(4)),
    "squats taken for side lunges": ("side_lunge", lambda: squat(2, shot=FROM_THE_FRONT)),
    "a march": ("march_in_place", lambda: marching(6)),
    "a hold": ("plank", lambda: clean_track("plank")),
    "a broken hold": ("plank", lambda: gone(clean_track("plank"), 4.0, 6.0)),
}


@pytest.mark.parametrize("name", SETS)
def test_live_and_recorded_poses_get_the_same_record(name: str) -> None:
    exercise_id, make = SETS[name]
    track, target = make(), Target("beginner")
    recorded = analyze_track(track, spec_of(exercise_id), target).result
    feedback, live = live_set(exercise_id, track, target)

    assert replace(live, rep_count_live=None) == recorded
    told = feedback[-1].rep_count if spec_of(exercise_id).counts_reps else None
    assert live.rep_count_live == told
    assert recorded.rep_count_live is None


@pytest.mark.parametrize("name", SETS)
def test_every_zero_has_a_reason_a_person_can_act_on(name: str) -> None:
    exercise_id, make = SETS[name]
    result = analyze_track(make(), spec_of(exercise_id), Target()).result
    if not result.reps and not result.holds:
        assert (result.not_counted_reason or "").endswith((".", "?"))


def test_what_was_counted_aloud_stays_beside_what_the_whole_set_shows() -> None:
    """One shallow squat alone is not told while it happens; the whole set shows it."""
    feedback, result = live_set("squat", squat(1, 32.0), Target())
    assert {each.rep_count for each in feedback} == {0}
    assert (result.rep_count_live, result.rep_count) == (0, 1)


def test_a_live_set_in_which_nobody_came_says_so() -> None:
    feedback, result = live_set("squat", gone(squat(1), 0.0, np.inf), Target())
    assert {each.rep_count for each in feedback} == {0}
    assert (result.rep_count, result.rep_count_live) == (0, 0)
    assert result.not_counted_reason is not None


def test_a_live_set_that_ends_at_once_has_a_record_too() -> None:
    result = LiveAnalysis(spec_of("squat"), Target()).finish()
    assert (result.rep_count, result.rep_count_live) == (0, 0)
    assert result.not_counted_reason is not None
