"""When a set is over by itself."""

from formcheck.care.plan.dose import PlannedDose
from formcheck.exercises.result import Feedback
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.live.token import Goal

BEFORE = ("waiting", "ready")
"""Phases in which nothing counts yet."""


EXTRA_REPS = 2
EXTRA_SHARE = 1.2
"""How far a last set may go on: what shows that there may be more next time (E.4)."""


def planned_goal(spec: ExerciseSpec, dose: PlannedDose, *, beyond: bool = False) -> Goal | None:
    """Return what a plan asks for in one set; None where it asks for nothing that can be told.

    Parameters
    ----------
    beyond
        As far as the set may go on where it goes easily.
    """
    share, extra = (EXTRA_SHARE, EXTRA_REPS) if beyond else (1.0, 0)
    if spec.mode == "hold":
        held_s = dose.hold_s or dose.duration_s
        return Goal(amount=held_s * (dose.reps or 1) * share, unit="s") if held_s else None
    if dose.reps:
        both = 2 if dose.per_side and spec.laterality == "alternating" else 1
        return Goal(amount=(dose.reps + extra) * both, unit="reps")
    return Goal(amount=dose.duration_s * share, unit="s") if dose.duration_s else None


def usual_goal(spec: ExerciseSpec, level: Level) -> Goal | None:
    """Return what an exercise file asks for in one set; None where it gives words, or nothing.

    A set that changes sides asks for both.
    """
    dose = spec.dose.at(level)
    times = dose.reps if isinstance(dose.reps, int) else None
    if spec.mode == "hold":
        held_s = dose.hold_s or dose.duration_s
        return Goal(amount=held_s * (times or 1), unit="s") if held_s else None
    if times:
        both = 2 if dose.per_side and spec.laterality == "alternating" else 1
        return Goal(amount=times * both, unit="reps")
    return Goal(amount=dose.duration_s, unit="s") if dose.duration_s else None


class GoalWatch:
    """Sees when the goal of a set is reached.

    Parameters
    ----------
    goal
        What is aimed for; None is never reached.
    """

    def __init__(self, goal: Goal | None) -> None:
        self._goal = goal
        self._begun_s: float | None = None

    def reached(self, feedback: Feedback) -> bool:
        """Return whether the goal is reached with what the coach said last."""
        if self._goal is None:
            return False
        if self._goal.unit == "reps":
            return feedback.rep_count >= self._goal.amount
        return self._lasted_s(feedback) >= self._goal.amount

    def _lasted_s(self, feedback: Feedback) -> float:
        if feedback.hold_s is not None:
            return feedback.hold_s
        if self._begun_s is None and feedback.phase not in BEFORE:
            self._begun_s = feedback.time_s
        return 0.0 if self._begun_s is None else feedback.time_s - self._begun_s
