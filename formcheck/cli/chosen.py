"""The exercise a command is asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from formcheck.errors import UnknownExerciseError
from formcheck.nearest import NEAREST, either, nearest_said

if TYPE_CHECKING:
    from formcheck.exercises.spec import ExerciseSpec


def chosen_exercise(exercise_id: str, folder: Path | None) -> "ExerciseSpec":
    """Return an exercise by its id.

    Raises
    ------
    UnknownExerciseError
        None is called so; it names the nearest, not all there are.
    SpecError
        Its file is malformed.
    """
    from formcheck.exercises.library import exercise_ids, load_exercise

    ids = exercise_ids(folder)
    if exercise_id in ids:
        return load_exercise(exercise_id, folder)
    near = nearest_said(exercise_id, ids) or either(ids[:NEAREST])
    hint = f"did you mean {near}? " if near else ""
    raise UnknownExerciseError(
        f"no exercise is called '{exercise_id}': {hint}All of them: formcheck exercises list"
    )
