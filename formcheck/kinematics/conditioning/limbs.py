"""How long the limbs look in the picture, and how tall the person is by them."""

import math

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark

_LIMBS_OF_A_SIDE: tuple[tuple[str, str, float], ...] = (
    ("HIP", "KNEE", 0.245),
    ("KNEE", "ANKLE", 0.246),
    ("SHOULDER", "HIP", 0.288),
    ("SHOULDER", "ELBOW", 0.186),
    ("ELBOW", "WRIST", 0.146),
    ("WRIST", "INDEX", 0.108),
    ("ANKLE", "HEEL", 0.080),
    ("ANKLE", "FOOT_INDEX", 0.152),
)

_SIDES = ("LEFT", "RIGHT")

STARTS: NDArray[np.intp] = np.array(
    [Landmark[f"{side}_{start}"] for side in _SIDES for start, _, _ in _LIMBS_OF_A_SIDE]
)
"""(16,), the landmark nearer to the trunk of each limb: eight of the left side, then the right."""

ENDS: NDArray[np.intp] = np.array(
    [Landmark[f"{side}_{end}"] for side in _SIDES for _, end, _ in _LIMBS_OF_A_SIDE]
)
"""(16,), the landmark farther from the trunk of each limb."""

USUAL_FRAC: FloatArray = np.array([share for _ in _SIDES for _, _, share in _LIMBS_OF_A_SIDE])
"""(16,), usual length of each limb as a fraction of stature.

Source: Drillis and Contini 1966, as tabulated by Winter, Biomechanics and Motor Control of Human
Movement. The last three of a side (hand, heel, forefoot) have no like segment there: the whole
hand (0.108) and foot (0.152) are taken as upper bounds, 0.080 for the heel is `default`.
"""

_LEG_LIMBS = 2
_OF_A_SIDE = len(_LIMBS_OF_A_SIDE)
_LONG_LIMBS = [
    [(limb, int(STARTS[limb]), int(ENDS[limb]), 1.0 / share) for limb in (kind, kind + _OF_A_SIDE)]
    for kind, (_, _, share) in enumerate(_LIMBS_OF_A_SIDE[:5])
]
"""Trunk, thigh, shank, upper arm and forearm; of the left and the right one: its place, its ends,
and how many of it make a stature."""
_PICTURE_PER_STATURE = 0.5
_RISE_S = 1.5
_FALL_S = 10.0
_SEEN = 0.5


def by_side(of_limb: FloatArray) -> FloatArray:
    """Return values of (..., 16) limbs as (..., 2, 8), left and right; a view."""
    return of_limb.reshape(*of_limb.shape[:-1], 2, _OF_A_SIDE)


def leg_limbs(of_limb: FloatArray) -> FloatArray:
    """Return the values of thigh and shank of (..., 16) limbs as (..., 2, 2), by side; a view."""
    return by_side(of_limb)[..., :_LEG_LIMBS]


def limb_lengths_px(image_px: FloatArray) -> FloatArray:
    """Return how long each limb looks in the picture.

    Parameters
    ----------
    image_px
        (..., 33, 2), pixels.

    Returns
    -------
    FloatArray
        (..., 16), pixels, in the order of `STARTS`; NaN where an end is missing.
    """
    spans = image_px.take(ENDS, axis=-2) - image_px.take(STARTS, axis=-2)
    return np.asarray(np.hypot(spans[..., 0], spans[..., 1]))


def shoulder_width_px(image_px: FloatArray) -> FloatArray:
    """Return (...), the distance between the shoulders of (..., 33, 2) landmarks in the picture."""
    across = image_px[..., Landmark.LEFT_SHOULDER, :] - image_px[..., Landmark.RIGHT_SHOULDER, :]
    return np.asarray(np.hypot(across[..., 0], across[..., 1]))


def stature_px(lengths_px: FloatArray, visibility: FloatArray) -> float:
    """Return how tall the person would look standing upright, from one moment's limbs.

    A limb that points at the camera looks short, a wrong landmark makes it look long, so the
    second largest of five opinions is taken: trunk, thigh, shank, upper arm and forearm, each the
    longer of both sides over its usual fraction of stature (see `USUAL_FRAC`).

    Parameters
    ----------
    lengths_px
        (16,) of `limb_lengths_px`.
    visibility
        (33,); limbs with an end below 0.5 have no say.

    Returns
    -------
    float
        Pixels; NaN where fewer than two kinds of limb are seen.
    """
    lengths, claimed = lengths_px.tolist(), visibility.tolist()
    longer_px = [0.0, 0.0]
    for both in _LONG_LIMBS:
        seen_px = [
            lengths[limb] * per_stature
            for limb, start, end, per_stature in both
            if claimed[start] >= _SEEN and claimed[end] >= _SEEN and lengths[limb] > 0.0
        ]
        if seen_px:
            longer_px.append(max(seen_px))
    second_px = sorted(longer_px)[-2]
    return second_px if second_px > 0.0 else math.nan


class StatureFollower:
    """Keeps the person's height in the picture through moments that foreshorten it.

    Follows taller readings within 1.5 s and shorter ones within 10 s (`default`): a wrong knee
    makes two limbs longer for a moment, a squat towards the camera all of them shorter for
    seconds, walking nearer or away changes them for good.

    Parameters
    ----------
    size_px
        Width and height of the picture; half the longer side stands in until the person was seen.
    """

    def __init__(self, size_px: tuple[int, int]) -> None:
        self._stature_px = math.nan
        self._stand_in_px = max(size_px) * _PICTURE_PER_STATURE
        self._time_s = math.nan

    def push(self, time_s: float, reading_px: float) -> float:
        """Take the reading of one moment (NaN for none) and return the height in pixels."""
        if not math.isnan(reading_px):
            if math.isnan(self._stature_px):
                self._stature_px = reading_px
            else:
                settle_s = _RISE_S if reading_px > self._stature_px else _FALL_S
                gain = -math.expm1(-(time_s - self._time_s) / settle_s)
                self._stature_px += gain * (reading_px - self._stature_px)
            self._time_s = time_s
        return self._stand_in_px if math.isnan(self._stature_px) else self._stature_px


def followed_stature_px(
    time_s: FloatArray, reading_px: FloatArray, size_px: tuple[int, int]
) -> FloatArray:
    """Return the person's height over a recording, looking both ways in time.

    Parameters
    ----------
    time_s, reading_px
        (frames,), the readings of `stature_px`, NaN where there is none.
    size_px
        Width and height of the picture.

    Returns
    -------
    FloatArray
        (frames,), pixels, never NaN: the larger of the followed height forwards and backwards.
    """
    forwards, backwards = StatureFollower(size_px), StatureFollower(size_px)
    ahead = [forwards.push(t, r) for t, r in zip(time_s, reading_px, strict=True)]
    back = [backwards.push(-t, r) for t, r in zip(time_s[::-1], reading_px[::-1], strict=True)]
    if np.isnan(reading_px).all():
        return np.array(ahead)
    first, last = np.flatnonzero(~np.isnan(reading_px))[[0, -1]]
    both = np.maximum(ahead, back[::-1])
    both[:first], both[last + 1 :] = both[first], both[last]
    return both
