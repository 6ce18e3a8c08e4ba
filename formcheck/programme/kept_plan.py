"""A plan as it is kept: what it holds, where the person is with each exercise, what was changed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from formcheck.care.plan.document import plan_document
from formcheck.care.plan.plan import CameraItem, CarePlan
from formcheck.care.progression.ladder import ExerciseState
from formcheck.exercises.terms import Level
from formcheck.history.records import PlanVersion

_OF_THE_DOCUMENT = ("format", "locked", "camera_minutes", "aims", "change")
_PLAN: TypeAdapter[CarePlan] = TypeAdapter(CarePlan)

ChangeKind = Literal["made", "harder", "easier", "swap", "shorter", "by_hand"]


@dataclass(frozen=True, slots=True)
class ExerciseAim:
    """What a person aims for in an exercise beside its dose; fields as in `ExerciseState`."""

    level: Level = "beginner"
    target: float | None = None
    pause_s: float = 0.0
    load_kg: float | None = None


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What a version changed.

    Attributes
    ----------
    exercise, variable, before, after
        Which exercise, and which one thing of it; None where all of the plan was made anew.
    """

    kind: ChangeKind
    exercise: str | None = None
    variable: str | None = None
    before: float | str | None = None
    after: float | str | None = None


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """One version of a person's plan.

    Attributes
    ----------
    aims
        By the id of the exercise.
    """

    plan_id: UUID
    version_id: UUID
    number: int
    care: CarePlan
    aims: Mapping[str, ExerciseAim]
    change: PlanChange
    reason: str
    author_id: UUID | None
    author_name: str | None
    written_utc: datetime

    def state(self, exercise: str) -> ExerciseState:
        """Return where the person is with an exercise of the plan.

        Raises
        ------
        KeyError
            The exercise is not in it.
        """
        item = self.care.item(exercise)
        if item is None:
            raise KeyError(exercise)
        aim = self.aims.get(exercise, ExerciseAim())
        return ExerciseState(exercise, item.dose, aim.level, aim.target, aim.pause_s, aim.load_kg)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What will be kept as a version."""

    care: CarePlan
    aims: Mapping[str, ExerciseAim] = field(default_factory=dict)
    change: PlanChange = PlanChange("made")

    def body(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            **plan_document(self.care),
            "aims": {exercise: asdict(aim) for exercise, aim in self.aims.items()},
            "change": asdict(self.change),
        }


def with_state(kept: KeptPlan, item: CameraItem, state: ExerciseState) -> PlanDraft:
    """Return a plan with an exercise at another step; another exercise takes the same place."""
    new = replace(item, exercise=state.exercise, dose=state.dose)
    camera = tuple(new if each.exercise == item.exercise else each for each in kept.care.camera)
    aims = {each: aim for each, aim in kept.aims.items() if each != item.exercise}
    aim = ExerciseAim(state.level, state.target, state.pause_s, state.load_kg)
    return PlanDraft(replace(kept.care, camera=camera), {**aims, state.exercise: aim})


def is_kept(version: PlanVersion) -> bool:
    """Whether a plan engine wrote a version."""
    return version.body.get("format") == 1 and "camera" in version.body


def kept_plan(version: PlanVersion) -> KeptPlan | None:
    """Return a version as the rules take it; None for one that no plan engine of today reads."""
    body = version.body
    if body.get("format") != 1 or "camera" not in body:
        return None
    try:
        return _read(version, body)
    except (ValidationError, TypeError, AttributeError):
        return None


def _read(version: PlanVersion, body: dict[str, Any]) -> KeptPlan:
    known = {key: value for key, value in body.items() if key not in _OF_THE_DOCUMENT}
    aims = {exercise: ExerciseAim(**aim) for exercise, aim in body.get("aims", {}).items()}
    return KeptPlan(
        version.plan_id,
        version.id,
        version.number,
        _PLAN.validate_python(known),
        aims,
        PlanChange(**body.get("change", {"kind": "made"})),
        version.reason,
        version.author_id,
        version.author_name,
        version.written_utc,
    )
