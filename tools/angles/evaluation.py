"""What the network is worth on people and movements that nothing was learnt from."""

from dataclasses import dataclass

import numpy as np

from formcheck.pose.landmarks import Landmark
from tools.angles.dataset import ANGLES, Floats, Poses, bend_deg

YAW_BINS_DEG = ((0, 20), (20, 45), (45, 70), (70, 110), (110, 135))
JOINTS = {
    "knee": (("HIP", "KNEE", "ANKLE"), "knee_flex_3d"),
    "hip": (("SHOULDER", "HIP", "KNEE"), "hip_3d"),
    "shoulder": (("HIP", "SHOULDER", "ELBOW"), "shoulder_3d"),
    "elbow": (("SHOULDER", "ELBOW", "WRIST"), "elbow_flex_3d"),
}
SIDES = ("left", "right")


@dataclass(frozen=True)
class Errors:
    """Absolute errors of one quantity, (poses,), in degrees; NaN where there is no truth.

    Attributes
    ----------
    picture, model
        Of the angle in the picture, and of that of the model's own 3D landmarks.
    network
        Of the network's.
    inside
        1 where the error is within the 90 % band, 0 where not.
    """

    picture: Floats
    model: Floats
    network: Floats
    inside: Floats


def errors_of(name: str, poses: Poses, mean: Floats, band: Floats) -> Errors:
    """Return the errors of a joint on both sides, or of the trunk's inclination."""
    parts = [_errors(name, side, poses, mean, band) for side in SIDES]
    return Errors(*(np.concatenate([getattr(part, each) for part in parts])
                    for each in ("picture", "model", "network", "inside")))  # fmt: skip


def _errors(name: str, side: str, poses: Poses, mean: Floats, band: Floats) -> Errors:
    column = ANGLES.index(f"{side}_{'trunk_incl' if name == 'trunk' else JOINTS[name][1]}")
    truth = poses.truth[:, column]
    off = np.abs(mean[:, column] - truth)
    truth_size = np.abs(truth)
    picture = np.abs(_seen(name, side, poses.image_px) - truth_size)
    model = np.abs(_seen(name, side, poses.world_m) - truth_size)
    inside = np.where(np.isnan(off), np.nan, off <= band[:, column])
    return Errors(picture, model, off, inside)


def _seen(name: str, side: str, points: Floats) -> Floats:
    """Return the angle between landmarks; the trunk's from the picture's upright, without sign."""
    if name != "trunk":
        return bend_deg(points, side.upper(), JOINTS[name][0])
    up = (
        points[:, Landmark[f"{side.upper()}_SHOULDER"]] - points[:, Landmark[f"{side.upper()}_HIP"]]
    )
    cosine = -up[:, 1] / (np.linalg.norm(up, axis=1) + 1e-9)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


NAMES = ("knee", "hip", "trunk", "shoulder", "elbow")


def table(poses: Poses, mean: Floats, band: Floats) -> list[tuple[str, ...]]:
    """Return a row for each quantity: errors before and after, after by view, and coverage."""
    rows = []
    for name in NAMES:
        errors = errors_of(name, poses, mean, band)
        yaw = np.concatenate([poses.yaw_deg, poses.yaw_deg])
        by_view = [np.nanmean(errors.network[(yaw >= low) & (yaw < high)])
                   for low, high in YAW_BINS_DEG]  # fmt: skip
        rows.append(
            (
                name,
                *(f"{np.nanmean(each):.1f}" for each in (errors.picture, errors.model)),
                f"{np.nanmean(errors.network):.1f}",
                *(f"{value:.1f}" for value in by_view),
                f"{np.nanmean(errors.inside):.0%}",
            )
        )
    return rows
