"""What is said of the camera of a recording."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.conditioning.unsteady import CAMERA_LOST, CAMERA_MOVES, camera_notes
from formcheck.pose.camera_place import STANDS_STILL, CameraPart
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from scenery.figures import squat

SQUAT = squat(4)
HEIGHT_PX = SQUAT.size_px[1]
RATE_HZ = 30


def before(camera: FloatArray) -> PoseTrack:
    return replace(SQUAT, camera=camera)


def at_rest() -> FloatArray:
    return np.tile(STANDS_STILL, (len(SQUAT), 1))


def bobbing(size_frac: float, part: CameraPart = CameraPart.DY_PX) -> FloatArray:
    camera = at_rest()
    camera[:, part] = size_frac * HEIGHT_PX * np.sin(np.arange(len(SQUAT)) * np.pi / RATE_HZ)
    return camera


@pytest.mark.parametrize("part", [CameraPart.DX_PX, CameraPart.DY_PX])
def test_a_camera_that_moves_again_and_again_is_said_to(part: CameraPart) -> None:
    assert tuple(camera_notes(before(bobbing(0.02, part)))) == (CAMERA_MOVES,)
    assert CAMERA_MOVES in condition_recording(before(bobbing(0.02))).notes


def test_a_little_motion_needs_no_word() -> None:
    assert tuple(camera_notes(before(bobbing(0.008)))) == ()


def test_a_camera_set_right_once_needs_no_word() -> None:
    camera = at_rest()
    camera[len(camera) // 3 :, CameraPart.DX_PX] = 0.2 * HEIGHT_PX
    assert tuple(camera_notes(before(camera))) == ()


def test_a_camera_that_was_lost_is_said_to_be_for_how_long() -> None:
    camera = at_rest()
    camera[-len(camera) // 4 :] = np.nan
    assert tuple(camera_notes(before(camera))) == (CAMERA_LOST.format(share=0.25),)


def test_nothing_is_said_of_a_camera_of_which_nothing_is_known() -> None:
    assert tuple(camera_notes(before(np.full((len(SQUAT), 5), np.nan)))) == ()
    unseen_at_first = at_rest()
    unseen_at_first[: len(SQUAT) // 4] = np.nan
    assert tuple(camera_notes(before(unseen_at_first))) == ()
