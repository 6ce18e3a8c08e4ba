"""A plan: what it holds, and why each part of it is there."""

from dataclasses import dataclass
from typing import Literal

from formcheck.care.beside_kinds import BesideKind, BesideRole
from formcheck.care.findings.advice import Advice
from formcheck.care.plan.dose import PlannedDose
from formcheck.care.plan.eligible import Ineligibility
from formcheck.care.profile import Weekday

Role = Literal["warm_up", "work", "mobility"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that was not chosen, and why."""

    exercise: str
    refusal: Ineligibility
    said: str


@dataclass(frozen=True, slots=True)
class PlanReason:
    """Why something is in a plan.

    Attributes
    ----------
    why
        The sentence for the person.
    finding, value, by
        What it follows from: a measure, a goal, or nothing measured; its number; who found it.
    left_out
        What would have come before it for the same reason, and why it does not.
    """

    why: str
    deficit: str
    finding: str
    value: float | None
    by: str
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class CameraItem:
    """An exercise in front of the camera."""

    exercise: str
    role: Role
    dose: PlannedDose
    days: tuple[Weekday, ...]
    minutes: float
    choice: PlanReason


@dataclass(frozen=True, slots=True)
class BesideItem:
    """Something without a camera: it counts as fully as an exercise.

    Attributes
    ----------
    cautions
        Sentences that stand before it is begun.
    """

    kind: BesideKind
    role: BesideRole
    minutes: float
    days: tuple[Weekday, ...]
    choice: PlanReason
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarePlan:
    """A person's plan for a week.

    Attributes
    ----------
    camera
        In the order they are done.
    start_share
        The share of the usual start that it begins with: 1, or 0.7.
    reason
        Why it is empty; None where it is not.
    notes
        Sentences for the person about the plan as a whole.
    left_out
        Every exercise of the catalogue that does not suit the person now.
    """

    camera: tuple[CameraItem, ...]
    beside: tuple[BesideItem, ...]
    days: tuple[Weekday, ...]
    start_share: float
    advice: tuple[Advice, ...] = ()
    reason: str | None = None
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def camera_minutes(self) -> float:
        """How long the longest session in front of the camera takes."""
        return sum(item.minutes for item in self.camera)

    def item(self, exercise: str) -> CameraItem | None:
        """Return what the plan says of an exercise; None if it is not in it."""
        return next((item for item in self.camera if item.exercise == exercise), None)
