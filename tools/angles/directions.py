"""How well it is told how a pelvis is turned, and from where the camera looks."""

import numpy as np

from formcheck.kinematics.body import body_of
from formcheck.kinematics.view import view_of
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark
from tools.angles.dataset import ANGLES, Floats, Poses
from tools.angles.evaluation import Said

LEFT = slice(len(ANGLES), len(ANGLES) + 3)
UP = slice(len(ANGLES) + 3, len(ANGLES) + 6)


def turned(poses: Poses, said: Said) -> dict[str, list[float]]:
    """Return mean errors and 95th percentiles in degrees, by what is told and how.

    The camera's yaw is 0 from the front or the back and 90 from the side.
    """
    left, up = poses.truth[:, LEFT], poses.truth[:, UP]
    hips_m = poses.world_m[:, Landmark.LEFT_HIP] - poses.world_m[:, Landmark.RIGHT_HIP]
    yaw_deg = _yaw_deg(left)
    return {
        "yaw_measured": _two(np.abs(_seen_yaw_deg(poses) - yaw_deg)),
        "yaw_told": _two(np.abs(_yaw_deg(said.mean[:, LEFT]) - yaw_deg)),
        "left_measured": _two(_between_deg(hips_m, left)),
        "left_told": _two(_between_deg(said.mean[:, LEFT], left)),
        "up_told": _two(_between_deg(said.mean[:, UP], up)),
    }


def _yaw_deg(left: Floats) -> Floats:
    across = np.hypot(left[:, 0], left[:, 1])
    return np.asarray(np.degrees(np.arctan2(np.abs(left[:, 2]), across)))


def _seen_yaw_deg(poses: Poses) -> Floats:
    seen = zip(poses.image_px, poses.world_m, poses.visibility, strict=True)
    return np.array([view_of(body_of(PoseFrame(0.0, *each, (1, 1)))).yaw_deg for each in seen])


def _between_deg(one: Floats, other: Floats) -> Floats:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return np.asarray(np.degrees(np.arccos(np.clip((one * other).sum(axis=1) / lengths, -1, 1))))


def _two(off_deg: Floats) -> list[float]:
    known = off_deg[~np.isnan(off_deg)]
    return [round(float(known.mean()), 1), round(float(np.quantile(known, 0.95)), 1)]
