"""What trends and changes are worked out from: how exercises and pain went, day by day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DayOfExercise:
    """How one exercise went on one day.

    Attributes
    ----------
    sets, reps
        How many were done.
    score
        The mean of the sets' scores; None where none was scored.
    peak_furthest, peak_mean, peak_unit
        How far the repetitions went: furthest and mean, and their unit; None without repetitions.
    hold_total_s, hold_longest_s
        How long was held; None for exercises that count repetitions.
    """

    day: date
    sets: int
    reps: int
    score: float | None
    peak_furthest: float | None
    peak_mean: float | None
    peak_unit: str | None
    hold_total_s: float | None
    hold_longest_s: float | None


@dataclass(frozen=True, slots=True)
class SetPoint:
    """How one set of an exercise went, as a point of a chart; fields as in `VerdictSummary`."""

    set_id: UUID
    day: date
    view: str | None
    reps: int
    score: float | None
    peak_furthest: float | None
    peak_mean: float | None
    peak_band: float | None
    peak_unit: str | None
    target: float | None
    hold_total_s: float | None
    hold_longest_s: float | None


@dataclass(frozen=True, slots=True)
class ExerciseDone:
    """An exercise that was done, how often and when last."""

    exercise_id: str
    sets: int
    reps: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class ActiveDay:
    """How much was done on a day, for a heat map."""

    day: date
    sets: int
    reps: int


@dataclass(frozen=True, slots=True)
class FaultCount:
    """How often a fault was found."""

    fault_id: str
    mild: int
    severe: int


@dataclass(frozen=True, slots=True)
class FeltPain:
    """What was said of pain, 0 to 10, on a day."""

    day: date
    score: int
