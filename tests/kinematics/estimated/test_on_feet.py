"""Who is on the feet, and who is on the floor."""

import numpy as np
import pytest

from benchmarks.catalogue.poses import true_poses
from formcheck.demonstration.stage import Take, stage
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.estimated.on_feet import on_feet
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack

ON_FEET = ("squat", "hip_hinge", "sit_to_stand", "forward_lunge", "seated_march", "wall_push_up")
ON_FLOOR = ("bird_dog", "glute_bridge", "plank", "push_up", "dead_bug", "childs_pose", "sit_up")


def shown(exercise_id: str) -> PoseTrack:
    return true_poses(stage(load_exercise(exercise_id), take=Take(reps=1)))


@pytest.mark.parametrize("exercise_id", ON_FEET)
def test_who_stands_or_sits_is_on_the_feet(exercise_id: str) -> None:
    assert on_feet(shown(exercise_id))


@pytest.mark.parametrize("exercise_id", ON_FLOOR)
def test_who_lies_or_kneels_is_not(exercise_id: str) -> None:
    assert not on_feet(shown(exercise_id))


def test_whose_feet_were_never_seen_is_not_known_to_be() -> None:
    nobody = [PoseFrame.empty(time_s, (640, 480)) for time_s in (0.0, 0.1)]
    assert not on_feet(PoseTrack.from_frames(nobody, (640, 480)))


def test_a_moment_without_feet_changes_nothing() -> None:
    track = shown("squat")
    track.image_px[: len(track) // 3, 25:] = np.nan
    assert on_feet(track)
