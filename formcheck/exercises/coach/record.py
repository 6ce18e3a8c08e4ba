"""The moments of one repetition, and what is read off them as a whole."""

import math
from dataclasses import dataclass
from statistics import median

import numpy as np

from formcheck.exercises.coach.drive import MIN_CONFIDENCE
from formcheck.exercises.coach.moment import Moment
from formcheck.kinematics.body import Part, Side
from formcheck.kinematics.rep_metrics import Tempo, hips_first, peak_speed, tempo_of
from formcheck.kinematics.view import View, median_view
from formcheck.pose.frame import FloatArray


@dataclass(frozen=True, slots=True)
class RepRecord:
    """One movement from the rest before it to its end.

    Attributes
    ----------
    moments
        In order of time; at least one with a believed driver.
    """

    moments: tuple[Moment, ...]

    @property
    def time_s(self) -> FloatArray:
        """(moments,), media time."""
        return np.array([moment.time_s for moment in self.moments])

    @property
    def level(self) -> FloatArray:
        """(moments,), the driver growing towards the furthest point; NaN where unseen."""
        return np.array([moment.level for moment in self.moments])

    @property
    def furthest(self) -> Moment:
        """The moment at the furthest point."""
        seen = [moment for moment in self.moments if not math.isnan(moment.level)]
        return max(seen, key=lambda moment: moment.level)

    @property
    def view(self) -> View:
        """The view in the middle of the movement's views."""
        return median_view([moment.observation.view for moment in self.moments])

    def tempo(self) -> Tempo:
        """Return when the movement left its start, reached and left its peak, and was back."""
        return tempo_of(self.time_s, self.level)

    def rest_value(self, tempo: Tempo) -> float:
        """Return the driver at rest, before the movement; its first value without such a rest."""
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

    def rep_values(self, tempo: Tempo, side: Side) -> dict[str, float]:
        """Return every metric of the whole repetition by id."""
        return {
            "rep_time": tempo.end_s - tempo.start_s,
            "out_time": tempo.out_s,
            "return_time": tempo.return_s,
            "peak_vel": peak_speed(self.time_s, self.level),
            "hips_first": self._hips_first(tempo, side),
        }

    def _hips_first(self, tempo: Tempo, side: Side) -> float:
        bodies = [
            moment.observation.body
            for moment in self.moments
            if moment.time_s >= tempo.leave_s
            and moment.observation.confidence("hips_first", side) >= MIN_CONFIDENCE
        ]
        hip, shoulder = (
            np.array([body.at(part, side).imag for body in bodies])
            for part in (Part.HIP, Part.SHOULDER)
        )
        return hips_first(hip, shoulder)
