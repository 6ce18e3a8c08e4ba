"""By what an exercise is found: what it is for, in which position, with what, and from where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import SpecView
from formcheck.ui.player.facts import on_floor

Position = Literal["standing", "sitting", "floor"]
POSITIONS: tuple[Position, ...] = ("standing", "sitting", "floor")
VIEWS: tuple[SpecView, ...] = ("side", "front")
GOALS = (
    "motor_control",
    "core_stability",
    "mobility",
    "flexibility",
    "strength",
    "balance",
    "relaxation",
    "aerobic",
)
"""The categories that have a word of their own; the rest are found under the nearest."""

_GOAL_OF = {"directional": "mobility", "lifting": "strength"}
_EQUIPMENT = {
    "mat": "mat",
    "chair": "chair",
    "chair_side": "chair",
    "wall_behind": "wall",
    "wall_ahead": "wall",
    "weight": "weight",
    "box": "weight",
    "step": "step",
    "table": "table",
    "counter": "table",
}
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Facets:
    """Where an exercise is found."""

    goal: str
    position: Position
    equipment: tuple[str, ...]
    view: SpecView


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; nothing chosen of a kind leaves all of it."""

    goals: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    words: str = ""

    def fits(self, spec: ExerciseSpec) -> bool:
        """Return whether an exercise is among what is looked for."""
        its = facets_of(spec)
        return (
            _among(self.goals, (its.goal,))
            and _among(self.positions, (its.position,))
            and _among(self.equipment, its.equipment)
            and _among(self.views, (its.view,))
            and self.words.strip().casefold() in f"{spec.name} {spec.purpose}".casefold()
        )


def facets_of(spec: ExerciseSpec) -> Facets:
    """Return where an exercise is found."""
    props = spec.demo.props if spec.demo else ()
    needs = tuple(dict.fromkeys(_EQUIPMENT[prop] for prop in props if prop in _EQUIPMENT))
    return Facets(
        goal=_GOAL_OF.get(spec.category, spec.category),
        position=_position(spec),
        equipment=needs or (NOTHING,),
        view=spec.views.primary,
    )


def _position(spec: ExerciseSpec) -> Position:
    if on_floor(spec):
        return "floor"
    words = spec.position.casefold()
    return (
        "sitting" if words.startswith("sitting") or "chair" in words.split(",")[0] else "standing"
    )


def _among(wanted: Sequence[str], has: Sequence[str]) -> bool:
    return not wanted or bool(set(wanted) & set(has))
