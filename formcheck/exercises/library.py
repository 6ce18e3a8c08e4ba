"""The exercises that are there: one file each in the catalogue folder."""

from difflib import get_close_matches
from pathlib import Path

from formcheck.errors import SpecError, UnknownExerciseError
from formcheck.exercises.loader import read_spec
from formcheck.exercises.spec import ExerciseSpec

CATALOG_FOLDER = Path(__file__).parent / "catalog"


def exercise_ids(folder: Path | None = None) -> tuple[str, ...]:
    """Return the id of every exercise, in alphabetical order; empty for an empty folder."""
    return tuple(sorted(path.stem for path in (folder or CATALOG_FOLDER).glob("*.toml")))


def load_exercise(exercise_id: str, folder: Path | None = None) -> ExerciseSpec:
    """Return one exercise.

    Raises
    ------
    UnknownExerciseError
        No file has that id; the message names the nearest.
    SpecError
        The file is malformed, or its id is not its file name.
    """
    ids = exercise_ids(folder)
    if exercise_id not in ids:
        near = get_close_matches(exercise_id, ids, n=1, cutoff=0.5)
        hint = f"did you mean '{near[0]}'? " if near else ""
        raise UnknownExerciseError(
            f"no exercise is called '{exercise_id}': {hint}There are {', '.join(ids) or 'none'}."
        )
    path = (folder or CATALOG_FOLDER) / f"{exercise_id}.toml"
    spec = read_spec(path)
    if spec.id != exercise_id:
        raise SpecError(path, f"id is '{spec.id}', but the file name says '{exercise_id}'")
    return spec
