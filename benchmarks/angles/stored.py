"""What was found, kept until it is found anew."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from benchmarks.angles.around import Around
from benchmarks.angles.cost import Cost
from benchmarks.angles.keraal import OneExercise
from benchmarks.angles.opencap import FromOneYaw
from benchmarks.angles.real_clip import Squats
from benchmarks.angles.tracks import Course

RESULTS = Path(__file__).parents[1] / "results"
Found = dict[str, Any]
"""What `tools.angles.training` found on single pictures."""


def found_in_pictures() -> Found:
    """Return what was found on single pictures."""
    found: Found = json.loads((RESULTS / "angles.json").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Real:
    """What was found on whole movements, and what it costs."""

    around: tuple[Around, ...]
    courses: tuple[Course, ...]
    opencap: tuple[FromOneYaw, ...]
    keraal: OneExercise
    clip: Squats
    cost: Cost


class Stored:
    """Keeps what was found on real movements."""

    path = RESULTS / "angles_real.json"
    _form = TypeAdapter(Real)

    def store(self, real: Real) -> None:
        """Keep it."""
        self.path.write_bytes(self._form.dump_json(real, indent=1) + b"\n")

    def load(self) -> Real:
        """Return what was last found."""
        return self._form.validate_json(self.path.read_bytes())


REAL = Stored()
