"""What an exercise file says of holding a position, and of how far one goes while holding it."""

import math
from typing import Literal, Self

from pydantic import Field, model_validator

from formcheck.exercises.driver import DriverSide
from formcheck.exercises.recognition import Condition
from formcheck.exercises.terms import (
    Frozen,
    PerLevel,
    Seconds,
    SecondsPerLevel,
    Source,
    Text,
    check_metric,
    check_range,
)
from formcheck.kinematics.metrics import METRICS

HoldSide = DriverSide | Literal["lower"]


class HoldRule(Frozen):
    """What holding the position means: in range, for how long before it counts and ends.

    Attributes
    ----------
    side
        On which side the metric is read; "lower" is the side next to the floor.
    within, min, max
        The range of the position: both bounds in ``within``, or one of the others.
    also
        What else must be so.
    hold_s
        Within repetitions: how long each is held at its furthest point.
    cap_s
        The hold ends when it has lasted this long.
    stance_foot_pct
        The hold ends when the other foot moves by more than this share of stature, in percent.
    stop_when
        What ends the hold, in words, the unmeasurable included.
    """

    metric: str
    side: HoldSide = "near"
    within: tuple[float, float] | None = None
    min: float | None = None
    max: float | None = None
    enter_ms: int = Field(default=800, ge=100, le=10_000)
    break_ms: int = Field(default=1500, ge=100, le=10_000)
    also: tuple[Condition, ...] = ()
    hold_s: SecondsPerLevel | None = None
    cap_s: Seconds | None = None
    stance_foot_pct: float | None = Field(default=None, gt=0, le=100)
    stop_when: tuple[Text, ...] = ()
    source: Source

    @property
    def low(self) -> float:
        """The lower bound of the position; minus infinity where there is none."""
        if self.within:
            return self.within[0]
        return -math.inf if self.min is None else self.min

    @property
    def high(self) -> float:
        """The upper bound of the position; infinity where there is none."""
        if self.within:
            return self.within[1]
        return math.inf if self.max is None else self.max

    def holds(self, value: float) -> bool:
        """Return whether a value is in the range; a missing value (NaN) is not."""
        return self.low <= value <= self.high

    def outside(self, value: float) -> float:
        """Return how far a value is from the range; 0 within it, NaN for a missing value."""
        if math.isnan(value):
            return math.nan
        return max(self.low - value, value - self.high, 0.0)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_metric(self.metric)
        if METRICS[self.metric].basis != "pose":
            raise ValueError(f"{self.metric} is not measured on one picture, so it is not held")
        if self.within is None:
            check_range(self.metric, self.min, self.max)
        elif self.min is not None or self.max is not None:
            raise ValueError("say either within, or min and max")
        elif self.within[0] >= self.within[1]:
            raise ValueError(f"within must be [low, high], got {list(self.within)}")
        return self


class RomAngle(PerLevel):
    """How far to go while holding, for each level: the advanced level's value lies furthest."""

    metric: str
    source: Source

    @property
    def sign(self) -> float:
        """+1 where further is more, -1 where it is less."""
        return 1.0 if self.advanced >= self.beginner else -1.0

    @model_validator(mode="after")
    def _known(self) -> Self:
        check_metric(self.metric)
        along = [self.sign * value for value in (self.beginner, self.standard, self.advanced)]
        if along != sorted(along) or along[0] == along[-1]:
            raise ValueError("beginner, standard, advanced must follow each other")
        return self
