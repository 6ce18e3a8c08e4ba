"""What was said of the nine people, kept until exercise files, poses or truth change."""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.bodies.judging import TakeVerdict, judge_exercise
from benchmarks.bodies.truth import load_truth, tracks_path
from benchmarks.catalogue.record import file_hash
from formcheck.exercises.library import exercise_ids

FOLDER = Path(__file__).parents[1] / "results" / "bodies"


@dataclass(frozen=True, slots=True)
class BodiesRecord:
    """What was said of an exercise.

    Attributes
    ----------
    fingerprint
        Of the exercise file and of the poses it was judged by, as they were then.
    verdicts
        One for each take.
    """

    fingerprint: str
    verdicts: tuple[TakeVerdict, ...]


STORED = TypeAdapter(BodiesRecord)


def filmed_ids() -> tuple[str, ...]:
    """Return the exercises whose takes are there."""
    return tuple(each for each in exercise_ids() if tracks_path(each).exists())


def judge_all(ids: Sequence[str], processes: int) -> Iterator[tuple[str, tuple[TakeVerdict, ...]]]:
    """Yield what is said of every take of each exercise, as they are done; all unless given."""
    wanted = [each for each in filmed_ids() if not ids or each in ids]
    if processes == 1:
        yield from map(_judged, wanted)
        return
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from pool.map(_judged, wanted)


def _judged(exercise_id: str) -> tuple[str, tuple[TakeVerdict, ...]]:
    return exercise_id, judge_exercise(exercise_id)


def store(exercise_id: str, verdicts: tuple[TakeVerdict, ...]) -> None:
    """Keep what was said of an exercise."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = BodiesRecord(fingerprint(exercise_id), verdicts)
    _path(exercise_id).write_bytes(STORED.dump_json(record, indent=1) + b"\n")


def load(exercise_id: str) -> BodiesRecord | None:
    """Return what was last said of an exercise; None where nothing was."""
    path = _path(exercise_id)
    return STORED.validate_json(path.read_bytes()) if path.exists() else None


def load_all() -> tuple[TakeVerdict, ...]:
    """Return everything that was last said, exercise by exercise."""
    records = (load(each) for each in exercise_ids())
    return tuple(verdict for record in records if record for verdict in record.verdicts)


def fingerprint(exercise_id: str) -> str:
    """Return 16 hexadecimal digits that change with the exercise's file, poses and truth."""
    truth = [each for each in load_truth() if each.take.exercise_id == exercise_id]
    parts = (
        file_hash(exercise_id).encode(),
        tracks_path(exercise_id).read_bytes(),
        repr(truth).encode(),
    )
    return hashlib.sha256(b"\n".join(parts)).hexdigest()[:16]


def _path(exercise_id: str) -> Path:
    return FOLDER / f"{exercise_id}.json"
