"""What an exercise file says of how far, how much, and which tests and measurements go with it."""

from typing import Literal, Self

from pydantic import Field, model_validator

from formcheck.exercises.terms import (
    Frozen,
    Level,
    PerLevel,
    Slug,
    Source,
    Text,
    check_metric,
    check_range,
)


class RomTarget(PerLevel):
    """What each level aims for: the driver's value, seconds for a hold, breaths a minute."""

    unit: Literal["deg", "s", "%", "ratio", "breaths/min"] = "deg"
    tolerance: float = Field(default=5.0, ge=0)
    source: Source


class Dose(Frozen):
    """How much of it: sets, repetitions, hold or duration, rest.

    Attributes
    ----------
    reps
        A number, or words where sets differ ("6-4-2 pyramid").
    duration_s
        How long a set goes on, where it is not counted.
    per_day
        How often a day: a number, or words.
    rpe
        How hard it should feel, on the scale from 0 to 10.
    """

    sets: int = Field(ge=1, le=20)
    reps: int | Text | None = None
    hold_s: float | None = Field(default=None, gt=0, le=600)
    duration_s: float | None = Field(default=None, gt=0, le=7200)
    per_side: bool = False
    rest_s: float = Field(default=0.0, ge=0, le=600)
    per_day: int | Text | None = None
    load_kg: Text | None = None
    rpe: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _counted(self) -> Self:
        for name in ("reps", "per_day"):
            number = getattr(self, name)
            if isinstance(number, int) and not 1 <= number <= 100:
                raise ValueError(f"{name} must be from 1 to 100, got {number}")
        return self


class Doses(Frozen):
    """The dose of each level."""

    beginner: Dose
    standard: Dose
    advanced: Dose
    source: Source

    def at(self, level: Level) -> Dose:
        """Return the dose of a level."""
        dose: Dose = getattr(self, level)
        return dose


class StandardTest(Frozen):
    """The exercise done as a standard test: how long or how many, and what is written down."""

    score: Text
    duration_s: float | None = Field(default=None, gt=0, le=600)
    reps: int | None = Field(default=None, ge=1, le=100)
    trials: int | None = Field(default=None, ge=1, le=10)
    countdown_s: float | None = Field(default=None, ge=0, le=30)
    cap_s: float | None = Field(default=None, gt=0, le=600)
    eyes: tuple[Literal["open", "closed"], ...] = ()
    source: Source


class Measurement(Frozen):
    """A number that the exercise is also done for: from which metric it comes, and how sure.

    Attributes
    ----------
    times_stature
        The metric is a percentage of stature, and the number a length.
    band
        95 % band, plus or minus, in `unit`.
    """

    metric: str
    unit: Text
    times_stature: bool = False
    band: float | None = Field(default=None, gt=0)
    says: Text
    source: Source

    @model_validator(mode="after")
    def _known(self) -> Self:
        check_metric(self.metric)
        return self


class Variant(Frozen):
    """One way of doing it, told at the furthest point; open at its upper end."""

    id: Slug
    metric: str
    min: float | None = None
    max: float | None = None
    source: Source

    def is_it(self, value: float) -> bool:
        """Return whether a value belongs to this way; a missing value (NaN) belongs to none."""
        above = self.min is None or value >= self.min
        return above and (self.max is None or value < self.max) and value == value

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        check_range(self.metric, self.min, self.max)
        return self
