"""What the network is worth on people and movements that nothing was learnt from."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.estimated.network import Network
from formcheck.pose.landmarks import Landmark
from tools.angles.believing import believed
from tools.angles.dataset import ANGLES, Floats, Poses, bend_deg

YAW_BINS_DEG = ((0, 20), (20, 45), (45, 70), (70, 110), (110, 135))
JOINTS = {
    "knee": (("HIP", "KNEE", "ANKLE"), "knee_flex_3d"),
    "hip": (("SHOULDER", "HIP", "KNEE"), "hip_3d"),
    "shoulder": (("HIP", "SHOULDER", "ELBOW"), "shoulder_3d"),
    "elbow": (("SHOULDER", "ELBOW", "WRIST"), "elbow_flex_3d"),
}
NAMES = ("knee", "hip", "trunk", "shoulder", "elbow")
SIDES = ("left", "right")


@dataclass(frozen=True)
class Said:
    """What was said of poses.

    Attributes
    ----------
    mean, band_90
        (poses, targets) and (poses, angles), degrees.
    familiar
        (poses,), whether they are like what was learnt from.
    """

    mean: Floats
    band_90: Floats
    familiar: NDArray[np.bool_]

    def only(self, kept: NDArray[np.bool_]) -> "Said":
        """Return what was said of some of the poses."""
        return Said(self.mean[kept], self.band_90[kept], self.familiar[kept])


@dataclass(frozen=True)
class Errors:
    """Absolute errors of one quantity, (both sides' poses,), in degrees; NaN without truth.

    Attributes
    ----------
    picture, model
        Of the angle in the picture, and of that of the model's own 3D landmarks.
    network, band
        Of the network's, and its 90 % band.
    believed
        Whether a coach would go by it.
    """

    picture: Floats
    model: Floats
    network: Floats
    band: Floats
    believed: NDArray[np.bool_]

    @property
    def inside(self) -> float:
        """The share of errors within their bands, of what a coach would go by."""
        known = ~np.isnan(self.network) & self.believed
        return float(np.mean(self.network[known] <= self.band[known]))

    def only(self, kept: NDArray[np.bool_]) -> "Errors":
        """Return some of them."""
        return Errors(*(getattr(self, each.name)[kept] for each in fields(Errors)))


def said_by(network: Network, poses: Poses) -> Said:
    """Return what the network as it is delivered says of poses."""
    told = [network.estimate(row) for row in poses.inputs]
    return Said(
        np.array([each.mean for each in told]),
        np.array([each.band_90 for each in told]),
        np.array([each.novelty <= 1.0 for each in told]),
    )


def errors_of(name: str, poses: Poses, said: Said) -> Errors:
    """Return the errors of a joint on both sides, or of the trunk's inclination."""
    parts = [_errors(name, side, poses, said) for side in SIDES]
    return Errors(
        *(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Errors))
    )


def means_deg(poses: Poses, said: Said) -> tuple[float, ...]:
    """Return the mean absolute error of each of `NAMES`, of what a coach would go by."""
    errors = [errors_of(name, poses, said) for name in NAMES]
    return tuple(round(float(np.nanmean(each.network[each.believed])), 2) for each in errors)


def _errors(name: str, side: str, poses: Poses, said: Said) -> Errors:
    angle = f"{side}_{'trunk_incl' if name == 'trunk' else JOINTS[name][1]}"
    column = ANGLES.index(angle)
    truth = poses.truth[:, column]
    known = np.where(np.isnan(truth), np.nan, np.abs(truth))
    return Errors(
        np.abs(_seen(name, side, poses.image_px) - known),
        np.abs(_seen(name, side, poses.world_m) - known),
        np.abs(said.mean[:, column] - truth),
        said.band_90[:, column],
        believed(poses, angle) & said.familiar,
    )


def _seen(name: str, side: str, points: Floats) -> Floats:
    """Return the angle between landmarks; the trunk's from the picture's upright, without sign."""
    if name != "trunk":
        return bend_deg(points, side.upper(), JOINTS[name][0])
    up = (
        points[:, Landmark[f"{side.upper()}_SHOULDER"]] - points[:, Landmark[f"{side.upper()}_HIP"]]
    )
    cosine = -up[:, 1] / (np.linalg.norm(up, axis=1) + 1e-9)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
