"""How much somebody moves who is seen now and then: as one does who exercises in place."""

from collections.abc import Sequence

import numpy as np

from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.region import Region

SEEN = 0.5
"""Least visibility of the landmarks of an angle."""

SEEN_TIMES_MIN = 3
"""Fewer sights say nothing of a movement."""

TELLING = 2
"""So many of the angles that change most are gone by: two knees, a knee and a hip, two elbows."""

IN_PLACE_LENGTHS = 0.5
WALKING_WEIGHT = 0.3
"""Who is half the time further apart than this, in lengths of the body, walks through the picture;
their legs move, but it is no exercise."""

_HIPS = [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]


def _joints(side: str) -> list[tuple[Landmark, Landmark, Landmark]]:
    chain = [Landmark[f"{side}_{part}"] for part in ("ELBOW", "SHOULDER", "HIP", "KNEE", "ANKLE")]
    arm = (Landmark[f"{side}_SHOULDER"], Landmark[f"{side}_ELBOW"], Landmark[f"{side}_WRIST"])
    return [arm, *zip(chain, chain[1:], chain[2:], strict=False)]


_LEFT, _RIGHT = _joints("LEFT"), _joints("RIGHT")
_JOINTS = np.array([*_LEFT, *_RIGHT], dtype=np.intp)
_OTHER_SIDE = np.roll(np.arange(len(_JOINTS)), len(_LEFT))


def angles_deg(pose: PoseFrame) -> FloatArray:
    """Return (8,) bends in the picture of elbows, shoulders, hips and knees; NaN where unseen."""
    first, middle, last = (pose.image_px[_JOINTS[:, place]] for place in range(3))
    one, other = first - middle, last - middle
    turn = np.arctan2(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0], (one * other).sum(axis=1))
    seen = pose.visibility[_JOINTS].min(axis=1) >= SEEN
    return np.where(seen, np.degrees(np.abs(turn)), np.nan)


def moves_deg(poses: Sequence[PoseFrame]) -> float:
    """Return by how much the joints bend that bend most, over all sights of a person.

    The extremes are left out, so that a single odd pose is no movement. Walking through the
    picture counts for little.

    Returns
    -------
    float
        Degrees; 0 where a person is seen too seldom.
    """
    if len(poses) < SEEN_TIMES_MIN:
        return 0.0
    angles = np.array([angles_deg(pose) for pose in poses])
    often = np.isfinite(angles).sum(axis=0) >= SEEN_TIMES_MIN
    if not often.any():
        return 0.0
    low, high = np.nanpercentile(angles[:, often], (10, 90), axis=0)
    spread_deg = float(np.sort(high - low)[-TELLING:].mean())
    return spread_deg * (WALKING_WEIGHT if _walks(poses) else 1.0)


def is_mirror_image(
    one: Sequence[PoseFrame], other: Sequence[PoseFrame], within_deg: float
) -> bool:
    """Return whether two people do the same at the same moments, with left and right swapped.

    Parameters
    ----------
    one, other
        Sights of both in the same pictures.
    within_deg
        How far the bends of a mirror image may be off, three quarters of the time.
    """
    if len(one) < SEEN_TIMES_MIN:
        return False
    apart_deg = [
        np.abs(angles_deg(mine) - angles_deg(their)[_OTHER_SIDE])
        for mine, their in zip(one, other, strict=True)
    ]
    known = np.array(apart_deg)[np.isfinite(apart_deg)]
    return bool(len(known)) and float(np.percentile(known, 75)) <= within_deg


def _walks(poses: Sequence[PoseFrame]) -> bool:
    middles_px = np.array([pose.image_px[_HIPS].mean(axis=0) for pose in poses])
    length_px = float(np.median([Region.of(pose).diagonal_px for pose in poses]))
    early_px, late_px = np.percentile(middles_px, (25, 75), axis=0)
    return float(np.abs(late_px - early_px).max()) > IN_PLACE_LENGTHS * max(length_px, 1.0)
