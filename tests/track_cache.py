"""Poses found in videos, each found once for all tests, processes and runs.

What is kept are the poses alone, to the last bit; judging them is always done anew. They lie in
``out/tracks/`` under everything that decides them: the bytes of the video and of the model, the
sources of `formcheck.pose`, and the versions of the libraries that read pictures and find poses.
"""

import fcntl
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np

from formcheck import errors, pose, settings
from formcheck.pose.models import model_path
from formcheck.pose.recording import estimate_recording
from formcheck.pose.track import PoseTrack
from formcheck.settings import ModelName
from tests.conftest import REPOSITORY

CACHE = REPOSITORY / "out" / "tracks"
LIBRARIES = ("av", "mediapipe", "numpy", "opencv-contrib-python")
ARRAYS = ("time_s", "image_px", "world_m", "visibility", "camera")


def found_track(video: Path, *, model: ModelName = "full") -> PoseTrack:
    """Return the poses that `estimate_recording` finds in a video.

    Parameters
    ----------
    video
        Any file ffmpeg can read.
    model
        Which pose model.
    """
    kept = CACHE / f"{_fingerprint(video, model)}.npz"
    # One process is enough: the number of them changes nothing, and each loads the model again.
    track = once(kept, lambda path: save(estimate_recording(video, model=model, workers=1), path))
    return replace(track, origin=track.origin | {"source": video.name})


def once(kept: Path, make: Callable[[Path], None]) -> PoseTrack:
    """Return the track kept in a file, made by whoever comes first; all others wait for it."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with _alone(kept.with_suffix(".lock")):
            if not kept.exists():
                unfinished = kept.with_suffix(".unfinished.npz")
                make(unfinished)
                unfinished.replace(kept)
    return load(kept)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Keep other processes out; a process that is killed lets the next one in."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _fingerprint(video: Path, model: ModelName) -> str:
    parts = (_digest(video), model, _digest(model_path(model)), _finder())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


@cache
def _finder() -> str:
    """Return what stands for the code that finds poses: its sources and its libraries."""
    folder = Path(pose.__path__[0])
    sources = [Path(str(errors.__file__)), Path(str(settings.__file__))]
    sources += sorted(folder.rglob("*.py"))
    parts = [f"{name} {version(name)}" for name in LIBRARIES]
    parts += [f"{path.name} {_digest(path)}" for path in sources]
    return "\n".join(parts)


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def save(track: PoseTrack, path: Path) -> None:
    """Write a track to the last bit, which Parquet files of formcheck do not."""
    said = {"size_px": track.size_px, "notes": track.notes, "origin": track.origin}
    arrays = {name: getattr(track, name) for name in ARRAYS}
    np.savez(path, said=np.array(json.dumps(said)), **arrays)


def load(path: Path) -> PoseTrack:
    """Read what `save` wrote."""
    with np.load(path) as kept:
        arrays = {name: kept[name] for name in ARRAYS}
        said = json.loads(str(kept["said"]))
    width_px, height_px = said["size_px"]
    return PoseTrack(
        **arrays,
        size_px=(width_px, height_px),
        notes=tuple(said["notes"]),
        origin=said["origin"],
    )
