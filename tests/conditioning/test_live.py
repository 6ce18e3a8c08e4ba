"""Poses made fit to measure as they come."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.kinematics.conditioning.live import ConditionedPose, LiveConditioner
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from scenery.figures import squat
from scenery.stick_body import figure
from scenery.track_changes import gone, scaled, shaken

HIP, KNEE, ANKLE = Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE
SQUAT = squat(1)
QUICK_SQUAT = squat(1, tempo=(1, 0, 1))


def pushed(track: PoseTrack) -> list[ConditionedPose]:
    conditioner = LiveConditioner()
    return [conditioner.push(pose) for pose in track]


def images_px(poses: list[ConditionedPose]) -> FloatArray:
    return np.array([conditioned.pose.image_px for conditioned in poses])


def knee_flex_deg(image_px: FloatArray) -> FloatArray:
    thigh = image_px[:, HIP] - image_px[:, KNEE]
    shank = image_px[:, ANKLE] - image_px[:, KNEE]
    across = thigh[:, 0] * shank[:, 1] - thigh[:, 1] * shank[:, 0]
    included = np.degrees(np.arctan2(np.abs(across), (thigh * shank).sum(axis=1)))
    return np.asarray(180.0 - included)


def test_somebody_standing_still_stays_where_they_are() -> None:
    pose, conditioner = figure(), LiveConditioner()
    for index in range(30):
        conditioned = conditioner.push(replace(pose, time_s=index / 30.0))
        assert conditioned.pose.image_px == pytest.approx(pose.image_px)
        assert (conditioned.plausibility == 1.0).all()
        assert not conditioned.swapped


def test_jitter_at_rest_shrinks() -> None:
    pose = figure()
    still = PoseTrack.from_frames([replace(pose, time_s=n / 30.0) for n in range(90)], pose.size_px)
    jittery = shaken(still, 1.0)
    smooth = images_px(pushed(jittery))[30:] - pose.image_px
    assert smooth.std() < 0.75 * (jittery.image_px[30:] - pose.image_px).std()


def test_live_and_recorded_knee_angles_agree() -> None:
    live_deg = knee_flex_deg(images_px(pushed(SQUAT)))
    recorded_deg = knee_flex_deg(condition_recording(SQUAT).track.image_px)
    assert np.abs(live_deg - recorded_deg).max() < 5.0
    assert live_deg.max() == pytest.approx(95.0, abs=1.5)
    assert recorded_deg.max() == pytest.approx(95.0, abs=1.5)


def test_live_angles_are_late_by_less_than_a_tenth_of_a_second() -> None:
    live_deg = knee_flex_deg(images_px(pushed(QUICK_SQUAT)))
    true_deg = knee_flex_deg(QUICK_SQUAT.image_px)
    late_s = np.interp(50.0, live_deg[30:60], QUICK_SQUAT.time_s[30:60]) - np.interp(
        50.0, true_deg[30:60], QUICK_SQUAT.time_s[30:60]
    )
    assert 0.0 <= late_s < 0.1


def test_after_half_a_second_away_the_pose_is_taken_as_it_comes() -> None:
    away = gone(QUICK_SQUAT, 1.2, 1.8)
    first = int(np.flatnonzero(away.time_s >= 1.8)[0])
    poses = pushed(away)
    assert poses[first].pose.image_px == pytest.approx(QUICK_SQUAT.image_px[first])
    assert (poses[first].plausibility == 1.0).all()


@pytest.mark.parametrize("factor", [3.0])
def test_the_size_of_the_picture_does_not_matter(factor: float) -> None:
    noisy = shaken(QUICK_SQUAT, 1.0)
    small, large = images_px(pushed(noisy)), images_px(pushed(scaled(noisy, factor)))
    assert large == pytest.approx(small * factor, abs=1e-6)


def test_an_impossible_jump_is_not_believed() -> None:
    image_px = QUICK_SQUAT.image_px.copy()
    image_px[50:52, KNEE] += (0.0, -200.0)
    poses = pushed(replace(QUICK_SQUAT, image_px=image_px))
    assert [poses[n].plausibility[KNEE] < 0.5 for n in (49, 50, 51, 52)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert np.isnan(poses[50].pose.image_px[KNEE]).all()
    assert poses[50].pose.image_px[HIP] == pytest.approx(QUICK_SQUAT.image_px[50, HIP], abs=8)


def test_a_landmark_out_of_the_picture_is_missing() -> None:
    image_px = QUICK_SQUAT.image_px.copy()
    image_px[:, ANKLE] += (0.0, 200.0)
    for conditioned in pushed(replace(QUICK_SQUAT, image_px=image_px)):
        assert conditioned.plausibility[ANKLE] == 0.0
        assert np.isnan(conditioned.pose.image_px[ANKLE]).all()


def test_nobody_found_is_believed_nowhere() -> None:
    conditioner = LiveConditioner()
    for index in range(3):
        conditioned = conditioner.push(PoseFrame.empty(index / 30.0, (640, 480)))
        assert not conditioned.pose.found
        assert (conditioned.plausibility == 0.0).all()
        assert not conditioned.swapped


def test_the_same_poses_give_the_same_result_and_are_not_changed() -> None:
    noisy = shaken(QUICK_SQUAT, 2.0)
    before = noisy.image_px.copy()
    assert np.array_equal(images_px(pushed(noisy)), images_px(pushed(noisy)), equal_nan=True)
    assert np.array_equal(noisy.image_px, before)
