"""What the person aims for."""

from dataclasses import dataclass

from formcheck.anatomy.sides import Side
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level


@dataclass(frozen=True, slots=True)
class Target:
    """What the person aims for in this set.

    Attributes
    ----------
    level
        Which of the exercise's targets and doses applies.
    side
        The working side of a one-sided exercise, where the person said it; None to see it.
    value
        A personal target in the driver's unit (seconds for a hold) instead of the level's.
    """

    level: Level = "standard"
    side: Side | None = None
    value: float | None = None

    def of(self, spec: ExerciseSpec) -> float:
        """Return the target value for an exercise; NaN where it has none."""
        return spec.target_at(self.level) if self.value is None else self.value
