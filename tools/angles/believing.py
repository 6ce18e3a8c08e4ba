"""Which angles of a pose a coach would go by: of joints that are seen, on the nearer side."""

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.metrics import METRICS
from formcheck.pose.landmarks import Landmark
from tools.angles.dataset import ANGLES, Poses

CERTAIN = 0.6
"""Below this certainty of a landmark the coach believes nothing that rests on it."""

FRONT_UNTIL_DEG = 25.0
"""Up to this yaw, of the front or the back, both sides are judged."""

_BETWEEN_BONES = {
    "hip_3d": (BodyPart.SHOULDER, BodyPart.HIP, BodyPart.KNEE),
    "shoulder_3d": (BodyPart.HIP, BodyPart.SHOULDER, BodyPart.ELBOW),
    "knee_flex_3d": (BodyPart.HIP, BodyPart.KNEE, BodyPart.ANKLE),
    "elbow_flex_3d": (BodyPart.SHOULDER, BodyPart.ELBOW, BodyPart.WRIST),
}


def believed(poses: Poses, angle: str) -> NDArray[np.bool_]:
    """Return (poses,), whether a coach would go by an angle.

    Parameters
    ----------
    angle
        One of `tools.angles.dataset.ANGLES`.
    """
    side, _, metric = angle.partition("_")
    if side not in ("left", "right"):
        return _certain(poses, METRICS[angle].parts, ("LEFT", "RIGHT"))
    parts = _BETWEEN_BONES.get(metric) or METRICS[metric].parts
    return _certain(poses, parts, (side.upper(),)) & _judged(poses, side)


def all_believed(poses: Poses) -> NDArray[np.bool_]:
    """Return (poses, angles) of `believed`."""
    return np.column_stack([believed(poses, angle) for angle in ANGLES])


def _certain(
    poses: Poses, parts: tuple[BodyPart, ...], sides: tuple[str, ...]
) -> NDArray[np.bool_]:
    marks = [Landmark[f"{side}_{part.name}"] for side in sides for part in parts]
    return np.asarray(poses.visibility[:, marks].min(axis=1) >= CERTAIN)


def _judged(poses: Poses, side: str) -> NDArray[np.bool_]:
    depth_m = np.nan_to_num(poses.world_m[..., 2])
    left_m = depth_m[:, Landmark.LEFT_HIP] + depth_m[:, Landmark.LEFT_SHOULDER]
    right_m = depth_m[:, Landmark.RIGHT_HIP] + depth_m[:, Landmark.RIGHT_SHOULDER]
    nearer = left_m < right_m if side == "left" else right_m <= left_m
    off_front_deg = np.minimum(poses.yaw_deg, 180.0 - poses.yaw_deg)
    return np.asarray(nearer | (off_front_deg <= FRONT_UNTIL_DEG))
