"""Other exercises that an exercise file names, by id or in words."""

from collections.abc import Iterable

from formcheck.ui.catalogue import exercise, exercise_name


def named(others: Iterable[str]) -> str:
    """Return easier or harder ways in words: an id becomes the name of its exercise."""
    return ", ".join(_name(each) for each in others)


def _name(other: str) -> str:
    return exercise_name(other) if other.isidentifier() and exercise(other) else other
