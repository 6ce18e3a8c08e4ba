"""The angles that together say what a body does at one moment, all of them worked out at once."""

from typing import TypeAlias

import numpy as np

from formcheck.anatomy.sides import SIDES, Side
from formcheck.exercises.counting.joint_angles import BENT, HANGING, OPENED, angle_deg
from formcheck.exercises.counting.landmarks import middle
from formcheck.kinematics.body import BodyPart
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT

POSTURE = ("knee", "hip", "elbow", "shoulder", "trunk", "thigh", "shank", "upper_arm", "spread")
"""The angles of a posture, by the names of `joint_angles.joint_angle`."""

TRUNK = POSTURE.index("trunk")

_MID_SHOULDER, _MID_HIP, _ORIGIN, _BELOW = range(LANDMARK_COUNT, LANDMARK_COUNT + 4)
"""Points beside the landmarks: what the trunk joins, and two that make a ray straight down."""

_Ray: TypeAlias = tuple[int, int]
_DOWN: _Ray = (_ORIGIN, _BELOW)


def posture_deg(points: FloatArray) -> FloatArray:
    """Return (frames, 2, angles), the angles of `POSTURE` on both sides.

    Parameters
    ----------
    points
        (frames, 33, 2 or 3), y down; NaN where missing.
    """
    more = np.zeros((len(points), 4, points.shape[2]))
    more[:, 0], more[:, 1] = middle(points, BodyPart.SHOULDER), middle(points, BodyPart.HIP)
    more[:, 3, 1] = 1.0
    known = np.concatenate((points, more), axis=1)
    rays = known.take(_ENDS, axis=1) - known.take(_STARTS, axis=1)
    first, second = (list(np.moveaxis(rays[:, each], -1, 0)) for each in (0, 1))
    angles = np.asarray(angle_deg(first, second))
    return np.where(_IS_BENT, 180.0 - angles, angles)


def _rays(name: str, side: Side) -> tuple[_Ray, _Ray]:
    """Return the two rays an angle lies between: where each starts and ends."""
    if name == "trunk":
        return (_MID_SHOULDER, _MID_HIP), _DOWN
    if name == "spread":
        left, right = ((BodyPart.HIP.on(each), BodyPart.ANKLE.on(each)) for each in SIDES)
        return left, right
    if name in HANGING:
        start, end = HANGING[name]
        return (start.on(side), end.on(side)), _DOWN
    upper, joint, lower = (part.on(side) for part in {**BENT, **OPENED}[name])
    return (joint, upper), (joint, lower)


_RAYS = np.array([[_rays(name, side) for name in POSTURE] for side in SIDES])
_STARTS, _ENDS = np.moveaxis(_RAYS, (3, 2), (0, 1))
_IS_BENT = np.array([name in BENT for name in POSTURE])
