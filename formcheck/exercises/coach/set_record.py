"""Everything that happened in a set, for the verdict on it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from formcheck.exercises.coach.clocked import ClockFollower
from formcheck.exercises.coach.holds import HoldFollower
from formcheck.exercises.coach.reps import RepFollower
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.update import DriverSight
from formcheck.exercises.result import (
    NotCounted,
    Rep,
)
from formcheck.exercises.spec import ExerciseSpec

Follower = RepFollower | HoldFollower | ClockFollower


@dataclass(frozen=True, slots=True)
class SetRecord:
    """Everything that happened in a set."""

    spec: ExerciseSpec
    target: Target
    seen: Sequence[DriverSight]
    rate_hz: float
    reps: tuple[Rep, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    follower: Follower | None = None


def set_rate_hz(times_s: Sequence[float]) -> float:
    """Return the median rate of the pictures; NaN for fewer than two."""
    intervals = [later - sooner for sooner, later in pairwise(times_s)]
    return 1.0 / median(intervals) if intervals else math.nan
