"""Tells which side works: the front leg, the leg that moves, the arm next to the floor."""

import math

from formcheck.anatomy.sides import SIDES, Side, other
from formcheck.exercises.driver import ONE_SIDE_AT_A_TIME
from formcheck.exercises.hold import HoldSide
from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.observer import Observation

STRIDE_FRAC = 0.15
"""One foot is in front when it is ahead by this share of leg length [default]."""

_FEET: frozenset[HoldSide] = frozenset(("front_leg", "rear_leg"))


def front_leg(observation: Observation) -> Side | None:
    """Return the leg that is a stride ahead; None where the feet are level or not seen."""
    body = observation.body
    ahead = (body.at(BodyPart.ANKLE, "left") - body.at(BodyPart.ANKLE, "right")).real * body.facing
    leg_px = max((body.leg_px(side) for side in SIDES), default=math.nan)
    if not abs(ahead) > STRIDE_FRAC * leg_px:
        return None
    return "left" if ahead > 0 else "right"


def lower_side(observation: Observation) -> Side | None:
    """Return the side whose shoulder is nearer to the floor; None where not both are seen."""
    left, right = (observation.body.at(BodyPart.SHOULDER, side).imag for side in SIDES)
    if math.isnan(left + right):
        return None
    return "left" if left < right else "right"


def further(left: float, right: float) -> Side | None:
    """Return the side with the larger number, or the one that is known; None where neither is."""
    if math.isnan(left) and math.isnan(right):
        return None
    if math.isnan(right) or left > right:
        return "left"
    return "right" if math.isnan(left) or right > left else None


class SideFinder:
    """Finds the working side in each pose; remembers it where a pose does not tell.

    Parameters
    ----------
    wanted
        Which side the exercise works with.
    named
        The side the person named, if any.
    """

    def __init__(self, wanted: HoldSide, named: Side | None) -> None:
        self._wanted = wanted
        self._named = named
        self._last: Side | None = None
        self._kept: Side | None = None

    def find(self, observation: Observation, left: float, right: float) -> Side:
        """Return the working side.

        Parameters
        ----------
        observation
            The pose.
        left, right
            How far along each side is, NaN where not known.
        """
        if self._kept:
            return self._kept
        if self._named and self._wanted not in ("near", "mean", "leading", "each"):
            return self._named
        self._last = self._seen(observation, left, right) or self._last
        return self._last or observation.stance.near

    def keep(self, side: Side | None) -> None:
        """Stay with a side until `release`, where sides work one at a time."""
        if self._wanted in ONE_SIDE_AT_A_TIME:
            self._kept = side

    def release(self) -> None:
        """Look for the working side anew."""
        self._kept = None

    def _seen(self, observation: Observation, left: float, right: float) -> Side | None:
        wanted = self._wanted
        if wanted in _FEET:
            front = front_leg(observation)
            return other(front) if front and wanted == "rear_leg" else front
        if wanted == "lower":
            return lower_side(observation)
        if wanted in ("near", "mean"):
            return observation.stance.near
        if wanted == "leading" and math.isnan(left + right):
            return observation.stance.near
        return further(left, right)
