"""What was found last, as JSON: benchmarks/results/personas.json."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.page import Row
from benchmarks.personas.expectations import Expectation
from benchmarks.personas.life import Life

STORED = Path(__file__).parents[1] / "results" / "personas.json"


@dataclass(frozen=True, slots=True)
class Found:
    """Lives, what must hold of them, and on which machine they were lived.

    Attributes
    ----------
    seed
        Of the people who were drawn.
    """

    lives: tuple[Life, ...]
    expectations: tuple[Expectation, ...]
    seed: int
    machine: tuple[Row, ...] = ()


_FOUND = TypeAdapter(Found)


def store(found: Found, path: Path = STORED) -> None:
    """Keep what was found."""
    path.write_bytes(_FOUND.dump_json(found, exclude_defaults=True) + b"\n")


def load(path: Path = STORED) -> Found:
    """Return what was kept."""
    return _FOUND.validate_json(path.read_bytes())
