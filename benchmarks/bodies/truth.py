"""What is truly shown in each take, kept beside its poses."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.bodies.cast import SET_ON
from benchmarks.bodies.takes import BodyTake, Circumstances

FOLDER = Path(__file__).parent / "tracks"
PATH = FOLDER / "truth.json"


@dataclass(frozen=True, slots=True)
class ShownTake:
    """A take that was filmed, and what is true of it.

    Attributes
    ----------
    take, circumstances
        Who shows what, and how it was filmed.
    shown
        Repetitions; of a hold the seconds in which the true body is in position; 0 where nothing
        is counted.
    duration_s
        Of the whole clip.
    """

    take: BodyTake
    circumstances: Circumstances
    shown: float
    duration_s: float

    @property
    def set_on(self) -> bool:
        """Whether thresholds may be set by looking at it."""
        return self.take.body in SET_ON


STORED = TypeAdapter(tuple[ShownTake, ...])


def tracks_path(exercise_id: str) -> Path:
    """Return where the poses of all takes of an exercise lie."""
    return FOLDER / f"{exercise_id}.parquet"


def load_truth() -> tuple[ShownTake, ...]:
    """Return what is true of every take whose poses are there."""
    return STORED.validate_json(PATH.read_bytes())


def store_truth(shown: tuple[ShownTake, ...]) -> None:
    """Keep what is true of every take, one to a line."""
    rows = ",\n".join(TypeAdapter(ShownTake).dump_json(each).decode() for each in shown)
    PATH.write_text(f"[\n{rows}\n]\n", encoding="utf-8")
