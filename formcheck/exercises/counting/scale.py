"""The size of the person in the picture, and which way they face: what signals are shares of."""

import math
from dataclasses import dataclass

import numpy as np

from formcheck.anatomy.sides import SIDES, Side
from formcheck.exercises.counting.landmarks import Landmarks, Number, OneFrame, Points
from formcheck.kinematics.body import BodyPart
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


NO_SCALE = Scale(math.nan, math.nan, math.nan, 1.0)
"""For signals that do not ask for it."""


@dataclass(frozen=True, slots=True)
class _ScaleReading:
    """What a stretch of frames, or one, says of the scale; NaN where nothing."""

    arm_px: float
    thigh_px: float
    leg_px: float
    trunk_px: float
    foot_px: float
    toes_right_px: float

    def scale(self) -> Scale:
        of_body_px = FOOT_OF_BODY * (self.leg_px + self.trunk_px)
        foot_px = float(np.fmax(self.foot_px, of_body_px))
        facing = -1.0 if self.toes_right_px < 0 else 1.0
        return Scale(self.arm_px, self.thigh_px, foot_px, facing)


def scale_of(landmarks: Landmarks) -> Scale:
    """Return the scale of a whole recording: the middle of its frames."""
    left, right = (_of_side(landmarks.image, side) for side in SIDES)
    *lengths, toes = zip(left, right, strict=True)
    middles = [_median(np.fmax(*each)) for each in lengths]
    return _ScaleReading(*middles, _median(np.stack(toes))).scale()  # type: ignore[call-arg]


class ScaleFollower:
    """Follows the scale while poses come in."""

    def __init__(self) -> None:
        self._mean: tuple[float, ...] | None = None
        self._last_s = math.nan

    def push(self, time_s: float, frame: OneFrame) -> Scale:
        """Return the scale after one more pose."""
        now = _of_one_frame(frame)
        share = 1.0 - math.exp(-(time_s - self._last_s) / FOLLOWED_S) if self._mean else 1.0
        self._last_s = time_s
        before = self._mean or now
        self._mean = tuple(_followed(*each, share) for each in zip(before, now, strict=True))
        return _ScaleReading(*self._mean).scale()


def _followed(before: float, now: float, share: float) -> float:
    if math.isnan(now):
        return before
    return now if math.isnan(before) else before + share * (now - before)


def _of_one_frame(frame: OneFrame) -> tuple[float, ...]:
    left, right = (_of_side(frame.image, side) for side in SIDES)
    *lengths, toes = zip(left, right, strict=True)
    return (*(_longer(*each) for each in lengths), _mean(*toes))


def _longer(left: Number, right: Number) -> float:
    return float(right if left != left or right > left else left)


def _mean(left: Number, right: Number) -> float:
    if left != left or right != right:
        return float(right if left != left else left)
    return float(left + right) / 2.0


def _of_side(image: Points, side: Side) -> tuple[Number, ...]:
    """Return the lengths of arm, thigh, leg, trunk and foot, and how far the toes point right."""
    thigh = _length(image, BodyPart.HIP, BodyPart.KNEE, side)
    arm = _length(image, BodyPart.SHOULDER, BodyPart.ELBOW, side)
    toes = image[BodyPart.FOOT_INDEX.on(side)][0] - image[BodyPart.HEEL.on(side)][0]
    return (
        arm + _length(image, BodyPart.ELBOW, BodyPart.WRIST, side),
        thigh,
        thigh + _length(image, BodyPart.KNEE, BodyPart.ANKLE, side),
        _length(image, BodyPart.SHOULDER, BodyPart.HIP, side),
        abs(toes),
        toes,
    )


def _length(image: Points, start: BodyPart, end: BodyPart, side: Side) -> Number:
    first, last = image[start.on(side)], image[end.on(side)]
    across, down = last[0] - first[0], last[1] - first[1]
    return (across * across + down * down) ** 0.5


def _median(values: FloatArray) -> float:
    seen = values[~np.isnan(values)]
    return float(np.median(seen)) if len(seen) else math.nan
