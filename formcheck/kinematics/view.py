"""From where the camera sees the person, and what may be said from there."""

import math
from bisect import bisect_left, insort
from collections import deque
from dataclasses import dataclass
from statistics import median

from formcheck.anatomy.sides import SIDES
from formcheck.kinematics.body import Body, BodyPart
from formcheck.kinematics.registry import MetricView

SIDE_FROM_DEG = 60.0
"""Yaw from which a view counts as side-on. The clinical gate is 75 (within 15 of square); estimated
yaw reads up to 15 deg low on people filmed square from the side, hence the allowance [default]."""

FRONT_UNTIL_DEG = 25.0
"""Yaw up to which a view counts as frontal: the clinical 10 deg plus the error of the estimate."""

RIM_DEG = 10.0
"""So far within the views that are right for a metric, its angle begins to be told from the whole
pose instead of measured, so that nothing jumps when a person turns out of them [default]."""

MEMORY_S = 1.0
"""The view is the median over this time [default]."""

_LINES = (BodyPart.SHOULDER, BodyPart.HIP)

SIDE_LYING_RISE_FRAC = 0.7
"""Who lies on one side has the shoulders, and the hips, above each other: more than 45 deg off
level [default]."""

CAMERA_RISE_FRAC = (0.55, 0.75)
"""Up to here a line that rises does so because the camera looks down, or the person leans, neither
of which turns anybody; from here on because the person lies on one side [default]."""

SHOULDER_WIDTH_PER_STATURE = 0.20
"""Distance of the shoulder joint centres over stature [default]; only used without depth."""


@dataclass(frozen=True, slots=True)
class View:
    """From where the camera sees the person.

    Attributes
    ----------
    yaw_deg
        0 facing towards or away from the camera, 90 side-on; NaN where unknown.
    left_nearer
        How much nearer the left side is than the right, -1 to 1; 0 from the front.
    from_behind
        Whether the camera sees the person's back.
    """

    yaw_deg: float
    left_nearer: float = 0.0
    from_behind: bool = False

    @property
    def name(self) -> str:
        """The view in one word: side-left, side-right, front, back, oblique or unknown."""
        if math.isnan(self.yaw_deg):
            return "unknown"
        if self.yaw_deg >= SIDE_FROM_DEG:
            return "side-left" if self.left_nearer > 0 else "side-right"
        if self.yaw_deg <= FRONT_UNTIL_DEG:
            return "back" if self.from_behind else "front"
        return "oblique"

    def allows(self, wanted: MetricView) -> bool:
        """Return whether metrics of the wanted view mean what they say from here."""
        if wanted == "any":
            return True
        if wanted == "side":
            return self.yaw_deg >= SIDE_FROM_DEG
        return self.yaw_deg <= FRONT_UNTIL_DEG

    def off_view_weight(self, wanted: MetricView) -> float:
        """Return how wrong the camera stands for metrics of the wanted view, 0 to 1.

        0 well within the views that are right for them, 1 from their edge outwards, and where the
        view is unknown; rising evenly over the last `RIM_DEG` before the edge.
        """
        if wanted == "any":
            return 0.0
        if not self.allows(wanted):
            return 1.0
        inside_deg = (
            self.yaw_deg - SIDE_FROM_DEG if wanted == "side" else FRONT_UNTIL_DEG - self.yaw_deg
        )
        return max(0.0, 1.0 - inside_deg / RIM_DEG)

    def off_axis_deg(self, wanted: MetricView) -> float:
        """Return how far the camera is from the wanted view; 0 for "any", NaN where unknown."""
        if wanted == "any":
            return 0.0
        return 90.0 - self.yaw_deg if wanted == "side" else self.yaw_deg


UNKNOWN_VIEW = View(math.nan)


