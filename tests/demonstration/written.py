"""A squat with a demonstration written for the test."""

from typing import Any

from formcheck.exercises.spec import ExerciseSpec
from tests.exercises.sets import spec_of

DEMO: dict[str, Any] = {
    "start": {"knee_flexion": 10.0, "elbow_flexion": 5.0},
    "moves": (
        {"phase": "out", "seconds": 2.0, "posture": {"knee_flexion": 90.0}},
        {"phase": "peak", "seconds": 1.0},
        {"phase": "return", "seconds": 3.0},
    ),
    "says": {"out": "down"},
}


def shown(change: dict[str, Any] | None = None, **demo: Any) -> ExerciseSpec:
    """Return the squat with a demonstration of its own, its first fault showing `change`."""
    written = spec_of("squat").model_dump(by_alias=True)
    written["faults"] = ({**written["faults"][0], "demo": change}, *written["faults"][1:])
    return ExerciseSpec.model_validate({**written, "demo": {**DEMO, **demo}})
