"""Angles of poses, estimated: values in the registry's terms, each with its band."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

import numpy as np

from formcheck.anatomy.sides import Side
from formcheck.kinematics.estimated.both_ways import asked_both_ways
from formcheck.kinematics.estimated.features import HIPS, features
from formcheck.kinematics.estimated.network import PoseEstimate, network, on_side
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack

ESTIMATED = frozenset(
    (
        "knee_flex", "hip_flex", "thigh_elev", "trunk_incl", "trunk_lat", "trunk_lift",
        "shoulder_flex", "shoulder_abd",
    )
)  # fmt: skip
"""Metrics that are told from any view: those of knee, hip, trunk and upper arm.

Of the others the network knows, shins and the line of a plank are measured as well in the picture
from half-way (docs/angles.md), and heads and feet differ too little among people who exercise for
being told well to mean that a fault is seen.
"""

FULLY_TRUSTED_UNTIL = 0.8
"""Up to this strangeness a pose is trusted wholly, from 1 on not at all, between these in part:
an angle must not jump because somebody moves out of what the network knows [default]."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """One angle.

    Attributes
    ----------
    value_deg
        NaN where it is not estimated, or the pose is unlike all that was learnt from.
    band_deg
        Half-width of the 95 % band; NaN where there is no value.
    trust
        How far it is to be gone by, 0 to 1: less for poses at the rim of what was learnt from.
    """

    value_deg: float
    band_deg: float
    trust: float


NOT_ESTIMATED = Estimated(math.nan, math.nan, 0.0)


class _Known:
    """One pose, looked at before."""

    __slots__ = ("_estimate",)

    def __init__(self, estimate: PoseEstimate | None) -> None:
        self._estimate = estimate if estimate and _believable(estimate) else None

    def estimate(self) -> PoseEstimate | None:
        """Return what was told of it; None where it could not or should not be believed."""
        return self._estimate


class _OnePose:
    """One pose, looked at only when that is needed."""

    __slots__ = ("_estimate", "_looked", "_pose")

    def __init__(self, pose: PoseFrame) -> None:
        self._pose = pose
        self._looked = False
        self._estimate: PoseEstimate | None = None

    def estimate(self) -> PoseEstimate | None:
        """Return what the network tells of it; None where it cannot or should not be believed."""
        if not self._looked:
            self._looked = True
            estimate = _estimate(self._pose)
            self._estimate = estimate if estimate and _believable(estimate) else None
        return self._estimate


class Estimate:
    """The angles of one pose, or the middle of several's; worked out when first asked for."""

    __slots__ = ("_known", "_poses")

    def __init__(self, poses: Sequence[_OnePose | _Known]) -> None:
        self._poses = tuple(poses)
        self._known: dict[tuple[str, Side], Estimated] = {}

    @classmethod
    def of_pose(cls, pose: PoseFrame) -> "Estimate":
        """Return the angles of one pose."""
        return cls((_OnePose(pose),))

    @classmethod
    def of_track(cls, track: PoseTrack) -> "list[Estimate]":
        """Return the angles of each pose of a track, asked both ways round and all at once."""
        hips = track.image_px[:, HIPS].sum(axis=(1, 2)) + track.world_m[:, HIPS].sum(axis=(1, 2))
        seen = np.flatnonzero(np.isfinite(hips))
        told = asked_both_ways(
            track.image_px[seen],
            track.world_m[seen],
            np.nan_to_num(track.visibility[seen]),
            np.tile(np.array(track.size_px, dtype=np.float64), (len(seen), 1)),
        )
        by_pose = dict(zip(seen.tolist(), told, strict=True))
        return [cls((_Known(by_pose.get(place)),)) for place in range(len(track))]

    @classmethod
    def middle(cls, estimates: "Sequence[Estimate]") -> "Estimate":
        """Return the middle of some poses' angles."""
        return cls([pose for each in estimates for pose in each._poses])

    def of(self, metric_id: str, side: Side) -> Estimated:
        """Return a metric as if seen from its own view.

        Parameters
        ----------
        metric_id
            A metric of the registry; what the network does not know is not estimated.
        side
            Which side, where it has one.
        """
        known = self._known.get((metric_id, side))
        if known is None:
            known = self._known[metric_id, side] = self._work_out(metric_id, side)
        return known

    def _work_out(self, metric_id: str, side: Side) -> Estimated:
        place = places().get((metric_id, side))
        if place is None:
            return NOT_ESTIMATED
        estimate = [each for pose in self._poses if (each := pose.estimate())]
        if not estimate:
            return NOT_ESTIMATED
        if len(estimate) == 1:
            only = estimate[0]
            return Estimated(float(only.mean[place]), float(only.band_95[place]), _trust(only))
        value_deg = median(float(each.mean[place]) for each in estimate)
        return Estimated(
            value_deg,
            median(float(each.band_95[place]) for each in estimate),
            median(_trust(each) for each in estimate),
        )


def _estimate(pose: PoseFrame) -> PoseEstimate | None:
    """Return what the network tells of a pose; None where its hips are not seen."""
    if math.isnan(pose.image_px.take(HIPS, axis=0).sum() + pose.world_m.take(HIPS, axis=0).sum()):
        return None
    given = features(
        pose.image_px[None],
        pose.world_m[None],
        np.where(np.isnan(pose.visibility), 0.0, pose.visibility)[None],
        np.array([pose.size_px], dtype=np.float64),
    )
    return network().estimate(given[0])


def _believable(estimate: PoseEstimate) -> bool:
    """Return whether a pose is like what was learnt from, and not of somebody lying on a side.

    Angles seen from the side or the front of a person mean nothing there.
    """
    left_y = estimate.mean[network().targets.index("left_y")]
    return estimate.novelty <= 1.0 and not on_side(left_y)


def _trust(estimate: PoseEstimate) -> float:
    """Return how far what is told of a believable pose is to be gone by."""
    return min(1.0, (1.0 - estimate.novelty) / (1.0 - FULLY_TRUSTED_UNTIL))


@cache
def places() -> dict[tuple[str, str], int]:
    """Return where the network keeps each metric of each side."""
    found: dict[tuple[str, str], int] = {}
    for place, name in enumerate(network().angles):
        side, _, metric_id = name.partition("_")
        if side in ("left", "right"):
            found[metric_id, side] = place
        else:
            found |= {(name, each): place for each in ("left", "right")}
    return {key: place for key, place in found.items() if key[0] in ESTIMATED}
