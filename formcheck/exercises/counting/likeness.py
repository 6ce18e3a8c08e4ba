"""How well a movement fits an exercise, and how alike two movements are.

Compared are postures: the angles of all joints at rest and at the furthest point.
"""

from dataclasses import dataclass

import numpy as np

from formcheck.exercises.counting.demonstrated import Demonstrated
from formcheck.exercises.counting.posture_angles import TRUNK
from formcheck.pose.frame import FloatArray

ABOUT_S = 0.07
"""A posture is the median of the frames this close [default]."""

UNIT_DEG = 35.0
"""A posture this far off takes one unit of evidence away [default]."""

MOST_OFF_DEG, MOST_APART_DEG = 90.0, 60.0
"""Differences are cut here, so that one landmark gone astray does not decide [default]."""

MOVED_FRAC = 0.35
"""Joints that move by this share of the one that moves most make up a movement [default]."""

LEAST_CHANGE_DEG = 10.0
"""A demonstration that changes no joint by more has no direction to compare [default]."""

TRUNK_WEIGHT = 0.5
LEAST_CHANGES, LEAST_POSTURES, LEAST_SHARED = 4, 2, 6


@dataclass(frozen=True, slots=True)
class Postures:
    """The postures of one movement.

    Attributes
    ----------
    image_deg, world_deg
        (2, 2, angles): at rest and furthest, left and right; NaN where not seen.
    """

    image_deg: FloatArray
    world_deg: FloatArray


def evidence_for(postures: Postures, demonstrated: Demonstrated | None) -> float:
    """Return how well a movement fits a demonstration.

    Returns
    -------
    float
        The best over the demonstrated repetitions and their mirror images: the cosine of the
        changes of all joints, less the misfit of the joints that move, less half that of the
        trunk. 1 is a perfect fit; NaN where too little is seen or nothing is demonstrated.
    """
    if demonstrated is None:
        return float("nan")
    shown = demonstrated.postures_deg
    fits = [
        _fit(postures.world_deg, each) for posture in shown for each in (posture, posture[:, ::-1])
    ]
    known = [fit for fit in fits if fit == fit]
    return max(known) if known else float("nan")


def _fit(seen: FloatArray, shown: FloatArray) -> float:
    parts = np.array([_same_change(seen, shown), _misfit(seen, shown), _trunk_misfit(seen, shown)])
    known = parts[~np.isnan(parts)]
    return float(known.mean() * len(parts)) if len(known) else float("nan")


def _same_change(seen: FloatArray, shown: FloatArray) -> float:
    change, wanted = (seen[1] - seen[0]).ravel(), (shown[1] - shown[0]).ravel()
    known = ~np.isnan(change) & ~np.isnan(wanted)
    if known.sum() < LEAST_CHANGES:
        return float("nan")
    change, wanted = change[known], wanted[known]
    if np.linalg.norm(wanted) < LEAST_CHANGE_DEG:
        return float("nan")
    return float(change @ wanted / (np.linalg.norm(change) * np.linalg.norm(wanted) + 1e-9))


def _misfit(seen: FloatArray, shown: FloatArray) -> float:
    moves = np.abs(shown[1] - shown[0])
    moving = moves >= MOVED_FRAC * np.nanmax(moves)
    off = np.abs(seen - shown)[:, moving]
    off = off[~np.isnan(off)]
    if len(off) < LEAST_POSTURES:
        return float("nan")
    return float(-np.minimum(off, MOST_OFF_DEG).mean() / UNIT_DEG)


def _trunk_misfit(seen: FloatArray, shown: FloatArray) -> float:
    off = np.abs(seen - shown)[..., TRUNK]
    off = off[~np.isnan(off)]
    if not len(off):
        return float("nan")
    return float(-TRUNK_WEIGHT * min(off.max(), MOST_OFF_DEG) / UNIT_DEG)


def difference_deg(first: Postures, second: Postures) -> float:
    """Return the mean difference of all joints, the better of straight and mirrored; NaN unseen."""
    mine = np.stack([first.image_deg, first.world_deg])
    others = np.stack([second.image_deg, second.world_deg])
    both = [_mean_off(mine, others), _mean_off(mine, others[..., ::-1, :])]
    known = [each for each in both if each == each]
    return min(known) if known else float("nan")


def _mean_off(first: FloatArray, second: FloatArray) -> float:
    off = np.abs(first - second).ravel()
    off = off[~np.isnan(off)]
    if len(off) < LEAST_SHARED:
        return float("nan")
    return float(np.minimum(off, MOST_APART_DEG).mean())


def middle_postures(movements: list[Postures]) -> Postures:
    """Return the median of the postures of several movements."""
    return Postures(
        _nanmedian(np.stack([each.image_deg for each in movements])),
        _nanmedian(np.stack([each.world_deg for each in movements])),
    )


def scaled_postures(postures: Postures, share: float) -> Postures:
    """Return the postures of a movement that goes only a share of the way."""
    return Postures(
        *(
            np.stack([rest, rest + share * (peak - rest)])
            for rest, peak in (postures.image_deg, postures.world_deg)
        )
    )


def middle_posture(postures_deg: FloatArray) -> FloatArray:
    """Return (2, angles), the middle of the postures (frames, 2, angles) about one moment."""
    return _nanmedian(postures_deg)


def _nanmedian(values: FloatArray) -> FloatArray:
    """Return the median over the first axis; NaN where all are missing, without a warning."""
    flat = values.reshape(len(values), -1)
    flat = np.sort(flat, axis=0)
    known = (~np.isnan(flat)).sum(axis=0)
    columns = np.arange(flat.shape[1])
    low, high = np.maximum((known - 1) // 2, 0), np.minimum(known // 2, len(flat) - 1)
    middle = (flat[low, columns] + flat[high, columns]) / 2.0
    middle[known == 0] = np.nan
    return np.asarray(middle.reshape(values.shape[1:]))
