"""The size of the person in the picture, and which way they face: what signals are shares of."""

import math
from dataclasses import dataclass

import numpy as np

from formcheck.exercises.counting.landmarks import Landmarks, pair
from formcheck.kinematics.body import Part
from formcheck.pose.frame import FloatArray

FOOT_OF_BODY = 0.12
"""A foot seen from the front is taken to be this share of trunk and leg; it is about that long from
the side (0.152 of stature; Drillis and Contini 1966, segment lengths)."""

FOLLOWED_S = 2.0
"""Time constant with which size and facing are followed while a set runs [default]."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Lengths in pixels, and facing.

    Attributes
    ----------
    arm_px, thigh_px, foot_px
        Of the better-seen side; NaN where not seen.
    facing
        +1 where the toes point to the right of the picture, -1 to the left.
    """

    arm_px: float
    thigh_px: float
    foot_px: float
    facing: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one stretch of frames says of the scale; NaN where nothing."""

    arm_px: float
    thigh_px: float
    body_px: float
    foot_px: float
    toes_right_px: float

    def scale(self) -> Scale:
        foot_px = np.fmax(self.foot_px, FOOT_OF_BODY * self.body_px)
        facing = -1.0 if self.toes_right_px < 0 else 1.0
        return Scale(self.arm_px, self.thigh_px, float(foot_px), facing)


def scale_of(landmarks: Landmarks) -> Scale:
    """Return the scale of a whole recording: the middle of its frames."""
    return _reading(landmarks).scale()


class ScaleFollower:
    """Follows the scale while poses come in."""

    def __init__(self) -> None:
        self._mean: _Reading | None = None
        self._last_s = math.nan

    def push(self, landmarks: Landmarks) -> Scale:
        """Return the scale after one more pose, given as landmarks of one frame."""
        now, time_s = _reading(landmarks), float(landmarks.time_s[-1])
        share = 1.0 - math.exp(-(time_s - self._last_s) / FOLLOWED_S) if self._mean else 1.0
        self._last_s = time_s
        before = self._mean or now
        self._mean = _Reading(
            *(
                _followed(getattr(before, name), getattr(now, name), share)
                for name in _Reading.__slots__
            )
        )
        return self._mean.scale()


def _followed(before: float, now: float, share: float) -> float:
    if math.isnan(now):
        return before
    return now if math.isnan(before) else before + share * (now - before)


def _reading(landmarks: Landmarks) -> _Reading:
    points = landmarks.image_px
    thigh = _length(points, Part.HIP, Part.KNEE)
    leg = thigh + _length(points, Part.KNEE, Part.ANKLE)
    arm = _length(points, Part.SHOULDER, Part.ELBOW) + _length(points, Part.ELBOW, Part.WRIST)
    toes = (pair(points, Part.FOOT_INDEX) - pair(points, Part.HEEL))[..., 0]
    return _Reading(
        arm_px=_typical(arm),
        thigh_px=_typical(thigh),
        body_px=_typical(leg) + _typical(_length(points, Part.SHOULDER, Part.HIP)),
        foot_px=_typical(np.abs(toes)),
        toes_right_px=_median(toes.ravel()),
    )


def _length(points: FloatArray, start: Part, end: Part) -> FloatArray:
    limb = pair(points, end) - pair(points, start)
    return np.hypot(limb[..., 0], limb[..., 1])


def _typical(lengths: FloatArray) -> float:
    """Return the median over (frames, 2) of the longer side; NaN where never seen."""
    return _median(np.fmax(lengths[:, 0], lengths[:, 1]))


def _median(values: FloatArray) -> float:
    seen = values[~np.isnan(values)]
    return float(np.median(seen)) if len(seen) else math.nan
