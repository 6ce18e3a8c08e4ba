"""Everything that happened in a set, and what was found in it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.update import DriverSight
from formcheck.exercises.result import FaultFinding, NotChecked, NotCounted, Rep
from formcheck.exercises.spec import ExerciseSpec


@dataclass(frozen=True, slots=True)
class SetRecord:
    """Everything that happened in a set."""

    spec: ExerciseSpec
    target: Target
    seen: Sequence[DriverSight]
    rate_hz: float
    reps: tuple[Rep, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in a set; without a score there is a reason."""

    score: float | None
    reason: str | None
    faults: tuple[FaultFinding, ...]
    not_checked: tuple[NotChecked, ...]


def set_rate_hz(times_s: Sequence[float]) -> float:
    """Return the median rate of the pictures; NaN for fewer than two."""
    intervals = [later - sooner for sooner, later in pairwise(times_s)]
    return 1.0 / median(intervals) if intervals else math.nan
