"""Whether the camera may lean, told from a body that stands straight.

Nobody stands quite upright, and nobody leans far while standing straight. Where the picture itself
does not say how the camera hangs, a straight body that seems to lean may stand before a camera that
does, and nothing that is measured against the vertical can be judged.
"""

import math
from bisect import insort

from formcheck.anatomy.sides import SIDES, Side
from formcheck.kinematics.body import Body, BodyPart
from formcheck.kinematics.points import UP, included_angle_deg, turn_deg
from formcheck.kinematics.view import View

STRAIGHT_DEG = 15.0
"""A joint bent by less is straight: twice its error from the right view, and more than that of
standing people [default]."""

STRIDE_FRAC = 0.4
"""Ankles further apart, in legs, stand in a stride or astride: then a body leans without being
bent, or its middle is not known well [default]."""

UPRIGHT_DEG = 45.0

LEANS_DEG = 7.0
"""A straight body leaning by more does not stand before a level camera: standing people sway by
under 2 deg, and their shoulders are up to 5 deg ahead of their ankles [default]."""

LEANS_FRONT_DEG = 5.0
"""From the front or behind nothing is ahead of anything: in 121 sets of nine people none leaned by
more than 2.2 deg, who puts their weight on one leg leans by less than 5, and 6 deg of roll made
faults of clean side bends [default]."""

CAMERA_LEANS_DEG = 15.0
"""By more nobody leans a camera without seeing it [default]."""

READINGS_MIN = 8
READINGS_MAX = 600
"""So many pictures of a straight body say how it stands; after so many it is known [default]."""


class LeanWatch:
    """Remembers how a person stands while they stand straight."""

    def __init__(self) -> None:
        self._leans_deg: list[float] = []

    def push(self, body: Body, view: View) -> bool:
        """Take in one more body; return whether the camera may lean, as far as is known by now."""
        if len(self._leans_deg) < READINGS_MAX:
            lean_deg = leans_deg(body)
            if not math.isnan(lean_deg):
                insort(self._leans_deg, lean_deg)
        if len(self._leans_deg) < READINGS_MIN:
            return False
        most_deg = LEANS_FRONT_DEG if view.allows("front") else LEANS_DEG
        return abs(self._leans_deg[len(self._leans_deg) // 2]) > most_deg


def leans_deg(body: Body) -> float:
    """Return how far a straight body leans in the picture, to the left positive.

    NaN for one that is not straight.

    Bodies that lie, kneel, sit or stand in a stride are not straight and upright, and tell nothing.
    """
    left_deg = _most_bent_deg(body, "left")
    if left_deg >= STRAIGHT_DEG:
        return math.nan
    if not 0.0 <= max(left_deg, _most_bent_deg(body, "right")) < STRAIGHT_DEG:
        return math.nan
    ankles = abs(body.at(BodyPart.ANKLE, "left") - body.at(BodyPart.ANKLE, "right"))
    if ankles > STRIDE_FRAC * max(body.leg_px(side) for side in SIDES):
        return math.nan
    line = body.mid(BodyPart.SHOULDER) - body.mid(BodyPart.ANKLE)
    lean_deg = turn_deg(UP, line)
    return lean_deg if abs(lean_deg) < UPRIGHT_DEG else math.nan


def _most_bent_deg(body: Body, side: Side) -> float:
    """Return the bend of hip or knee, whichever is more; negative where it is not seen."""
    shoulder, hip, knee, ankle = (
        body.at(part, side)
        for part in (BodyPart.SHOULDER, BodyPart.HIP, BodyPart.KNEE, BodyPart.ANKLE)
    )
    straight = min(included_angle_deg(shoulder, hip, knee), included_angle_deg(hip, knee, ankle))
    return -1.0 if math.isnan(straight) else 180.0 - straight
