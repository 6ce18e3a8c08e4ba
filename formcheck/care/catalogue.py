"""The exercises that rules choose from: the catalogue by id."""

from functools import cache
from pathlib import Path

from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec


@cache
def catalogue(folder: Path | None = None) -> dict[str, ExerciseSpec]:
    """Return every exercise of a folder, or of the built-in catalogue, by its id."""
    return {each: load_exercise(each, folder) for each in exercise_ids(folder)}
