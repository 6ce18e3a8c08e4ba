"""What was found, kept until it is found anew."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.page import Row
from benchmarks.real.cases import CaseCounted
from benchmarks.real.constants import Trial
from benchmarks.real.movements import Moved
from benchmarks.real.pairs import Pair
from benchmarks.real.sets import Counted, Held

STORE = Path(__file__).parents[1] / "results" / "real.json"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; each part is None until it was measured.

    Attributes
    ----------
    machine
        What processor times depend on, and the date.
    sets, held
        Of each labelled recording.
    cases, pairs, movements, trials
        Rendered cases; sets asked as other exercises; everyday movements; changed constants.
    """

    machine: tuple[Row, ...] = ()
    sets: tuple[Counted, ...] | None = None
    held: tuple[Held, ...] | None = None
    cases: tuple[CaseCounted, ...] | None = None
    pairs: tuple[Pair, ...] | None = None
    movements: tuple[Moved, ...] | None = None
    trials: tuple[Trial, ...] | None = None


_FORM = TypeAdapter(Found)


def store(found: Found, path: Path = STORE) -> None:
    """Keep what was found."""
    path.write_bytes(_FORM.dump_json(found, indent=1) + b"\n")


def load(path: Path = STORE) -> Found:
    """Return what was last found; nothing where nothing was."""
    return _FORM.validate_json(path.read_bytes()) if path.exists() else Found()
