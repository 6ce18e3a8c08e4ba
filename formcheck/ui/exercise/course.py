"""The sets of one sitting in their order, worked out from what was chosen or planned."""

from collections.abc import Iterable
from dataclasses import dataclass

from formcheck.anatomy.sides import Side
from formcheck.care.plan.dose import PlannedDose, planned
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.live.goal import planned_goal, usual_goal
from formcheck.live.token import Goal

BOTH: tuple[Side, ...] = ("left", "right")
BETWEEN_EXERCISES_S = 20.0
"""Rest before another exercise, or the other side, where its file asks for less [default]."""


@dataclass(frozen=True, slots=True)
class CourseItem:
    """One exercise to be done.

    Attributes
    ----------
    dose
        How much of it; None for what the file asks for at the level.
    target
        The person's own target of range; None for the level's.
    may_add
        Whether the last set may go on a little beyond what is asked for.
    """

    spec: ExerciseSpec
    level: Level
    dose: PlannedDose | None = None
    target: float | None = None
    may_add: bool = False


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
    goal
        When it is over by itself; None to go on until told otherwise.
    asked
        What is asked for, where the set may go on beyond it; None where it may not.
    """

    item: CourseItem
    number: int
    of: int
    side: Side | None
    rest_s: float
    goal: Goal | None
    asked: Goal | None = None

    @property
    def spec(self) -> ExerciseSpec:
        """The exercise."""
        return self.item.spec

    @property
    def level(self) -> Level:
        """Whose target is aimed for."""
        return self.item.level


def course(items: Iterable[CourseItem]) -> tuple[CourseSet, ...]:
    """Return all sets of some exercises in the order they are done."""
    bouts: list[CourseSet] = []
    for item in items:
        rests = BETWEEN_EXERCISES_S if bouts else 0.0
        bouts += _bouts(item, rests)
    return tuple(bouts)


def _bouts(item: CourseItem, first_rest_s: float) -> list[CourseSet]:
    dose = item.dose or planned(item.spec.dose.at(item.level))
    sides: tuple[Side | None, ...] = BOTH if item.spec.laterality == "unilateral" else (None,)
    bouts: list[CourseSet] = []
    for number in range(1, dose.sets + 1):
        for place, side in enumerate(sides):
            rest_s = dose.rest_s if place == 0 else min(dose.rest_s, BETWEEN_EXERCISES_S)
            rest_s = rest_s if bouts else first_rest_s
            goal, asked = _goals(item, last=number == dose.sets)
            bouts.append(CourseSet(item, number, dose.sets, side, rest_s, goal, asked))
    return bouts


def _goals(item: CourseItem, *, last: bool) -> tuple[Goal | None, Goal | None]:
    """Return when a set is over, and what it asks for where it may go on beyond that."""
    if item.dose is None:
        return usual_goal(item.spec, item.level), None
    asked = planned_goal(item.spec, item.dose)
    if not (last and item.may_add):
        return asked, None
    return planned_goal(item.spec, item.dose, beyond=True), asked
