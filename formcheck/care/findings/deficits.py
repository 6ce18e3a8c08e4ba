"""What a plan can work on, as the data file holds it."""

from functools import cache

from formcheck.care.packaged import read_packaged
from formcheck.care.profile import Goal
from formcheck.exercises.terms import Frozen, Slug, Source, Text


class Deficit(Frozen):
    """Something to work on, and the exercises for it.

    Attributes
    ----------
    first, later
        Ids of exercises: to begin with, and when it goes well.
    why
        The sentence for the person behind an exercise chosen for it.
    """

    id: Slug
    first: tuple[Slug, ...]
    later: tuple[Slug, ...]
    why: Text


class GoalDeficits(Frozen):
    """What a goal of the person's own asks to work on."""

    id: Goal
    deficits: tuple[Slug, ...]
    why: Text


class _DeficitFile(Frozen):
    source: Source
    deficits: tuple[Deficit, ...]
    goals: tuple[GoalDeficits, ...]


@cache
def _file() -> _DeficitFile:
    return read_packaged(_DeficitFile, "findings/deficits.toml")


def deficits() -> tuple[Deficit, ...]:
    """Return everything a plan can work on, in the order of the clinical specification."""
    return _file().deficits


def deficit(deficit_id: str) -> Deficit:
    """Return one of them by its id."""
    return next(each for each in deficits() if each.id == deficit_id)


def of_goal(goal: Goal) -> GoalDeficits:
    """Return what a goal asks to work on."""
    return next(each for each in _file().goals if each.id == goal)
