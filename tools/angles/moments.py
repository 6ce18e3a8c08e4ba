"""Clips as the pictures they end with and those before, and what can be known of them.

True measures stand for a calibration that finds a person's lengths and distance without error.
"""

from dataclasses import dataclass

import numpy as np

from formcheck.kinematics.estimated.features import fitted_px_per_m, off_hips
from formcheck.pose.landmarks import Landmark
from tools.angles.dataset import Floats, Poses

PICTURES = 3
MEASURED = (
    ("HIP", "KNEE"), ("KNEE", "ANKLE"), ("HIP", "SHOULDER"),
    ("SHOULDER", "ELBOW"), ("ELBOW", "WRIST"),
)  # fmt: skip
"""Lengths between landmarks of one side, of which the middle of both is known."""


@dataclass(frozen=True)
class Moments:
    """The last picture of each clip, and those before it.

    Attributes
    ----------
    last
        What is to be told.
    before
        The pictures before it, from the nearest to the furthest.
    """

    last: Poses
    before: tuple[Poses, ...]

    @property
    def mirrored(self) -> "Moments":
        """The same in a mirror."""
        return Moments(self.last.mirrored(), tuple(each.mirrored() for each in self.before))


def moments(poses: Poses) -> Moments:
    """Return the clips of which every picture shows a pose."""
    _, first, counts = np.unique(poses.clip, return_index=True, return_counts=True)
    starts = first[counts == PICTURES]
    last, *before = (poses.only(starts + index) for index in reversed(range(PICTURES)))
    return Moments(last, tuple(before))


def alone(seen: Moments) -> Floats:
    """Return (clips, features) of the last picture."""
    return seen.last.inputs


def with_before(seen: Moments) -> Floats:
    """Return (clips, features) of the last picture and those before it."""
    return np.column_stack([seen.last.inputs, *(each.inputs for each in seen.before)])


def with_measures(seen: Moments) -> Floats:
    """Return (clips, features) with true lengths and scale, and the picture in true metres."""
    poses = seen.last
    true_m, off_px = off_hips(poses.true_m), off_hips(poses.image_px)
    px_per_m = fitted_px_per_m(off_hips(poses.true_px), true_m[..., :2])
    fitted_to_model = fitted_px_per_m(off_px, off_hips(poses.world_m)[..., :2])
    return np.column_stack(
        [
            poses.inputs,
            np.log(px_per_m / fitted_to_model),
            *(_length_m(true_m, *ends) for ends in MEASURED),
            *(_between_m(true_m, f"LEFT_{part}", f"RIGHT_{part}") for part in ("SHOULDER", "HIP")),
            (off_px / px_per_m[:, None, None]).reshape(len(poses), -1),
        ]
    )


def _length_m(points_m: Floats, one: str, other: str) -> Floats:
    sides = [_between_m(points_m, f"{side}_{one}", f"{side}_{other}") for side in ("LEFT", "RIGHT")]
    return np.asarray(np.mean(sides, axis=0))


def _between_m(points_m: Floats, one: str, other: str) -> Floats:
    across = points_m[:, Landmark[one]] - points_m[:, Landmark[other]]
    return np.asarray(np.linalg.norm(across, axis=1))
