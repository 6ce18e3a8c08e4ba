"""The sets of one sitting in their order, worked out from what was chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from formcheck.anatomy.sides import Side
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level

BOTH: tuple[Side, ...] = ("left", "right")
BETWEEN_EXERCISES_S = 20.0
"""Rest before another exercise, or the other side, where its file asks for less [default]."""


@dataclass(frozen=True, slots=True)
class CourseSet:
    """One set to be done.

    Attributes
    ----------
    number, of
        Which set of how many of its exercise.
    side
        The working side, where one works at a time.
    rest_s
        How long to rest before it; 0 for the first.
    """

    spec: ExerciseSpec
    level: Level
    number: int
    of: int
    side: Side | None
    rest_s: float


def course(exercises: Iterable[tuple[ExerciseSpec, Level]]) -> tuple[CourseSet, ...]:
    """Return all sets of some exercises, each at its level, in the order they are done."""
    bouts: list[CourseSet] = []
    for spec, level in exercises:
        rests = BETWEEN_EXERCISES_S if bouts else 0.0
        bouts += _bouts(spec, level, rests)
    return tuple(bouts)


def _bouts(spec: ExerciseSpec, level: Level, first_rest_s: float) -> list[CourseSet]:
    dose = spec.dose.at(level)
    sides: tuple[Side | None, ...] = BOTH if spec.laterality == "unilateral" else (None,)
    bouts: list[CourseSet] = []
    for number in range(1, dose.sets + 1):
        for place, side in enumerate(sides):
            rest_s = dose.rest_s if place == 0 else min(dose.rest_s, BETWEEN_EXERCISES_S)
            rest_s = rest_s if bouts else first_rest_s
            bouts.append(CourseSet(spec, level, number, dose.sets, side, rest_s))
    return bouts
