"""Reads the driving metric off an observation: which side, how sure."""

import math
from dataclasses import dataclass, replace

from formcheck.exercises.result import Side
from formcheck.exercises.spec import Driver
from formcheck.kinematics.body import SIDES, Part
from formcheck.kinematics.measure import Measure
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, landmarks_of
from formcheck.pose.landmarks import Landmark

MIN_CONFIDENCE = 0.6
"""Below this certainty of a landmark nothing resting on it is believed (clinical specification
A.0: frames with a driver landmark below 0.6 are dropped)."""

STRIDE_FRAC = 0.15
"""One foot is in front when it is ahead by this share of leg length [default]."""


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

    def unseen(self) -> "Reading":
        """Return the same reading with nothing to go by."""
        unknown = replace(self.measure, value=math.nan)
        return Reading(unknown, self.side, math.nan, math.nan)


class DriverReader:
    """Reads one driver; remembers the last known front leg between poses.

    Parameters
    ----------
    driver
        What to read.
    side
        The working side the person named, if any.
    """

    def __init__(self, driver: Driver, side: Side | None) -> None:
        self._driver = driver
        self._named = side
        self._front: Side | None = None

    def read(self, observation: Observation) -> Reading:
        """Return the driving metric of one observation."""
        metric = METRICS[self._driver.metric]
        if not metric.sided:
            measure = believed(observation.measure(metric.id, "left"))
            side = self._signed_side(measure.value)
            return Reading(measure, side, measure.value, measure.value)
        each = {side: believed(observation.measure(metric.id, side)) for side in SIDES}
        left, right = each["left"].value, each["right"].value
        if self._driver.side == "mean" and not observation.view.allows("side"):
            return Reading(_mean(each["left"], each["right"]), None, left, right)
        side = self._leading(left, right) if self._driver.side == "leading" else None
        side = side or self._side(observation)
        return Reading(each[side], side, left, right)

    def landmarks(self, reading: Reading) -> tuple[Landmark, ...]:
        """Return where to draw the driving metric."""
        return landmarks_of(self._driver.metric, reading.side or "left")

    def _signed_side(self, value: float) -> Side | None:
        if not self._driver.absolute or math.isnan(value):
            return None
        return "left" if value >= 0 else "right"

    def _leading(self, left: float, right: float) -> Side | None:
        if math.isnan(left) or math.isnan(right):
            return None
        return "left" if self._driver.sign * left >= self._driver.sign * right else "right"

    def _side(self, observation: Observation) -> Side:
        if self._named and self._driver.side in ("front_leg", "moving_leg"):
            return self._named
        if self._driver.side == "front_leg":
            self._front = front_leg(observation) or self._front
            return self._front or observation.stance.near
        if self._driver.side == "moving_leg":
            return _higher_leg(observation)
        return observation.stance.near


def believed(measure: Measure) -> Measure:
    """Return the measure, with NaN for its value where its landmarks are too uncertain."""
    if measure.confidence >= MIN_CONFIDENCE:
        return measure
    return replace(measure, value=math.nan)


def front_leg(observation: Observation) -> Side | None:
    """Return the leg that is a stride ahead; None where the feet are level or not seen."""
    body = observation.body
    ahead = (body.at(Part.ANKLE, "left") - body.at(Part.ANKLE, "right")).real * body.facing
    leg_px = max((body.leg_px(side) for side in SIDES), default=math.nan)
    if not abs(ahead) > STRIDE_FRAC * leg_px:
        return None
    return "left" if ahead > 0 else "right"


def _higher_leg(observation: Observation) -> Side:
    body = observation.body
    left, right = (body.at(Part.ANKLE, side).imag for side in SIDES)
    return "left" if left > right else "right"


def _mean(left: Measure, right: Measure) -> Measure:
    """Return the mean of both sides, or the one side that is seen."""
    if math.isnan(left.value):
        return right
    if math.isnan(right.value):
        return left
    confidence = min(left.confidence, right.confidence)
    return Measure((left.value + right.value) / 2, confidence, left.band, left.unit)
