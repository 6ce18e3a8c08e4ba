"""Poses in, measurements out: keeps what a metric needs besides the pose itself."""

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np

from formcheck.anatomy.sides import SIDES, Side
from formcheck.kinematics.bands import band_95, edge_band_95, specified_band
from formcheck.kinematics.body import Body, BodyPart, body_of
from formcheck.kinematics.estimated.blending import NOTHING_TOLD, BlendedEstimate
from formcheck.kinematics.estimated.estimate import Estimate, Estimated
from formcheck.kinematics.level import LeanWatch
from formcheck.kinematics.measure import Measure
from formcheck.kinematics.metrics import METRICS, Metric
from formcheck.kinematics.registry import MetricView
from formcheck.kinematics.stance import Stance, StanceTracker
from formcheck.kinematics.view import View, ViewTracker
from formcheck.kinematics.windows import MetricWindow
from formcheck.pose.camera_place import CameraPart
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark

REFERENCE_S = 0.4
"""The start position is the median of the poses of this time [default]."""

STILL_FRAC = 0.015
"""Standing still: the hips wander less than this share of stature; quiet standing sways by under
0.01 and landmarks jitter by as much [default]."""

WEIGHED = frozenset(("hip_flex", "trunk_incl"))
"""Metrics in which what is told of the whole pose has a say from every view, where a set is looked
at as a whole: those of which it is surer than the picture even from the side. The knee and the arm
are measured as well as told there, and become no better by both (docs/angles.md)."""

WIDEST_DEG = 20.0
"""An estimated angle with a wider 95 % band judges nothing, whatever its own view allows
[default]."""


