"""What the network tells of poses asked both ways round: as they are, and in a mirror.

Nobody's left is harder to tell than the right, but what was learnt is never quite even: the mean
of both answers is nearer to the truth than either (docs/angles.md), and a set in a mirror is
judged as the set is.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.estimated.features import features, mirrored
from formcheck.kinematics.estimated.network import PoseEstimate, network
from formcheck.pose.frame import FloatArray

TURNED = frozenset(("trunk_lat", "left_y", "left_z", "up_x"))
"""What changes its sign in a mirror: the side bend, and how far the pelvis's own left, which is
its right there, points down and away; how far its up points across."""


def asked_both_ways(
    image_px: FloatArray, world_m: FloatArray, visibility: FloatArray, size_px: FloatArray
) -> list[PoseEstimate]:
    """Return what there is to tell of each of some poses.

    Parameters
    ----------
    image_px, world_m, visibility, size_px
        (poses, 33, 2), (poses, 33, 3), (poses, 33) and (poses, 2); hips seen in each.
    """
    if not len(image_px):
        return []
    poses = (image_px, world_m, visibility, size_px)
    as_seen = network().estimate_each(features(*poses))
    in_mirror = network().estimate_each(features(*mirrored(*poses)))
    return [_mean(*both) for both in zip(as_seen, in_mirror, strict=True)]


def _mean(as_seen: PoseEstimate, in_mirror: PoseEstimate) -> PoseEstimate:
    other, sign = _turned_back()
    angles = other[: len(as_seen.band_90)]
    return PoseEstimate(
        (as_seen.mean + in_mirror.mean[other] * sign) / 2.0,
        (as_seen.band_90 + in_mirror.band_90[angles]) / 2.0,
        (as_seen.band_95 + in_mirror.band_95[angles]) / 2.0,
        (as_seen.novelty + in_mirror.novelty) / 2.0,
    )


@cache
def _turned_back() -> tuple[NDArray[np.intp], FloatArray]:
    """Return (targets,), where each is found of a pose in a mirror, and with which sign."""
    names = network().targets
    other = np.array([names.index(_other_side(name, names)) for name in names])
    return other, np.array([-1.0 if name in TURNED else 1.0 for name in names])


def _other_side(name: str, names: Sequence[str]) -> str:
    side, _, rest = name.partition("_")
    other = {"left": "right", "right": "left"}.get(side)
    turned = f"{other}_{rest}"
    return turned if turned in names else name
