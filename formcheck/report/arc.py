"""Where to draw the arc of an angle so that it shows the number beside it."""

import math
from dataclasses import dataclass

import numpy as np

from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import MIRRORED, Landmark

LARGEST_MISMATCH_DEG = 25.0
"""An arc further than this from the measured value would mislead, so none is drawn [default]."""

_AXES = ((0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0))
_STEP_DEG = 4.0


@dataclass(frozen=True, slots=True)
class Arc:
    """An angle in the picture.

    Attributes
    ----------
    corner_px
        (2,), the joint, or the lower end of the segment.
    reference
        (2,), unit vector the angle is counted from: a bone, a bone drawn on, or an axis.
    moving
        (2,), unit vector of the bone that moves.
    between_bones
        Whether the angle lies between the two bones, so that they lead away from its number.
    """

    corner_px: FloatArray
    reference: FloatArray
    moving: FloatArray
    between_bones: bool = False

    def points_px(self, radius_px: float) -> FloatArray:
        """Return (n, 2) points of the arc from the reference to the moving bone."""
        start = math.atan2(self.reference[1], self.reference[0])
        turn = _turn_rad(self.reference, self.moving)
        count = max(2, math.ceil(abs(math.degrees(turn)) / _STEP_DEG) + 1)
        angles = start + np.linspace(0.0, turn, count)
        return self.corner_px + radius_px * np.column_stack((np.cos(angles), np.sin(angles)))

    def middle(self) -> FloatArray:
        """Return the unit vector (2,) that halves the arc."""
        points = self.points_px(1.0) - self.corner_px
        return np.asarray(points[len(points) // 2], dtype=np.float64)


def driver_ends(image_px: FloatArray, landmarks: tuple[Landmark, ...]) -> FloatArray | None:
    """Return the ends of the bones an angle is measured by, its joint in the middle or last.

    Parameters
    ----------
    image_px
        (33, 2), pixels.
    landmarks
        Three around a joint, two along a segment, or two of each side for a midline.

    Returns
    -------
    FloatArray or None
        (3, 2) around a joint, (2, 2) along a segment or midline; None where a landmark is missing
        or they are neither.
    """
    points = image_px[list(landmarks)]
    if len(points) == 4 and MIRRORED[landmarks[0]] == landmarks[2]:
        points = (points[:2] + points[2:]) / 2
    if len(points) not in (2, 3) or np.isnan(points).any():
        return None
    return points


def corner_of(ends: FloatArray) -> FloatArray:
    """Return the joint (2,) of the ends: the middle one of three, the last one of two."""
    return np.asarray(ends[1])


def driver_arc(ends: FloatArray, value_deg: float) -> Arc | None:
    """Return the arc that shows a measured angle.

    Parameters
    ----------
    ends
        As `driver_ends` returns them.
    value_deg
        The measured angle; its sign is left aside.

    Returns
    -------
    Arc or None
        The reference is chosen so that the arc comes nearest to the value: around a joint the
        first bone or its extension, along a segment the vertical or the horizontal. None where
        nothing was measured or no arc would show the value.
    """
    if math.isnan(value_deg):
        return None
    corner = corner_of(ends)
    if len(ends) == 2:
        moving = _unit(ends[0] - corner)
        arcs = [Arc(corner, np.array(axis), moving) for axis in _AXES]
    else:
        bone, moving = _unit(ends[0] - corner), _unit(ends[2] - corner)
        arcs = [Arc(corner, bone, moving, between_bones=True), Arc(corner, -bone, moving)]
    return _nearest(arcs, abs(value_deg))


def _nearest(arcs: list[Arc], value_deg: float) -> Arc | None:
    def mismatch_deg(arc: Arc) -> float:
        return abs(abs(math.degrees(_turn_rad(arc.reference, arc.moving))) - value_deg)

    best = min(arcs, key=mismatch_deg)
    return best if mismatch_deg(best) <= LARGEST_MISMATCH_DEG else None


def _unit(vector: FloatArray) -> FloatArray:
    length = float(np.hypot(*vector))
    return vector / length if length else np.full(2, np.nan)


def _turn_rad(start: FloatArray, end: FloatArray) -> float:
    cross = float(start[0] * end[1] - start[1] * end[0])
    return math.atan2(cross, float(start @ end))
