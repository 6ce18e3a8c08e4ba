"""A whole recording made fit to measure."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.kinematics.conditioning.recorded import FILLED_PLAUSIBILITY, condition_recording
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from scenery.figures import squat
from scenery.track_changes import gone, hidden, later, scaled, shaken, thinned

KNEE, TOE = Landmark.RIGHT_KNEE, Landmark.RIGHT_FOOT_INDEX
SQUAT = squat(1, tempo=(1, 0, 1))
STEP_S = 1.0 / 30.0


def moved(
    track: PoseTrack, landmark: Landmark, frames: slice, by_px: tuple[float, float]
) -> PoseTrack:
    image_px = track.image_px.copy()
    image_px[frames, landmark] += by_px
    return replace(track, image_px=image_px)


def test_a_clean_squat_is_hardly_changed() -> None:
    conditioned = condition_recording(SQUAT)
    assert np.abs(conditioned.track.image_px - SQUAT.image_px).max() < 3.0
    assert (conditioned.plausibility == 1.0).all()
    assert conditioned.notes == ()
    assert conditioned.track.time_s.tolist() == SQUAT.time_s.tolist()


def test_jitter_becomes_less() -> None:
    smooth = condition_recording(shaken(SQUAT, 2.0)).track.image_px
    clean = condition_recording(SQUAT).track.image_px
    assert (smooth - clean).std() < 1.4


@pytest.mark.parametrize("frames", [1, 2])
def test_an_impossible_jump_is_repaired(frames: int) -> None:
    jumped = moved(SQUAT, KNEE, slice(50, 50 + frames), (0.0, -250.0))
    conditioned = condition_recording(jumped)
    error_px = np.abs(conditioned.track.image_px - SQUAT.image_px)
    assert error_px.max() < 15.0
    assert conditioned.plausibility[50, KNEE] == FILLED_PLAUSIBILITY
    assert not conditioned.swapped.any()


def test_a_limb_far_too_long_is_not_believed() -> None:
    jumped = moved(SQUAT, KNEE, slice(50, 60), (0.0, -300.0))
    wrong = slice(52, 58)
    conditioned = condition_recording(jumped)
    off_px = np.abs(conditioned.track.image_px - SQUAT.image_px)[wrong, KNEE]
    believed = conditioned.plausibility[wrong, KNEE] >= 0.5
    assert not (believed & (off_px.max(axis=1) > 30.0)).any()


def test_a_short_gap_is_filled_with_the_lower_visibility() -> None:
    away = gone(SQUAT, 40.5 * STEP_S, 48.5 * STEP_S)
    dim = hidden(away, [KNEE], (49 * STEP_S - 0.001, 9.0), visibility=0.6)
    conditioned = condition_recording(dim)
    assert np.abs(conditioned.track.image_px - SQUAT.image_px).max() < 8.0
    assert conditioned.track.visibility[41:49, KNEE].tolist() == [0.6] * 8
    assert conditioned.track.visibility[41:49, TOE].tolist() == [1.0] * 8
    assert (conditioned.plausibility[41:49] == FILLED_PLAUSIBILITY).all()


def test_a_long_gap_stays_missing() -> None:
    conditioned = condition_recording(gone(SQUAT, 1.5, 2.0))
    away = (SQUAT.time_s >= 1.5) & (SQUAT.time_s < 2.0)
    assert np.isnan(conditioned.track.image_px[away]).all()
    assert np.isnan(conditioned.track.world_m[away]).all()
    assert (conditioned.plausibility[away] == 0.0).all()
    assert not np.isnan(conditioned.track.image_px[~away]).any()


def test_each_side_of_a_long_gap_is_smoothed_on_its_own() -> None:
    broken = gone(shaken(SQUAT, 1.0), 1.5, 2.0)
    after = broken.time_s >= 2.0
    changed = replace(broken, image_px=broken.image_px + np.where(after, 4.0, 0.0)[:, None, None])
    before = broken.time_s < 1.5
    first, second = condition_recording(broken).track, condition_recording(changed).track
    assert second.image_px[before] == pytest.approx(first.image_px[before], abs=1e-6)
    assert second.image_px[after] == pytest.approx(first.image_px[after] + 4.0, abs=0.5)


def test_a_landmark_out_of_the_picture_is_missing_and_noted() -> None:
    below = moved(SQUAT, TOE, slice(None), (0.0, 100.0))
    conditioned = condition_recording(below)
    assert np.isnan(conditioned.track.image_px[:, TOE]).all()
    assert (conditioned.plausibility[:, TOE] == 0.0).all()
    assert (np.delete(conditioned.plausibility, TOE, axis=1) > 0.0).all()
    assert conditioned.notes == ("right foot outside the picture in 100% of frames",)


def test_joints_out_of_the_picture_are_named_in_one_note() -> None:
    below = SQUAT
    for joint in ("LEFT_KNEE", "RIGHT_KNEE", "LEFT_ANKLE", "RIGHT_ANKLE", "RIGHT_FOOT_INDEX"):
        below = moved(below, Landmark[joint], slice(None), (0.0, 1000.0))
    half = slice(0, len(SQUAT) // 4)
    below = moved(below, Landmark.LEFT_FOOT_INDEX, half, (0.0, 1000.0))
    (note,) = condition_recording(below).notes
    assert (
        note == "both knees, both ankles and both feet outside the picture in 25% to 100% of frames"
    )


def test_one_side_of_several_joints_is_named_as_that_side() -> None:
    below = moved(SQUAT, TOE, slice(None), (0.0, 100.0))
    below = moved(below, Landmark.LEFT_ANKLE, slice(None), (0.0, 1000.0))
    (note,) = condition_recording(below).notes
    assert note == "left ankle and right foot outside the picture in 100% of frames"


def test_an_empty_track_stays_empty() -> None:
    empty = PoseTrack.from_frames([], (640, 480))
    conditioned = condition_recording(empty)
    assert conditioned.track is empty
    assert conditioned.plausibility.shape == (0, 33)
    assert conditioned.swapped.shape == (0,)
    assert conditioned.notes == ()


def test_one_frame_stays_as_it_is() -> None:
    single = PoseTrack.from_frames([SQUAT.frame(0)], SQUAT.size_px)
    conditioned = condition_recording(single)
    assert conditioned.track.image_px == pytest.approx(single.image_px)
    assert (conditioned.plausibility == 1.0).all()


@pytest.mark.parametrize("count", [1, 2, 30])
def test_a_track_with_nobody_in_it_is_believed_nowhere(count: int) -> None:
    nobody = gone(PoseTrack.from_frames(list(SQUAT)[:count], SQUAT.size_px), 0.0, 9.0)
    conditioned = condition_recording(nobody)
    assert np.isnan(conditioned.track.image_px).all()
    assert (conditioned.plausibility == 0.0).all()
    assert not conditioned.swapped.any()
    assert conditioned.notes == ()


@pytest.mark.parametrize("keep_every", [3, 6])
def test_slow_cameras_are_conditioned(keep_every: int) -> None:
    slow = thinned(squat(1), keep_every)
    conditioned = condition_recording(slow)
    assert np.abs(conditioned.track.image_px - slow.image_px).max() < 8.0
    assert not conditioned.swapped.any()


def test_a_variable_frame_rate_is_conditioned() -> None:
    kept = np.random.default_rng(1).random(len(SQUAT)) < 0.7
    uneven = PoseTrack.from_frames(
        [pose for pose, keep in zip(SQUAT, kept, strict=True) if keep], SQUAT.size_px
    )
    conditioned = condition_recording(uneven)
    assert np.abs(conditioned.track.image_px - uneven.image_px).max() < 6.0
    assert not conditioned.swapped.any()


def test_the_same_recording_gives_the_same_result_and_is_not_changed() -> None:
    noisy = gone(shaken(SQUAT, 2.0), 1.5, 1.7)
    before = noisy.image_px.copy()
    first, second = condition_recording(noisy), condition_recording(noisy)
    assert np.array_equal(first.track.image_px, second.track.image_px, equal_nan=True)
    assert np.array_equal(first.plausibility, second.plausibility)
    assert np.array_equal(noisy.image_px, before, equal_nan=True)


@pytest.mark.parametrize("factor", [3.0])
def test_the_size_of_the_picture_does_not_matter(factor: float) -> None:
    noisy = shaken(SQUAT, 1.0)
    small, large = condition_recording(noisy), condition_recording(scaled(noisy, factor))
    assert large.track.image_px == pytest.approx(small.track.image_px * factor, abs=1e-6)
    assert large.plausibility == pytest.approx(small.plausibility, abs=1e-6)


def test_the_start_of_the_clock_does_not_matter() -> None:
    noisy = shaken(SQUAT, 1.0)
    early, late = condition_recording(noisy), condition_recording(later(noisy, 50.0))
    assert late.track.image_px == pytest.approx(early.track.image_px, abs=0.01)
