"""The moments of one repetition, and what is read off them as a whole."""

import math
from dataclasses import dataclass
from functools import cached_property
from statistics import median

import numpy as np

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.coach_frame import CoachFrame
from formcheck.exercises.coach.drive import MIN_CONFIDENCE, believed
from formcheck.exercises.coach.gate import HELD_OVER_S
from formcheck.exercises.faults import Fault
from formcheck.exercises.hold import HoldRule
from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.conditioning.gaps import typical_step_s
from formcheck.kinematics.rep_metrics import RepTimes, hips_first, peak_speed, tempo_of
from formcheck.kinematics.view import View, median_view
from formcheck.pose.frame import FloatArray

MIN_MEASURED_FRAC = 0.6
"""A movement is measured where its driving metric was seen in this share of it; with less it is
counted, but not judged [default]."""


@dataclass(frozen=True)
class RepRecord:
    """One movement from the rest before it to its end; what is read off it is worked out once.

    Attributes
    ----------
    moments
        In order of time; at least one of them moving, with a believed driver or a signal.
    """

    moments: tuple[CoachFrame, ...]

    @cached_property
    def time_s(self) -> FloatArray:
        """(moments,), media time."""
        return np.array([moment.time_s for moment in self.moments])

    @cached_property
    def measured(self) -> bool:
        """Whether the driving metric was seen through most of the movement, and not only counted.

        Where it was not, its level is what the movement was counted by.
        """
        moving = [moment for moment in self.moments if moment.phase != "ready"]
        seen = sum(not math.isnan(moment.level) for moment in moving)
        return seen > 0 and seen >= MIN_MEASURED_FRAC * len(moving)

    @cached_property
    def level(self) -> FloatArray:
        """(moments,), the driver growing towards the furthest point; NaN where unseen."""
        if self.measured:
            return np.array([moment.level for moment in self.moments])
        return np.array([moment.signal for moment in self.moments])

    @cached_property
    def furthest(self) -> CoachFrame:
        """The moment at the furthest point."""
        moving = np.array([moment.phase != "ready" for moment in self.moments])
        return self.moments[int(np.nanargmax(np.where(moving, self.level, np.nan)))]

    @property
    def may_go_further(self) -> bool:
        """Whether it was out of sight beside the furthest point, for longer than is held over."""
        seen_s = self.time_s[~np.isnan(self.level)]
        here = int(np.searchsorted(seen_s, self.furthest.time_s))
        apart_s = np.diff(seen_s[max(here - 1, 0) : here + 2])
        return bool((apart_s > HELD_OVER_S + typical_step_s(self.time_s)).any())

    @cached_property
    def view(self) -> View:
        """The view in the middle of the movement's views."""
        return median_view([moment.observation.view for moment in self.moments])

    def tempo(self) -> RepTimes:
        """Return when the movement left its start, reached and left its peak, and was back."""
        return tempo_of(self.time_s, self.level)

    def rest_value(self, tempo: RepTimes) -> float:
        """Return the driver at rest, before the movement; its first value without such a rest.

        Only of a movement that was measured.
        """
        values = [moment.reading.measure.value for moment in self.moments]
        resting = [
            value
            for value, moment in zip(values, self.moments, strict=True)
            if moment.time_s <= tempo.start_s and not math.isnan(value)
        ]
        return median(resting or [value for value in values if not math.isnan(value)][:1])

    def side_peak(self, side: Side) -> float:
        """Return the driver's furthest value on one side; NaN where it was never seen."""
        values = np.array([getattr(moment.reading, side) for moment in self.moments])
        if np.isnan(values).all():
            return math.nan
        grows = self.furthest.level == self.furthest.reading.measure.value
        return float(np.nanmax(values) if grows else np.nanmin(values))

    def rep_values(self, tempo: RepTimes, side: Side) -> dict[str, float]:
        """Return every metric of the whole repetition by id."""
        return {
            "rep_time": tempo.end_s - tempo.start_s,
            "out_time": tempo.out_s,
            "return_time": tempo.return_s,
            "hips_first": self._hips_first(tempo, side),
        }

    def fastest(self, fault: Fault, side: Side) -> float:
        """Return the fastest change of the driver, or of the fault's own metric, in its phases.

        NaN for too few moments. The way out ends and the way back begins at the furthest point.
        """
        level = self.level
        if fault.driver_metric:
            level = self.values(fault.driver_metric, side)
        time_s, turn_s = self.time_s, self.furthest.time_s
        if fault.phase == ("out",):
            level = np.where(time_s <= turn_s, level, math.nan)
        elif fault.phase == ("return",):
            level = np.where(time_s >= turn_s, level, math.nan)
        return peak_speed(time_s, level)

    def values(self, metric_id: str, side: Side) -> FloatArray:
        """Return (moments,), a metric's values; NaN where not believed."""
        return np.array([believed(each.observation, metric_id, side) for each in self.moments])

    def range_of(self, metric_id: str, side: Side) -> float:
        """Return by how much a metric changed from its least to its largest value; NaN unseen."""
        values = self.values(metric_id, side)
        seen = values[~np.isnan(values)]
        return float(seen.max() - seen.min()) if len(seen) else math.nan

    def held_s(self, rule: HoldRule, side: Side) -> float:
        """Return how long the position of a hold was kept, over the whole movement.

        NaN where it was never in position: that is a matter of range, and nothing was held.
        """
        values, time_s = self.values(rule.metric, side), self.time_s
        inside = np.array([rule.holds(float(value)) for value in values])
        if not inside.any():
            return math.nan
        return float(np.sum(np.diff(time_s)[inside[:-1] & inside[1:]]))

    def _hips_first(self, tempo: RepTimes, side: Side) -> float:
        bodies = [
            moment.observation.body
            for moment in self.moments
            if moment.time_s >= tempo.leave_s
            and moment.observation.confidence("hips_first", side) >= MIN_CONFIDENCE
        ]
        hip, shoulder = (
            np.array([body.at(part, side).imag for body in bodies])
            for part in (BodyPart.HIP, BodyPart.SHOULDER)
        )
        return hips_first(hip, shoulder)