def view_of(body: Body) -> View:
    """Return the view of one pose from the depth of shoulders and hips.

    The line from right to left of shoulders and hips is turned out of the picture by 0 from the
    front and by 90 from the side; this holds standing, on the back and on the front alike, and how
    far the line rises says nothing of it: a camera that looks down on somebody on the floor sees
    the farther shoulder higher. Who lies on one side turns about that line, so there the trunk's
    own turn out of the picture counts if it is larger. Without depth the width of the shoulders
    against stature is used, which cannot tell the nearer side.
    """
    right_to_left = [_line_m(body, part) for part in _LINES]
    seen = [line for line in right_to_left if not math.isnan(line[2])]
    if not seen:
        return _flat_view(body)
    across, rise, depth = (sum(values) for values in zip(*seen, strict=True))
    length = math.hypot(across, rise, depth)
    if not length:
        return UNKNOWN_VIEW
    in_picture = math.hypot(across, rise * _side_lying_share(abs(rise) / length))
    yaw_deg = math.degrees(math.atan2(abs(depth), in_picture))
    if abs(rise) > SIDE_LYING_RISE_FRAC * length:
        yaw_deg = max(yaw_deg, _trunk_turn_deg(body))
    return View(yaw_deg, -depth / length, across < 0)


def _side_lying_share(rise_frac: float) -> float:
    lowest, highest = CAMERA_RISE_FRAC
    return min(max((rise_frac - lowest) / (highest - lowest), 0.0), 1.0)


def _line_m(body: Body, part: BodyPart) -> tuple[float, float, float]:
    left, right = body.world_m[part.on("left")], body.world_m[part.on("right")]
    return left[0] - right[0], left[1] - right[1], left[2] - right[2]


def _trunk_turn_deg(body: Body) -> float:
    """Return how far the trunk points out of the picture, 0 to 90; 0 where it is not seen."""
    shoulders, hips = (
        [sum(each) for each in zip(*(body.world_m[part.on(side)] for side in SIDES), strict=True)]
        for part in (BodyPart.SHOULDER, BodyPart.HIP)
    )
    across, rise, depth = (of - to for of, to in zip(shoulders, hips, strict=True))
    turn_deg = math.degrees(math.atan2(abs(depth), math.hypot(across, rise)))
    return 0.0 if math.isnan(turn_deg) else turn_deg


def _flat_view(body: Body) -> View:
    width = body.at(BodyPart.SHOULDER, "left") - body.at(BodyPart.SHOULDER, "right")
    full = SHOULDER_WIDTH_PER_STATURE * body.stature_px()
    if math.isnan(abs(width)) or not full > 0:
        return UNKNOWN_VIEW
    return View(math.degrees(math.acos(min(1.0, abs(width) / full))), 0.0, width.real < 0)


class SortedNumbers:
    """Numbers that come and go, kept in order: their median is at hand without sorting anew."""

    def __init__(self) -> None:
        self._sorted: list[float] = []

    def add(self, number: float) -> None:
        """Take in a number; never NaN."""
        insort(self._sorted, number)

    def drop(self, number: float) -> None:
        """Let go of a number that was taken in."""
        del self._sorted[bisect_left(self._sorted, number)]

    @property
    def median(self) -> float:
        """The number in the middle; the mean of both where there are two."""
        half, odd = divmod(len(self._sorted), 2)
        if odd:
            return self._sorted[half]
        return (self._sorted[half - 1] + self._sorted[half]) / 2


class ViewTracker:
    """Follows the view over time as the median of the last second."""

    def __init__(self) -> None:
        self._recent: deque[tuple[float, View]] = deque()
        self._yaws_deg, self._left_nearer = SortedNumbers(), SortedNumbers()
        self._from_behind = 0

    def push(self, body: Body) -> View:
        """Return the view after one more pose; poses without a view change nothing."""
        view, recent = view_of(body), self._recent
        if not math.isnan(view.yaw_deg):
            recent.append((body.time_s, view))
            self._yaws_deg.add(view.yaw_deg)
            self._left_nearer.add(view.left_nearer)
            self._from_behind += view.from_behind
        while recent and recent[0][0] < body.time_s - MEMORY_S:
            _, gone = recent.popleft()
            self._yaws_deg.drop(gone.yaw_deg)
            self._left_nearer.drop(gone.left_nearer)
            self._from_behind -= gone.from_behind
        if not recent:
            return UNKNOWN_VIEW
        behind = self._from_behind * 2 > len(recent)
        return View(self._yaws_deg.median, self._left_nearer.median, behind)


def median_view(views: list[View]) -> View:
    """Return the view in the middle of several; unknown for none."""
    if not views:
        return UNKNOWN_VIEW
    behind = sum(view.from_behind for view in views) * 2 > len(views)
    return View(
        median(view.yaw_deg for view in views), median(view.left_nearer for view in views), behind
    )
