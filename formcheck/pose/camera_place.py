"""Where the camera stands in each picture, compared with an earlier one, as the background tells.

A hand that films moves the whole room. Where the room was estimated to be, it stands beside each
pose: `dx_px`, `dy_px`, `roll_deg` and `scale` bring a point of the room from the picture in which
this stretch of film began to this one,

    now = middle + (dx, dy) + scale * turned(then - middle, roll)

with the middle of the picture, x to the right, y down, and a positive roll clockwise. What moves
with the room is the camera's doing, what moves against it is the person's. A stretch ends where
nothing is known of a picture, and the next one begins after it with zeros and a scale of 1.

`off_level_deg` says how far what is truly vertical leans in this picture, clockwise positive: the
camera is rolled by as much the other way.
"""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


class CameraPart(IntEnum):
    """The numbers that say where the camera is, in the order in which they are kept."""

    DX_PX = 0
    DY_PX = 1
    ROLL_DEG = 2
    SCALE = 3
    OFF_LEVEL_DEG = 4


CAMERA_PARTS = len(CameraPart)


def unknown_camera(frames: int) -> FloatArray:
    """Return (frames, 5), nothing known of the camera in any picture."""
    return np.full((frames, CAMERA_PARTS), np.nan)


NOWHERE: FloatArray = np.full(CAMERA_PARTS, np.nan)
"""(5,), nothing known; shared by all poses of which that is true."""
NOWHERE.flags.writeable = False

STANDS_STILL: FloatArray = np.array([0.0, 0.0, 0.0, 1.0, np.nan])
"""(5,), where it was when the stretch began; how far off level is not known."""
STANDS_STILL.flags.writeable = False

SCALE_MOST = 20.0


def possible_camera(camera: FloatArray) -> bool:
    """Return whether (..., 5) can be true: finite or unknown, and nothing grown out of sight."""
    scale = camera[..., CameraPart.SCALE]
    with np.errstate(invalid="ignore"):
        wild = (scale < 1.0 / SCALE_MOST) | (scale > SCALE_MOST)
    return not bool(np.isinf(camera).any() or wild.any())


_MIRRORED = np.ones(CAMERA_PARTS)
_MIRRORED[[CameraPart.DX_PX, CameraPart.ROLL_DEG, CameraPart.OFF_LEVEL_DEG]] = -1.0


def mirrored_camera(camera: FloatArray) -> FloatArray:
    """Return (..., 5) as the mirror image of the pictures tells it."""
    return camera * _MIRRORED
