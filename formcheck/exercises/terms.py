"""The words and rules that every part of an exercise file shares."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from formcheck.kinematics.metrics import METRICS

Level = Literal["beginner", "standard", "advanced"]
LEVELS: tuple[Level, ...] = ("beginner", "standard", "advanced")
SpecView = Literal["side", "front"]
Mode = Literal["reps", "hold", "cycles", "paced", "breath"]
Equipment = Literal["chair", "mat", "band", "weight", "box", "space"]
"""What a person may have at home; space is a clear floor of two metres by two."""
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=500)]
Source = Annotated[str, Field(min_length=3, max_length=300)]
Seconds = Annotated[float, Field(gt=0, le=600)]

Contraindication = Literal[
    "RF", "PERIPH", "FLEX_INTOL", "EXT_INTOL", "OSTEO", "PREG", "HTN", "POSTOP", "BAL", "KNEE",
    "HIP", "SHOULDER", "WRIST", "NECK", "FLOOR", "VERTIGO", "HERNIA", "RESP",
]  # fmt: skip


class Frozen(BaseModel):
    """A part of an exercise file: cannot be changed, refuses unknown keys and loose types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class PerLevel(Frozen):
    """One number for each level."""

    beginner: float
    standard: float
    advanced: float

    def at(self, level: Level) -> float:
        """Return the number of a level."""
        return float(getattr(self, level))


class SecondsPerLevel(PerLevel):
    """One length of time for each level, in seconds."""

    beginner: Seconds
    standard: Seconds
    advanced: Seconds


def check_metric(name: str) -> None:
    """Refuse a name that no metric has.

    Raises
    ------
    ValueError
        No metric is called that.
    """
    if name not in METRICS:
        raise ValueError(f"no metric is called {name!r}; known are {', '.join(sorted(METRICS))}")


def check_range(metric: str, low: float | None, high: float | None) -> None:
    """Refuse a range of a metric that is open to both sides or empty.

    Raises
    ------
    ValueError
        No metric is called that, no bound is given, or the lower is not below the upper.
    """
    check_metric(metric)
    if low is None and high is None:
        raise ValueError("needs a min, a max, or both")
    if low is not None and high is not None and low >= high:
        raise ValueError(f"min {low} must be below max {high}")
