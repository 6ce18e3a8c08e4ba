"""What was proven of each exercise, kept beside the file it was proven of."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.catalogue.proof import Outcome
from formcheck.exercises.library import CATALOG_FOLDER
from formcheck.exercises.spec import ExerciseSpec

_FAULT_NAME = re.compile(rb"^(\[\[faults\]\]\nid = .*\n)name = .*\n", re.MULTILINE)
FOLDER = Path(__file__).parents[1] / "results" / "catalogue"


@dataclass(frozen=True, slots=True)
class Row:
    """One demonstration and what the coach said of it; attributes as of `Outcome`.

    Attributes
    ----------
    shows
        Id of the fault; "good form" for none.
    """

    shows: str
    yaw_deg: float
    view: str
    shown: float
    counted: float
    exact: bool
    found: bool
    false_faults: tuple[str, ...]
    margin: str
    passed: bool

    @property
    def good_form(self) -> bool:
        """Whether nothing is wrong in it."""
        return self.shows == GOOD_FORM


GOOD_FORM = "good form"


@dataclass(frozen=True, slots=True)
class Record:
    """What was proven of one exercise.

    Attributes
    ----------
    file_hash
        Of the exercise file as it was then.
    rows
        One for each demonstration.
    """

    file_hash: str
    rows: tuple[Row, ...]


STORED = TypeAdapter(Record)


def row_of(outcome: Outcome) -> Row:
    """Return what there is to keep of an outcome."""
    return Row(
        shows=outcome.case.fault_id or GOOD_FORM,
        yaw_deg=outcome.case.yaw_deg,
        view=outcome.view,
        shown=outcome.shown,
        counted=outcome.counted,
        exact=outcome.exact,
        found=outcome.found,
        false_faults=outcome.false_faults,
        margin=outcome.margin,
        passed=outcome.passed,
    )


def store(spec: ExerciseSpec, rows: tuple[Row, ...]) -> None:
    """Keep what was proven of an exercise."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = Record(file_hash(spec.id), rows)
    _path(spec.id).write_bytes(STORED.dump_json(record, indent=1) + b"\n")


def load(exercise_id: str) -> Record | None:
    """Return what was last proven of an exercise; None where nothing was."""
    path = _path(exercise_id)
    return STORED.validate_json(path.read_bytes()) if path.exists() else None


def file_hash(exercise_id: str) -> str:
    """Return 16 hexadecimal digits that change with the exercise's file.

    What its faults are called is left out: that changes nothing that was proven.
    """
    written = (CATALOG_FOLDER / f"{exercise_id}.toml").read_bytes()
    return hashlib.sha256(_FAULT_NAME.sub(rb"\1", written)).hexdigest()[:16]


def _path(exercise_id: str) -> Path:
    return FOLDER / f"{exercise_id}.json"
