"""Where to draw the arc of an angle so that it shows the number beside it."""

import math
from dataclasses import dataclass

import numpy as np

from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark

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
    """

    corner_px: FloatArray
    reference: FloatArray
    moving: FloatArray

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


def driver_arc(
    image_px: FloatArray, landmarks: tuple[Landmark, ...], value_deg: float
) -> Arc | None:
    """Return the arc that shows a measured angle.

    Parameters
    ----------
    image_px
        (33, 2), pixels.
    landmarks
        Three around a joint, or two along a segment that is measured against an axis.
    value_deg
        The measured angle; its sign is left aside.

    Returns
    -------
    Arc or None
        The reference is chosen so that the arc comes nearest to the value: for three landmarks the
        first bone or its extension past the joint, for two the vertical or the horizontal. None
        where a landmark is missing or no arc would show the value.
    """
    points = image_px[list(landmarks)]
    if len(points) not in (2, 3) or np.isnan(points).any() or math.isnan(value_deg):
        return None
    corner = points[-2]
    moving = _unit(points[-1] - corner)
    if len(points) == 3:
        bone = _unit(points[0] - corner)
        references = [bone, -bone]
    else:
        references = [np.array(axis) for axis in _AXES]
    return _nearest(corner, moving, references, abs(value_deg))


def _nearest(
    corner: FloatArray, moving: FloatArray, references: list[FloatArray], value_deg: float
) -> Arc | None:
    def mismatch_deg(reference: FloatArray) -> float:
        return abs(abs(math.degrees(_turn_rad(reference, moving))) - value_deg)

    best = min(references, key=mismatch_deg)
    if not mismatch_deg(best) <= LARGEST_MISMATCH_DEG:
        return None
    return Arc(corner, best, moving)


def _unit(vector: FloatArray) -> FloatArray:
    length = float(np.hypot(*vector))
    return vector / length if length else np.full(2, np.nan)


def _turn_rad(start: FloatArray, end: FloatArray) -> float:
    cross = float(start[0] * end[1] - start[1] * end[0])
    return math.atan2(cross, float(start @ end))
