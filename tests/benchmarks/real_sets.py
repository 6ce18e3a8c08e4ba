"""Made-up folders and results for the bench of real people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.real.constants import Trial, Variant
from benchmarks.real.sets import Counted
from formcheck.pose.files import save_track
from formcheck.pose.track import PoseTrack


@dataclass(frozen=True, slots=True)
class Rules:
    """Constants of a counting that is not there."""

    least_share: float = 0.5
    fewest: int = 3
    name: str = "none"


@dataclass(frozen=True, slots=True)
class Place:
    """Data, and no constants."""

    across_px: float


def labelled_folder(folder: Path, sets: Mapping[str, tuple[PoseTrack, dict[str, Any]]]) -> Path:
    """Write tracks with their labels, each by its name; return the folder."""
    folder.mkdir(exist_ok=True)
    for name, (track, _) in sets.items():
        save_track(track, folder / f"{name}.parquet")
    labels = {name: label for name, (_, label) in sets.items()}
    (folder / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    return folder


def a_set(counted: int, *fair: int, aloud: int | None = None, **others: Any) -> Counted:
    """Return a set of squats of which so many were counted; live as many unless said otherwise."""
    said: dict[str, Any] = {
        "name": "somebody", "exercise": "squat", "view": "side", "crop": "nothing",
        "last_word": counted, "reason": None if counted else "Nothing moved far enough.",
    }  # fmt: skip
    heard = counted if aloud is None else aloud
    return Counted(**(said | others), fair=fair or (3,), counted=counted, aloud=heard)


def a_trial(constant: str, *off: int, factor: float = 1.3) -> Trial:
    """Return what a changed constant gives on sets called a, b, c ..., live as in the whole set."""
    by_name = {name: each for name, each in zip("abcdef", off, strict=False) if each}
    if not constant:
        return Trial(Variant(), None, len(off), by_name, by_name)
    return Trial(Variant(constant, factor), 0.5 * factor, len(off), by_name, by_name)
