"""What an exercise file says of the movement itself: the metric that drives it, and its pace."""

from typing import Literal, Self

from pydantic import Field, model_validator

from formcheck.exercises.terms import Frozen, Source, Text, check_metric
from formcheck.kinematics.metrics import METRICS

DriverSide = Literal[
    "near", "mean", "leading", "front_leg", "rear_leg", "moving_leg", "moving_arm", "each",
    "lifted_leg",
]  # fmt: skip
ONE_SIDE_AT_A_TIME: frozenset[DriverSide] = frozenset(
    ("moving_leg", "moving_arm", "each", "lifted_leg")
)
"""Sides that are told from the movement, and kept until it is over."""

WORKING_SIDES: frozenset[DriverSide] = ONE_SIDE_AT_A_TIME | {"front_leg", "rear_leg"}
"""Sides on which alone a fault is looked for."""


class PrescribedTempo(Frozen):
    """Prescribed pace of one repetition, in seconds."""

    out_s: float = Field(gt=0, le=60)
    pause_s: float = Field(ge=0, le=60)
    return_s: float = Field(gt=0, le=60)


class Cadence(Frozen):
    """Prescribed number of movements a minute, for movements without a tempo of their own."""

    min_per_min: float = Field(gt=0, le=300)
    max_per_min: float = Field(gt=0, le=300)
    source: Source

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min_per_min > self.max_per_min:
            raise ValueError(f"{self.min_per_min} to {self.max_per_min} a minute is no range")
        return self


class Secondary(Frozen):
    """A second metric that must change during the movement, or the movement does not count.

    Attributes
    ----------
    min_change
        Difference of its largest and smallest value from rest to the end, in its unit.
    """

    metric: str
    min_change: float = Field(gt=0)
    source: Source

    @model_validator(mode="after")
    def _known(self) -> Self:
        check_metric(self.metric)
        return self


class Driver(Frozen):
    """The metric whose course makes a repetition, with hysteresis at both ends.

    Attributes
    ----------
    of
        "calib": its change from the start position, which is then not taken anew between
        repetitions.
    average_s
        The mean over this time is followed instead of the bare value; 0 for the bare value.
    absolute
        Both directions count; the sign tells the side.
    approximate
        The count is approximate, and the result says so.
    note
        Something to tell whoever reads the result about this way of counting.
    """

    metric: str
    direction: Literal["increasing", "decreasing"] = "increasing"
    side: DriverSide = "near"
    of: Literal["calib"] | None = None
    average_s: float = Field(default=0.0, ge=0, le=2)
    absolute: bool = False
    start_enter: float
    start_exit: float
    peak_enter: float
    peak_exit: float
    min_rep_s: float = Field(gt=0, le=60)
    max_rep_s: float = Field(gt=0, le=120)
    secondary: Secondary | None = None
    approximate: bool = False
    note: Text | None = None
    source: Source

    @property
    def sign(self) -> float:
        """+1 where the metric grows towards the furthest point, -1 where it falls."""
        return 1.0 if self.direction == "increasing" else -1.0

    def towards_peak(self, value: float) -> float:
        """Return a value turned so that it grows towards the furthest point."""
        return self.sign * (abs(value) if self.absolute else value)

    @property
    def from_start(self) -> bool:
        """Whether it means nothing before the start position was seen."""
        return self.of == "calib" or METRICS[self.metric].from_start

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_metric(self.metric)
        rising = (self.start_enter, self.start_exit, self.peak_exit, self.peak_enter)
        along = [self.sign * value for value in rising]
        if along != sorted(along) or len(set(along)) != len(along):
            raise ValueError(
                "start_enter, start_exit, peak_exit, peak_enter must follow each other in the "
                f"driver's direction ({self.direction}), got {rising}"
            )
        if self.min_rep_s >= self.max_rep_s:
            raise ValueError(f"min_rep_s {self.min_rep_s} must be below max_rep_s {self.max_rep_s}")
        return self

    @model_validator(mode="after")
    def _measurable(self) -> Self:
        metric = METRICS[self.metric]
        if metric.basis != "pose":
            raise ValueError(f"{self.metric} is not measured on one picture, so it drives nothing")
        if self.side in WORKING_SIDES and not metric.sided:
            raise ValueError(f"side {self.side!r} needs a metric of one side; {self.metric} is not")
        if self.of == "calib" and metric.from_start:
            raise ValueError(f"{self.metric} is a change from the start already; leave out 'of'")
        return self
