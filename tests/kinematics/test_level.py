"""A straight body that seems to lean says that the camera may."""

import numpy as np
import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.observer import Observer
from formcheck.session import analyze_track
from scenery.figures import side_bend
from scenery.stick_body import FACING_RIGHT, FROM_THE_FRONT, Posture, Shot, film
from scenery.track_changes import rolled

NOT_LEVEL = "the camera may not be level; set it straight"


def seems_to_lean(shot: Shot, roll_deg: float, posture: Posture | None = None) -> bool:
    """Return whether the camera may lean by which somebody is seen to stand for a second."""
    track = film(posture or Posture(), shot, np.arange(30) / 30.0)
    observer = Observer()
    return [observer.push(pose) for pose in rolled(track, roll_deg)][-1].leans


@pytest.mark.parametrize("roll_deg", [-6.0, 6.0])
def test_from_the_front_a_small_lean_of_a_straight_body_is_the_cameras(roll_deg: float) -> None:
    assert seems_to_lean(FROM_THE_FRONT, roll_deg)
    assert not seems_to_lean(FROM_THE_FRONT, roll_deg / 3)


@pytest.mark.parametrize("roll_deg", [-10.0, 10.0])
def test_from_the_side_shoulders_may_be_ahead_of_the_ankles(roll_deg: float) -> None:
    assert seems_to_lean(FACING_RIGHT, roll_deg)
    assert not seems_to_lean(FACING_RIGHT, roll_deg / 2)


def test_a_bent_body_tells_nothing_of_the_camera() -> None:
    assert not seems_to_lean(FROM_THE_FRONT, 0.0, Posture(trunk_lat=24.0))


@pytest.mark.parametrize("roll_deg", [-6.0, 6.0])
def test_a_side_bend_before_a_camera_that_leans_has_no_fault_of_the_cameras(
    roll_deg: float,
) -> None:
    track = rolled(side_bend.along(side_bend.course((24.0, -24.0))), roll_deg)
    result = analyze_track(track, load_exercise("standing_side_bend"), Target()).result
    reasons = {each.id: each.reason for each in result.not_checked}
    assert result.rep_count == 2
    assert not result.faults
    assert reasons["hip_shift"] == reasons["asymmetry"] == NOT_LEVEL
    assert not result.scored
