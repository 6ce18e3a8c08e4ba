"""The exercise a command is asked for."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from formcheck.errors import UnknownExerciseError

if TYPE_CHECKING:
    from formcheck.exercises.spec import ExerciseSpec

NEAREST = 3
ALIKE_FROM = 0.3


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
    near = get_close_matches(exercise_id, ids, n=NEAREST, cutoff=ALIKE_FROM) or list(ids[:NEAREST])
    hint = f"did you mean {_either(near)}? " if near else ""
    raise UnknownExerciseError(
        f"no exercise is called '{exercise_id}': {hint}All of them: formcheck exercises list"
    )


def _either(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}" if quoted[1:] else quoted[0]
