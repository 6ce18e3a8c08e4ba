"""Exchanges of left and right as real models make them, and movements that only look like one."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from formcheck.kinematics.conditioning.gaps import BoolArray
from formcheck.kinematics.conditioning.live import LiveConditioner
from formcheck.kinematics.conditioning.recorded import FILLED_PLAUSIBILITY, condition_recording
from formcheck.kinematics.conditioning.side_groups import GROUPS, exchange
from formcheck.kinematics.conditioning.swaps import UNSURE_PLAUSIBILITY
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from scenery.figures import MOVEMENTS, squat, walk
from scenery.reference_landmarks import tfjs_squat_track
from scenery.stick_body import Shot
from scenery.track_changes import gone, hidden, shaken, thinned

NEARLY_SIDE = Shot(75.0)
SQUAT = shaken(squat(1, tempo=(1, 0, 1), shot=NEARLY_SIDE), 0.5)
WALK = shaken(walk(3.0, (-1.0, 1.0), NEARLY_SIDE), 0.5)
FAR_ARM = [
    landmark
    for landmark in Landmark
    if landmark.name.startswith("LEFT")
    and landmark.name.endswith(("ELBOW", "WRIST", "PINKY", "INDEX", "THUMB"))
]


def flagged(track: PoseTrack, first: int, frames: int, *groups: str) -> BoolArray:
    flags = np.zeros((len(track), len(GROUPS)), dtype=np.bool_)
    flags[first : first + frames, [GROUPS.index(group) for group in groups]] = True
    return flags


def confused(track: PoseTrack, flags: BoolArray) -> PoseTrack:
    return replace(
        track,
        image_px=exchange(track.image_px, flags),
        world_m=exchange(track.world_m, flags),
        visibility=exchange(track.visibility, flags),
    )


def swapped_live(track: PoseTrack) -> list[bool]:
    conditioner = LiveConditioner()
    return [conditioner.push(pose).swapped for pose in track]


@pytest.fixture(scope="module")
def clean() -> PoseTrack:
    return condition_recording(SQUAT).track


@pytest.mark.parametrize("frames", range(1, 21))
def test_exchanged_legs_in_a_squat_are_put_right_whatever_the_length(
    clean: PoseTrack, frames: int
) -> None:
    flags = flagged(SQUAT, 45, frames, "legs")
    conditioned = condition_recording(confused(SQUAT, flags))
    assert conditioned.swapped.tolist() == flags.any(axis=1).tolist()
    assert np.array_equal(conditioned.track.image_px, clean.image_px)
    assert np.array_equal(conditioned.track.world_m, clean.world_m)


@pytest.mark.parametrize("groups", [("arms",), ("arms", "legs"), GROUPS])
@pytest.mark.parametrize("frames", [1, 7, 20])
def test_any_part_of_the_body_is_put_right(
    clean: PoseTrack, frames: int, groups: tuple[str, ...]
) -> None:
    flags = flagged(SQUAT, 45, frames, *groups)
    conditioned = condition_recording(confused(SQUAT, flags))
    assert conditioned.swapped.tolist() == flags.any(axis=1).tolist()
    assert np.array_equal(conditioned.track.image_px, clean.image_px)


@pytest.mark.parametrize("frames", [1, 3, 8, 20])
@pytest.mark.parametrize("first", [30, 41, 52])
def test_an_exchange_in_walking_is_undone(first: int, frames: int) -> None:
    flags = flagged(WALK, first, frames, "legs")
    conditioned = condition_recording(confused(WALK, flags))
    assert conditioned.swapped.tolist() == flags.any(axis=1).tolist()


@pytest.mark.parametrize("frames", [1, 3, 8, 20])
def test_an_exchange_of_legs_is_undone_live_at_once(frames: int) -> None:
    flags = flagged(SQUAT, 45, frames, "legs")
    assert swapped_live(confused(SQUAT, flags)) == flags.any(axis=1).tolist()


def test_visibility_changes_sides_with_its_landmark() -> None:
    track = hidden(SQUAT, FAR_ARM, visibility=0.4)
    conditioned = condition_recording(confused(track, flagged(track, 45, 6, "arms")))
    assert np.array_equal(conditioned.track.visibility, track.visibility)


def test_a_hidden_arm_exchanged_with_the_visible_one_is_found() -> None:
    track = hidden(SQUAT, FAR_ARM, visibility=0.03)
    flags = flagged(track, 45, 6, "arms")
    conditioned = condition_recording(confused(track, flags))
    assert conditioned.swapped.tolist() == flags.any(axis=1).tolist()


def test_an_exchange_smeared_by_the_models_own_smoothing_is_bridged() -> None:
    """Between the right and the exchanged labels come frames with both legs half-way over."""
    front = squat(1, tempo=(1, 0, 1), shot=Shot(20.0, rate_hz=60.0))
    spoilt = confused(front, flagged(front, 100, 30, "legs"))
    smeared, knees = [97, 98, 99, 130, 131], [Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE]
    legs = [landmark for landmark in Landmark if landmark >= Landmark.LEFT_HIP]
    half_way = (front.image_px + exchange(front.image_px, flagged(front, 0, 999, "legs"))) / 2
    spoilt.image_px[np.ix_(smeared, legs)] = half_way[np.ix_(smeared, legs)]
    conditioned = condition_recording(spoilt)
    assert conditioned.swapped[100:130].all()
    assert (conditioned.plausibility[np.ix_(smeared, knees)] == FILLED_PLAUSIBILITY).all()
    clean = condition_recording(front).track
    assert np.abs(conditioned.track.image_px - clean.image_px).max() < 5.0


def test_a_model_that_insists_is_believed_in_the_end() -> None:
    long = squat(4, tempo=(1, 0, 1), shot=NEARLY_SIDE)
    conditioner = LiveConditioner()
    poses = [conditioner.push(pose) for pose in confused(long, flagged(long, 60, 999, "legs"))]
    assert [pose.swapped for pose in poses[60:80]] == [True] * 20
    assert not poses[-1].swapped
    assert any(pose.plausibility[Landmark.LEFT_KNEE] == UNSURE_PLAUSIBILITY for pose in poses)


def test_after_half_a_second_away_the_labels_are_taken_as_they_come() -> None:
    exchanged = confused(SQUAT, flagged(SQUAT, 45, 999, "legs"))
    track = gone(exchanged, 1.5, 2.2)
    assert not condition_recording(track).swapped.any()
    assert not any(swapped_live(track))


@pytest.mark.parametrize("keep_every", [1, 2, 3, 6])
@pytest.mark.parametrize("name", MOVEMENTS)
def test_no_exercise_looks_like_an_exchange(name: str, keep_every: int) -> None:
    track = thinned(shaken(MOVEMENTS[name](1), 1.0), keep_every)
    assert not condition_recording(track).swapped.any()
    assert not any(swapped_live(track))


@pytest.mark.parametrize("keep_every", [1, 2, 3, 6])
@pytest.mark.parametrize("noise_px", [0.0, 1.0, 4.0])
def test_walking_does_not_look_like_an_exchange(keep_every: int, noise_px: float) -> None:
    track = thinned(shaken(walk(4.0, (-1.0, 1.0)), noise_px), keep_every)
    assert not condition_recording(track).swapped.any()
    assert not any(swapped_live(track))


def test_reference_landmarks_of_real_squats_are_left_as_they_are(shared_data: Path) -> None:
    track = tfjs_squat_track(shared_data)
    conditioned = condition_recording(track)
    assert not conditioned.swapped.any()
    assert not any(swapped_live(track))
    assert conditioned.notes == ()
    assert conditioned.plausibility.min() > 0.9
    assert np.median(np.abs(conditioned.track.image_px - track.image_px)) < 1.0
