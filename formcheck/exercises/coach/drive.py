"""Reads the driving metric off an observation: which side, how sure."""

import math
from collections import deque
from dataclasses import dataclass, replace

from formcheck.anatomy.sides import SIDES, Side
from formcheck.exercises.coach.sides import SideFinder
from formcheck.exercises.driver import Driver
from formcheck.exercises.hold import HoldRule
from formcheck.kinematics.measure import Measure
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, landmarks_of
from formcheck.pose.landmarks import Landmark

MIN_CONFIDENCE = 0.6
"""Below this certainty of a landmark nothing resting on it is believed (clinical specification
A.0: frames with a driver landmark below 0.6 are dropped)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The driving metric at one moment.

    Attributes
    ----------
    measure
        Its value (NaN where not believed), confidence and band.
    side
        The side it was read on; None for the whole body or the mean of both sides.
    left, right
        The value on each side, NaN where not believed.
    """

    measure: Measure
    side: Side | None
    left: float
    right: float

    @property
    def seen(self) -> bool:
        """Whether there is a value to go by."""
        return not math.isnan(self.measure.value)

    def judged_side(self, observation: Observation) -> Side:
        """Return the side it was read on; the one nearer to the camera where there is none."""
        return self.side or observation.stance.near

    def on(self, side: Side) -> "Reading":
        """Return the same reading on one side."""
        value = self.left if side == "left" else self.right
        return replace(self, measure=replace(self.measure, value=value), side=side)

    def unseen(self) -> "Reading":
        """Return the same reading with nothing to go by."""
        unknown = replace(self.measure, value=math.nan)
        return Reading(unknown, self.side, math.nan, math.nan)


NOTHING = Reading(Measure(math.nan, 0.0, math.nan, ""), None, math.nan, math.nan)
"""What there is to read where nothing drives the exercise."""


class DriverReader:
    """Reads one driver; remembers the working side and the last values between poses.

    Parameters
    ----------
    driver
        What to read.
    side
        The working side the person named, if any.
    """

    def __init__(self, driver: Driver, side: Side | None) -> None:
        self._driver = driver
        self._sides = SideFinder(driver.side, side)
        self._recent: deque[tuple[float, Reading]] = deque()

    def read(self, observation: Observation) -> Reading:
        """Return the driving metric of one observation."""
        reading = self._now(observation)
        if not self._driver.average_s or not reading.seen:
            return reading
        return self._averaged(observation.time_s, reading)

    def keep_side(self, reading: Reading) -> None:
        """Stay with the side of a movement that has begun, where sides move one at a time."""
        self._sides.keep(reading.side)

    def release_side(self) -> None:
        """Let the next movement be of either side."""
        self._sides.release()

    def landmarks(self, reading: Reading) -> tuple[Landmark, ...]:
        """Return where to draw the driving metric."""
        return landmarks_of(self._driver.metric, reading.side or "left")

    def _now(self, observation: Observation) -> Reading:
        driver = self._driver
        if not METRICS[driver.metric].sided:
            measure = self._measure(observation, "left")
            side = self._signed_side(measure.value)
            return Reading(measure, side, measure.value, measure.value)
        of_left, of_right = (self._measure(observation, side) for side in SIDES)
        left, right = of_left.value, of_right.value
        if driver.side == "mean" and not observation.view.allows("side"):
            return Reading(_mean(of_left, of_right), None, left, right)
        side = self._sides.find(observation, driver.sign * left, driver.sign * right)
        return Reading(of_left if side == "left" else of_right, side, left, right)

    def _measure(self, observation: Observation, side: Side) -> Measure:
        measure = confidence_gated(observation.measure(self._driver.metric, side))
        if self._driver.of != "calib":
            return measure
        return replace(
            measure, value=measure.value - observation.at_start(self._driver.metric, side)
        )

    def _signed_side(self, value: float) -> Side | None:
        if not self._driver.absolute or math.isnan(value):
            return None
        return "left" if value >= 0 else "right"

    def _averaged(self, time_s: float, reading: Reading) -> Reading:
        if self._recent and self._recent[-1][1].side != reading.side:
            self._recent.clear()
        self._recent.append((time_s, reading))
        while self._recent[0][0] < time_s - self._driver.average_s:
            self._recent.popleft()
        mean = sum(each.measure.value for _, each in self._recent) / len(self._recent)
        return replace(reading, measure=replace(reading.measure, value=mean))


class HoldReader:
    """Reads the metric of a held position on its working side.

    Parameters
    ----------
    rule
        The position.
    side
        The working side the person named, if any.
    """

    def __init__(self, rule: HoldRule, side: Side | None) -> None:
        self._rule = rule
        self._sides = SideFinder(rule.side, side)

    def read(self, observation: Observation) -> Reading:
        """Return the metric on the side that is in position, or nearest to it."""
        each = {
            side: confidence_gated(observation.measure(self._rule.metric, side)) for side in SIDES
        }
        left, right = each["left"], each["right"]
        if not METRICS[self._rule.metric].sided:
            return Reading(left, None, left.value, left.value)
        if self._rule.side == "mean" and not observation.view.allows("side"):
            return Reading(_mean(left, right), None, left.value, right.value)
        nearest = (-self._rule.outside(measure.value) for measure in (left, right))
        side = self._sides.find(observation, *nearest)
        return Reading(each[side], side, left.value, right.value)


def confidence_gated(measure: Measure) -> Measure:
    """Return the measure, with NaN for its value where its landmarks are too uncertain."""
    if measure.confidence >= MIN_CONFIDENCE:
        return measure
    return Measure(math.nan, measure.confidence, measure.band, measure.unit)


def believed(observation: Observation, metric_id: str, side: Side) -> float:
    """Return a metric's bare value; NaN where its landmarks are too uncertain."""
    measure = observation.measure(metric_id, side)
    return measure.value if measure.confidence >= MIN_CONFIDENCE else math.nan


def _mean(left: Measure, right: Measure) -> Measure:
    """Return the mean of both sides, or the one side that is seen."""
    if math.isnan(left.value):
        return right
    if math.isnan(right.value):
        return left
    confidence = min(left.confidence, right.confidence)
    return Measure((left.value + right.value) / 2, confidence, left.band, left.unit)