@dataclass(frozen=True, slots=True)
class Observation:
    """Everything that can be measured on one pose.

    An angle is told from the whole pose where the camera stands wrong for measuring it in the
    picture (`formcheck.kinematics.estimated`); at the rim of the right views both have a say, the
    surer one the larger, and where a set is looked at as a whole they have of `WEIGHED` from
    everywhere.

    Attributes
    ----------
    pose
        The pose as it came.
    body, view, stance
        Its points, from where it is seen, and how the person is turned.
    leans
        Whether the camera may lean: what is measured against the vertical is not judged.
    """

    pose: PoseFrame
    body: Body
    view: View
    stance: Stance
    leans: bool
    _window: MetricWindow | None
    _estimate: Estimate
    _estimate_at_start: Estimate | None
    _weighed: frozenset[str]
    _bands_95: dict[str, float] = field(default_factory=dict, compare=False)
    _measures: dict[tuple[str, Side], Measure] = field(default_factory=dict, compare=False)
    _mixtures: dict[tuple[str, Side], BlendedEstimate] = field(default_factory=dict, compare=False)
    _starts: dict[tuple[str, Side], float] = field(default_factory=dict, compare=False)

    @property
    def time_s(self) -> float:
        """Media time."""
        return self.body.time_s

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that can be judged: both from the front, else the near one."""
        return SIDES if self.view.allows("front") else (self.stance.near,)

    def value(self, metric_id: str, side: Side) -> float:
        """Return a metric's bare value; NaN where it cannot be measured."""
        return self.measure(metric_id, side).value

    def at_start(self, metric_id: str, side: Side) -> float:
        """Return a metric's value in the start position; NaN before that was seen."""
        value = self._starts.get((metric_id, side))
        if value is None:
            value = self._starts[metric_id, side] = self._value_at_start(METRICS[metric_id], side)
        return value

    def measure(self, metric_id: str, side: Side) -> Measure:
        """Return a metric's value with its confidence and error band."""
        known = self._measures.get((metric_id, side))
        if known is None:
            metric = METRICS[metric_id]
            blended = self._blend(metric, side)
            known = self._measures[metric_id, side] = Measure(
                self._value(metric, side, blended),
                self.confidence(metric_id, side),
                self._band_95(metric, blended),
                metric.unit,
            )
        return known

    def shows(self, metric_id: str, side: Side, wanted: MetricView | None = None) -> bool:
        """Return whether a metric means what it says from here.

        It does where the camera stands right for it, and where it is estimated as surely as it
        would be measured at the edge of the views that are right for it.

        Parameters
        ----------
        wanted
            The right view; the metric's own where not given.
        """
        metric = METRICS[metric_id]
        if self.leans and metric.needs_level:
            return False
        if self.view.allows(wanted or metric.view):
            return True
        blended = self._blend(metric, side)
        return blended.blend_weight > 0.0 and self._band_95(metric, blended) <= _widest(metric_id)

    def is_estimated(self, metric_id: str, side: Side) -> bool:
        """Return whether a metric is told from the whole pose: the camera stands wrong for it."""
        metric = METRICS[metric_id]
        if self.view.allows(metric.view):
            return False
        return self._blend(metric, side).blend_weight >= 0.5

    def estimated(self, metric_id: str, side: Side) -> Estimated:
        """Return what is told of a metric from the whole pose, wherever the camera stands."""
        return self._estimate.of(metric_id, side)

    def _value(self, metric: Metric, side: Side, blended: BlendedEstimate) -> float:
        if metric.basis == "window":
            assert self._window is not None, "who reads the last seconds has them watched"
            return self._window.value(metric.id, until_s=self.time_s)
        measured = metric.formula(self.body, side) if metric.formula else math.nan
        return blended.mixed(measured)

    def _value_at_start(self, metric: Metric, side: Side) -> float:
        formula, start = metric.formula, self.body.reference
        if formula is None or start is None:
            return math.nan
        turned = start.standing(self.body.facing, self.body.lateral, start.reference)
        return self._mixed_with(self._estimate_at_start, metric, side).mixed(formula(turned, side))

    def _blend(self, metric: Metric, side: Side) -> BlendedEstimate:
        blended = self._mixtures.get((metric.id, side))
        if blended is None:
            blended = self._mixed_with(self._estimate, metric, side)
            self._mixtures[metric.id, side] = blended
        return blended

    def _mixed_with(self, estimate: Estimate | None, metric: Metric, side: Side) -> BlendedEstimate:
        """Return what is told of a metric, and how far it stands for what is measured."""
        if estimate is None or metric.view == "any":
            return NOTHING_TOLD
        off_view_weight = self.view.off_view_weight(metric.view)
        is_weighed = metric.id in self._weighed
        if not (off_view_weight or is_weighed):
            return NOTHING_TOLD
        band = self._measured_band_95(metric)
        blend = BlendedEstimate.weigh if is_weighed else BlendedEstimate.blend
        return blend(estimate.of(metric.id, side), off_view_weight, band)

    def _band_95(self, metric: Metric, blended: BlendedEstimate) -> float:
        return max(blended.mixed_band(self._measured_band_95(metric)), specified_band(metric))

    def _measured_band_95(self, metric: Metric) -> float:
        band = self._bands_95.get(metric.id)
        if band is None:
            band = self._bands_95[metric.id] = band_95(metric, self.view)
        return band

    def confidence(self, metric_id: str, side: Side) -> float:
        """Return the certainty of the least certain landmark a metric rests on."""
        certainty = self.body.certainty
        return min([certainty[mark] for mark in landmarks_of(metric_id, side)], default=1.0)


def _seen(body: Body, part: BodyPart) -> bool:
    return not math.isnan(abs(body.mid(part)))


@cache
def _widest(metric_id: str) -> float:
    """Return the widest band of an angle told from the whole pose that judges anything."""
    return min(edge_band_95(METRICS[metric_id]), WIDEST_DEG)


@cache
def landmarks_of(metric_id: str, side: Side) -> tuple[Landmark, ...]:
    """Return the landmarks a metric rests on."""
    metric = METRICS[metric_id]
    sides = (side,) if metric.sided else SIDES
    own = [part.on(each) for each in sides for part in metric.parts]
    return (*own, *(part.on(each) for part in metric.parts_of_both for each in SIDES))


