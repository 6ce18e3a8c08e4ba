"""A camera that moves or leans is no movement of the person."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.conditioning.live import LiveConditioner
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.conditioning.steady import in_picture, steadied
from formcheck.pose.camera_place import CameraPart, unknown_camera
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis, analyze_track
from scenery.figures import squat
from scenery.stick_body import figure
from scenery.track_changes import joined
from tests.exercises.sets import clean_track

SQUAT = squat(2)
BENDS = clean_track("standing_side_bend")


def standing(seconds: float = 12.0, rate_hz: float = 30.0) -> PoseTrack:
    pose = figure()
    count = round(seconds * rate_hz)
    poses = [replace(pose, time_s=index / rate_hz) for index in range(count)]
    return PoseTrack.from_frames(poses, pose.size_px)


def still_camera(count: int) -> FloatArray:
    camera = np.zeros((count, 5))
    camera[:, CameraPart.SCALE] = 1.0
    return camera


def filmed(track: PoseTrack, camera: FloatArray) -> PoseTrack:
    """Return what a camera sees that moves and leans as told; what it knows of itself beside."""
    middle = np.array(track.size_px) / 2
    image_px, world_m = track.image_px.copy(), track.world_m.copy()
    level_deg = np.nan_to_num(camera[:, CameraPart.OFF_LEVEL_DEG] - camera[:, CameraPart.ROLL_DEG])
    for index, (dx_px, dy_px, roll_deg, scale, _) in enumerate(camera):
        levelled = middle + (image_px[index] - middle) @ turned(level_deg[index]).T
        moved = (levelled - middle) @ turned(roll_deg).T
        image_px[index] = middle + (dx_px, dy_px) + scale * moved
        flat = world_m[index, :, :2] @ turned(roll_deg + level_deg[index]).T
        world_m[index, :, :2] = flat
    return replace(track, image_px=image_px, world_m=world_m, camera=camera)


def turned(deg: float) -> FloatArray:
    cos, sin = np.cos(np.radians(deg)), np.sin(np.radians(deg))
    return np.array([[cos, -sin], [sin, cos]])


def bobbing(count: int, height_px: float, period_s: float = 2.5) -> FloatArray:
    camera = still_camera(count)
    phase = 2 * np.pi * np.arange(count) / 30.0 / period_s
    camera[:, CameraPart.DY_PX] = height_px / 2 * (1 - np.cos(phase))
    camera[:, CameraPart.OFF_LEVEL_DEG] = np.nan
    return camera


@st.composite
def journeys(draw: st.DrawFn) -> FloatArray:
    """Draw where a hand may take a camera, from one picture to the next."""
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    count = len(SQUAT)
    camera = still_camera(count)
    wander = np.cumsum(random.normal(0, 1, (count, 4)), axis=0) / np.sqrt(count)
    reach = (draw(st.floats(0, 60)), draw(st.floats(0, 60)), draw(st.floats(0, 8)))
    camera[1:, :3] = wander[1:, :3] * reach
    camera[1:, CameraPart.SCALE] = np.exp(0.1 * wander[1:, 3])
    lean_deg = draw(st.one_of(st.just(0.0), st.floats(1.1, 15.0), st.floats(-15.0, -1.1)))
    camera[:, CameraPart.OFF_LEVEL_DEG] = camera[:, CameraPart.ROLL_DEG] + lean_deg
    return camera


@given(journeys())
@settings(max_examples=40, deadline=None)
def test_wherever_a_hand_takes_the_camera_the_body_stays(camera: FloatArray) -> None:
    steady = steadied(filmed(SQUAT, camera))
    np.testing.assert_allclose(steady.image_px, SQUAT.image_px, atol=1e-6)
    np.testing.assert_allclose(steady.world_m, SQUAT.world_m, atol=1e-9)


@given(journeys())
@settings(max_examples=20, deadline=None)
def test_what_is_drawn_lies_where_it_was_seen(camera: FloatArray) -> None:
    track = filmed(SQUAT, camera)
    np.testing.assert_allclose(in_picture(steadied(track)).image_px, track.image_px, atol=1e-6)


@given(journeys())
@settings(max_examples=5, deadline=None)
def test_live_and_recorded_are_steadied_alike(camera: FloatArray) -> None:
    """Live the lean is known from the first picture on here, as it is after a camera check."""
    track = filmed(SQUAT, camera)
    conditioner, still = LiveConditioner(), LiveConditioner()
    moved = [conditioner.push(pose) for pose in track]
    plain = [still.push(pose) for pose in SQUAT]
    for one, other, seen in zip(moved, plain, track, strict=True):
        both = (one.plausibility > 0) & (other.plausibility > 0)
        # What leaves the picture of a moving camera is believed a little less, and smoothed so.
        np.testing.assert_allclose(one.pose.image_px[both], other.pose.image_px[both], atol=0.5)
        drawn = np.hypot(*(one.in_picture.image_px - seen.image_px)[both].T)
        assert np.median(drawn) < 5.0


def test_nothing_changes_where_nothing_is_known_of_the_camera() -> None:
    unknown = replace(SQUAT, camera=unknown_camera(0))
    assert steadied(unknown) is unknown


def test_nothing_changes_for_a_camera_that_stands_still_and_nearly_level() -> None:
    camera = still_camera(len(SQUAT))
    camera[:, CameraPart.OFF_LEVEL_DEG] = 0.6
    track = replace(SQUAT, camera=camera)
    assert steadied(track) is track


def test_after_a_moment_without_knowledge_the_camera_is_taken_to_stand_where_it_was() -> None:
    camera = still_camera(len(SQUAT))
    camera[:, CameraPart.DX_PX] = 40.0
    camera[0, CameraPart.DX_PX] = 0.0
    gap = slice(100, 120)
    track = filmed(SQUAT, camera)
    camera = camera.copy()
    camera[gap] = np.nan
    camera[120:, CameraPart.DX_PX] = 0.0
    steady = steadied(replace(track, camera=camera))
    np.testing.assert_allclose(steady.image_px, SQUAT.image_px, atol=1e-6)


def test_a_part_that_the_picture_does_not_tell_is_taken_to_be_still() -> None:
    camera = bobbing(len(SQUAT), 20.0)
    track = filmed(SQUAT, camera)
    camera = camera.copy()
    camera[:, [CameraPart.DX_PX, CameraPart.ROLL_DEG, CameraPart.SCALE]] = np.nan
    steady = steadied(replace(track, camera=camera))
    np.testing.assert_allclose(steady.image_px, SQUAT.image_px, atol=1e-6)


@pytest.mark.parametrize("height_px", [2.0, 6.0, 12.0, 24.0])
def test_a_camera_that_bobs_raises_no_heel(height_px: float) -> None:
    spec, track = load_exercise("heel_raise"), standing()
    bobs = filmed(track, bobbing(len(track), height_px))

    result = analyze_track(bobs, spec, Target()).result

    assert result.rep_count == 0
    assert not result.faults


@pytest.mark.parametrize("height_px", [6.0, 24.0])
def test_squats_in_a_hand_that_bobs_are_judged_as_from_a_stand(height_px: float) -> None:
    spec, bobs = load_exercise("squat"), filmed(SQUAT, bobbing(len(SQUAT), height_px, 1.7))

    still, moved = (analyze_track(each, spec, Target()).result for each in (SQUAT, bobs))
    live = LiveAnalysis(spec, Target())
    for pose in bobs:
        live.push(pose)

    assert moved.rep_count == live.finish().rep_count_live == 2
    assert {each.id for each in moved.faults} == {each.id for each in still.faults}


@pytest.mark.parametrize("lean_deg", [-15.0, -6.0, 3.0, 10.0])
def test_a_camera_known_to_lean_changes_nothing(lean_deg: float) -> None:
    camera = still_camera(len(SQUAT))
    camera[:, CameraPart.OFF_LEVEL_DEG] = lean_deg
    leans = condition_recording(filmed(SQUAT, camera)).track
    level = condition_recording(SQUAT).track
    np.testing.assert_allclose(leans.image_px, level.image_px, atol=1e-6)


@pytest.mark.parametrize("height_px", [6.0, 24.0])
def test_squats_in_a_hand_of_which_nothing_is_known_lift_no_heel(height_px: float) -> None:
    """Then a rise is told from the other parts of the foot, not from the place in the picture."""
    bobs = filmed(SQUAT, bobbing(len(SQUAT), height_px, 1.7))
    result = analyze_track(
        replace(bobs, camera=unknown_camera(0)), load_exercise("squat"), Target()
    ).result
    assert result.rep_count == 2
    assert not result.faults


def test_where_a_camera_went_while_it_was_lost_lifts_no_heel() -> None:
    """Its new stretch begins with zeros: places are not compared with those before."""
    count = len(SQUAT)
    went = still_camera(count)
    went[count // 4 :, CameraPart.DY_PX] = -20.0
    told = still_camera(count)
    told[count // 4 : count // 4 + 15] = np.nan
    result = analyze_track(
        replace(filmed(SQUAT, went), camera=told), load_exercise("squat"), Target()
    ).result
    assert result.rep_count == 2
    assert not result.faults


def test_parts_of_a_track_keep_their_camera() -> None:
    camera = bobbing(len(SQUAT), 12.0)
    track = filmed(SQUAT, camera)
    part = track.at(np.arange(10, 60))
    assert (part.camera[:, CameraPart.DY_PX] == camera[10:60, CameraPart.DY_PX]).all()
    assert np.isnan(joined(part, part).camera).all()


def test_mirrored_twice_is_as_it_was() -> None:
    track = filmed(SQUAT, bobbing(len(SQUAT), 12.0))
    twice = track.mirrored().mirrored()
    np.testing.assert_allclose(twice.image_px, track.image_px)
    np.testing.assert_array_equal(twice.camera, track.camera)


def test_the_mirror_image_of_a_moving_camera_is_steadied_as_well() -> None:
    camera = still_camera(len(SQUAT))
    camera[:, CameraPart.DX_PX] = np.linspace(0, 50, len(SQUAT))
    camera[:, CameraPart.ROLL_DEG] = np.linspace(0, 5, len(SQUAT))
    camera[:, CameraPart.OFF_LEVEL_DEG] = camera[:, CameraPart.ROLL_DEG] + 4.0
    mirrored = steadied(filmed(SQUAT, camera).mirrored())
    hips_px = mirrored.image_px[:, Landmark.LEFT_HIP]
    np.testing.assert_allclose(hips_px, SQUAT.mirrored().image_px[:, Landmark.LEFT_HIP], atol=1e-6)


@pytest.mark.parametrize("lean_deg", [-12.0, 10.0])
def test_before_a_camera_that_may_lean_movements_count_and_the_lean_is_no_fault(
    lean_deg: float,
) -> None:
    """What the picture does not tell, a body that stands straight and seems to lean does."""
    camera = still_camera(len(BENDS))
    camera[:, CameraPart.OFF_LEVEL_DEG] = lean_deg
    track = replace(filmed(BENDS, camera), camera=unknown_camera(0))
    result = analyze_track(track, load_exercise("standing_side_bend"), Target()).result
    assert result.rep_count == 2
    assert not result.faults
    assert result.not_scored_reason
    assert "level" in result.not_scored_reason
    assert {each.id for each in result.not_checked} >= {"hip_shift", "knee_bends"}


def test_the_same_set_before_a_level_camera_is_scored() -> None:
    track = replace(BENDS, camera=unknown_camera(0))
    assert analyze_track(track, load_exercise("standing_side_bend"), Target()).result.scored
