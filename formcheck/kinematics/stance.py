"""How the person is turned: which way is forward, which side is nearer, followed over time."""

import math
from dataclasses import dataclass

from formcheck.anatomy.sides import SIDES, Side
from formcheck.kinematics.body import Body, BodyPart
from formcheck.kinematics.points import Point
from formcheck.kinematics.view import View
from formcheck.pose.landmarks import Landmark

SETTLING_S = 0.6
"""Time constant with which facing and near side follow the evidence [default]."""

_NEAR_PARTS = (BodyPart.SHOULDER, BodyPart.HIP, BodyPart.KNEE, BodyPart.ANKLE)
_NEAR_MARKS = [[part.on(side) for part in _NEAR_PARTS] for side in SIDES]


@dataclass(frozen=True, slots=True)
class Stance:
    """How the person is turned to the camera.

    Attributes
    ----------
    facing
        +1 where forward is to the right of an upright person's picture, -1 to the left. For a
        lying person it is the direction they would face if the picture were turned until their
        trunk is upright.
    near
        The side whose joints are seen better.
    """

    facing: float
    near: Side


def _ahead(axis: Point, pointer: Point) -> float:
    """Return how far `pointer` points to the right of the upward `axis`, in lengths of it."""
    size = abs(axis)
    if not size:
        return math.nan
    return -(pointer * axis.conjugate()).imag / size**2


def _evidence(body: Body) -> list[float]:
    shoulders = body.mid(BodyPart.SHOULDER)
    trunk = shoulders - body.mid(BodyPart.HIP)
    face = body.points[Landmark.NOSE] - body.mid(BodyPart.EAR)
    votes = [_ahead(trunk, face)]
    for side in SIDES:
        shank = body.at(BodyPart.KNEE, side) - body.at(BodyPart.ANKLE, side)
        foot = body.at(BodyPart.FOOT_INDEX, side) - body.at(BodyPart.HEEL, side)
        votes.append(_ahead(shank, foot))
    votes.append(_ahead(trunk, body.points[Landmark.NOSE] - shoulders))
    return [vote for vote in votes if not math.isnan(vote)]


def _near_evidence(body: Body, view: View) -> float:
    """Return a number that is positive where the left side is nearer."""
    left, right = (
        sum([body.certainty[mark] for mark in marks]) / len(marks) for marks in _NEAR_MARKS
    )
    return left - right + view.left_nearer


class StanceTracker:
    """Follows facing and near side; both change only when the evidence has lasted."""

    def __init__(self) -> None:
        self._facing = 0.0
        self._left_nearer = 0.0
        self._last_s = math.nan

    def push(self, body: Body, view: View) -> Stance:
        """Return the stance after one more pose."""
        share = self._share(body.time_s)
        votes = _evidence(body)
        if votes:
            self._facing += share * (sum(votes) / len(votes) - self._facing)
        self._left_nearer += share * (_near_evidence(body, view) - self._left_nearer)
        near: Side = "left" if self._left_nearer >= 0 else "right"
        return Stance(math.copysign(1.0, self._facing), near)

    def _share(self, time_s: float) -> float:
        elapsed_s = time_s - self._last_s
        self._last_s = time_s
        return 1.0 if math.isnan(elapsed_s) else 1.0 - math.exp(-elapsed_s / SETTLING_S)