class Observer:
    """Follows one person: view, stance and start position over time.

    Parameters
    ----------
    windowed
        Whether metrics of the last seconds are asked for; few exercises read any.
    estimates
        What is told of each pose that will come, where that is known beforehand: then `WEIGHED`
        are told and measured from every view. One pose at a time is told only where it must be,
        for that takes time.
    """

    def __init__(
        self, *, windowed: bool = True, estimates: Iterable[Estimate] | None = None
    ) -> None:
        self._estimates = None if estimates is None else iter(estimates)
        self._weighed: frozenset[str] = frozenset() if estimates is None else WEIGHED
        self._views = ViewTracker()
        self._stances = StanceTracker()
        self._window = MetricWindow() if windowed else None
        self._recent: deque[tuple[Body, Estimate]] = deque()
        self._reference: Body | None = None
        self._estimate_at_start: Estimate | None = None
        self._lean = LeanWatch()
        self._stretch = 0
        self._is_lost = True
        self._stretch_at_start: int | None = None

    def push(self, pose: PoseFrame) -> Observation:
        """Return what can be measured on one more pose."""
        body = self._placed(body_of(pose))
        view = self._views.push(body)
        stance = self._stances.push(body, view)
        lateral = -1.0 if view.from_behind else 1.0
        body = body.standing(stance.facing, lateral, self._reference)
        if self._window is not None:
            self._window.push(body)
        estimate = next(self._estimates) if self._estimates else Estimate.of_pose(pose)
        self._remember(body, estimate)
        is_unknown = math.isnan(float(pose.camera[CameraPart.OFF_LEVEL_DEG]))
        leans = is_unknown and self._lean.push(body, view)
        return Observation(
            pose,
            body,
            view,
            stance,
            leans,
            self._window,
            estimate,
            self._estimate_at_start,
            self._weighed,
        )

    def set_reference(self) -> None:
        """Take the last moments as the start position."""
        bodies = self._with_hips() or [body for body, _ in self._recent]
        if bodies:
            self._estimate_at_start = Estimate.middle([each for _, each in self._recent])
            coordinates = np.array([body.points for body in bodies]).view(np.float64)
            middle = np.median(coordinates, axis=0).view(np.complex128)
            self._reference = replace(bodies[-1], points=tuple(middle.tolist()), reference=None)
            self._stretch_at_start = None if self._is_lost else self._stretch

    def forget_reference(self) -> None:
        """Let go of the start position: the person has left it."""
        self._reference = self._estimate_at_start = None

    def still(self) -> bool:
        """Return whether the hips have hardly moved over the last moments."""
        bodies = self._with_hips()
        if len(bodies) < 2 or bodies[-1].time_s - bodies[0].time_s < REFERENCE_S / 2:
            return False
        now = bodies[-1].mid(BodyPart.HIP)
        span = max(abs(body.mid(BodyPart.HIP) - now) for body in bodies)
        return span < STILL_FRAC * bodies[-1].stature_px()

    def _placed(self, body: Body) -> Body:
        """Return a body whose place is not known if the camera was lost since the start position.

        It may have gone anywhere meanwhile: where it is now is told from another beginning.
        """
        was_lost, self._is_lost = self._is_lost, not (body.across_known or body.height_known)
        self._stretch += was_lost and not self._is_lost
        if self._reference is None or self._stretch == self._stretch_at_start:
            return body
        return replace(body, across_known=False, height_known=False)

    def _with_hips(self) -> list[Body]:
        return [body for body, _ in self._recent if _seen(body, BodyPart.HIP)]

    def _remember(self, body: Body, estimate: Estimate) -> None:
        if _seen(body, BodyPart.HIP) or _seen(body, BodyPart.SHOULDER):
            self._recent.append((body, estimate))
        while self._recent and self._recent[0][0].time_s < body.time_s - REFERENCE_S:
            self._recent.popleft()
