"""Left and right that the model exchanged are put right; crossing legs are left alone."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.kinematics.conditioning.live import LiveConditioner
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.conditioning.side_groups import GROUPS, exchange, per_landmark
from formcheck.pose.landmarks import MIRRORED, Landmark
from formcheck.pose.track import PoseTrack
from scenery.figures import left_lunge, squat, walk
from scenery.stick_body import FROM_THE_FRONT, Shot
from scenery.track_changes import shaken, thinned

NEARLY_SIDE = Shot(75.0)
SQUAT = squat(1, tempo=(1, 0, 1), shot=NEARLY_SIDE)
WALK = walk(2.0, (-1.0, 1.0))
LEGS = [
    landmark
    for landmark in Landmark
    if landmark.name.endswith(("HIP", "KNEE", "ANKLE", "HEEL", "FOOT_INDEX"))
]


def confused(
    track: PoseTrack, first: int, frames: int, landmarks: list[Landmark] = LEGS
) -> PoseTrack:
    """Return the track with left and right of some landmarks exchanged for some frames."""
    then = np.ix_(np.arange(first, first + frames), np.array(landmarks))
    source = np.ix_(np.arange(first, first + frames), MIRRORED[landmarks])
    image_px, world_m = track.image_px.copy(), track.world_m.copy()
    visibility = track.visibility.copy()
    image_px[then], world_m[then] = track.image_px[source], track.world_m[source]
    visibility[then] = track.visibility[source]
    return replace(track, image_px=image_px, world_m=world_m, visibility=visibility)


@pytest.mark.parametrize("frames", [1, 5, 20])
@pytest.mark.parametrize("first", [20, 60])
def test_exchanged_legs_in_a_squat_are_put_right(first: int, frames: int) -> None:
    conditioned = condition_recording(confused(SQUAT, first, frames))
    assert np.abs(conditioned.track.image_px - SQUAT.image_px).max() < 4.0
    assert np.abs(conditioned.track.world_m - SQUAT.world_m).max() < 0.05


@pytest.mark.parametrize("frames", [1, 5, 20])
def test_exchanged_legs_are_reported(frames: int) -> None:
    conditioned = condition_recording(confused(SQUAT, 40, frames))
    assert np.flatnonzero(conditioned.swapped).tolist() == list(range(40, 40 + frames))
    how_many = "one frame" if frames == 1 else f"{frames} frames"
    assert any(
        "legs had been exchanged" in note and note.endswith(f"in {how_many}")
        for note in conditioned.notes
    )


@pytest.mark.parametrize("frames", [1, 5, 20])
def test_exchanged_legs_in_a_noisy_squat_are_put_right(frames: int) -> None:
    noisy = shaken(SQUAT, 1.0)
    conditioned = condition_recording(confused(noisy, 40, frames))
    assert np.abs(conditioned.track.image_px - SQUAT.image_px)[40 : 40 + frames].max() < 5.0
    assert conditioned.swapped[40 : 40 + frames].all()


def test_a_body_exchanged_as_a_whole_is_put_right() -> None:
    conditioned = condition_recording(confused(SQUAT, 40, 5, list(Landmark)))
    assert np.abs(conditioned.track.image_px - SQUAT.image_px).max() < 4.0


def test_legs_that_hide_each_other_are_told_apart_by_depth() -> None:
    beside = squat(1, tempo=(1, 0, 1))
    conditioned = condition_recording(confused(beside, 40, 5))
    assert np.abs(conditioned.track.world_m - beside.world_m).max() < 0.05


@pytest.mark.parametrize("shot", [Shot(90.0), Shot(-90.0), NEARLY_SIDE, FROM_THE_FRONT])
def test_a_clean_squat_has_no_exchange(shot: Shot) -> None:
    track = squat(1, tempo=(1, 0, 1), shot=shot)
    for squatting in (track.mirrored(), shaken(thinned(track, 2), 1.0)):
        conditioned = condition_recording(squatting)
        assert not conditioned.swapped.any()
        assert conditioned.notes == ()


@pytest.mark.parametrize("track", [WALK, WALK.mirrored(), shaken(WALK, 1.0), thinned(WALK, 2)])
def test_legs_that_cross_in_walking_are_left_alone(track: PoseTrack) -> None:
    ankles_px = track.image_px[:, [Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE], 0]
    assert np.abs(np.diff(np.sign(np.diff(ankles_px, axis=1)[:, 0]))).sum() >= 6
    assert not condition_recording(track).swapped.any()


def test_legs_that_cross_in_walking_are_left_alone_live() -> None:
    conditioner = LiveConditioner()
    assert not any(conditioner.push(pose).swapped for pose in WALK)


def test_a_lunge_has_no_exchange() -> None:
    assert not condition_recording(left_lunge(1, tempo=(1, 0, 1))).swapped.any()


@pytest.mark.parametrize("frames", [1, 5, 20])
def test_exchanged_legs_are_put_right_live(frames: int) -> None:
    conditioner = LiveConditioner()
    poses = [conditioner.push(pose) for pose in confused(SQUAT, 40, frames)]
    assert [n for n, pose in enumerate(poses) if pose.swapped] == list(range(40, 40 + frames))
    clean = LiveConditioner()
    for pose, expected in zip(poses, SQUAT, strict=True):
        assert pose.pose.image_px == pytest.approx(clean.push(expected).pose.image_px, abs=2.0)


def test_exchanging_twice_changes_nothing() -> None:
    flags = np.zeros((len(SQUAT), len(GROUPS)), dtype=np.bool_)
    flags[30:50] = True
    once = exchange(SQUAT.image_px, flags)
    assert np.array_equal(exchange(once, flags), SQUAT.image_px)
    assert np.array_equal(once[30:50], SQUAT.image_px[30:50][:, MIRRORED])
    assert np.array_equal(once[:30], SQUAT.image_px[:30])


def test_every_landmark_but_the_nose_belongs_to_one_group() -> None:
    groups = per_landmark(np.eye(len(GROUPS), dtype=np.bool_)).sum(axis=0)
    assert groups[Landmark.NOSE] == 0
    assert np.delete(groups, Landmark.NOSE).tolist() == [1] * 32
