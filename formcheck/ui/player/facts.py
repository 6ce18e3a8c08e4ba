"""What the player in the browser needs to know of an exercise."""

from typing import Any

from formcheck.exercises.peak_hold import tempo_at
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level

_HANDS_GO_UP = frozenset({"shoulder_abd", "shoulder_flex", "wrist_height_pct", "shoulder_elev"})
"""What drives exercises in which a hand above the head is a part of the movement."""


def on_floor(spec: ExerciseSpec) -> bool:
    """Return whether one lies, kneels or stands on hands and knees."""
    return "FLOOR" in spec.contraindications or _starts(spec, "on the back", "lying")


def facts_of(spec: ExerciseSpec, level: Level) -> dict[str, Any]:
    """Return an exercise at a level as the player's ``Exercise`` (live/web/types.d.ts)."""
    tempo = tempo_at(spec, level)
    return {
        "id": spec.id,
        "name": spec.name,
        "mode": spec.mode,
        "view": spec.views.primary,
        "onFloor": on_floor(spec),
        "endsByHand": ends_by_hand(spec),
        "tempo": tempo
        and {"out": tempo.out_s, "peak": tempo.pause_s or 0.0, "return": tempo.return_s},
    }


def ends_by_hand(spec: ExerciseSpec) -> bool:
    """Return whether one raised hand cannot be taken for a part of the movement."""
    moved = {spec.driver.metric} if spec.driver else set()
    return not on_floor(spec) and not moved & _HANDS_GO_UP


def _starts(spec: ExerciseSpec, *words: str) -> bool:
    return spec.position.casefold().startswith(words)
