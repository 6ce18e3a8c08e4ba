"""Recordings to be counted: tracks as they are, videos once their poses are found."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.real.labels import Label, read_labels
from formcheck import pose
from formcheck.errors import SourceError
from formcheck.pose.files import load_track, save_track
from formcheck.pose.models import model_path
from formcheck.pose.recording import estimate_recording
from formcheck.pose.track import PoseTrack
from formcheck.settings import ModelName

TRACK, VIDEOS = ".parquet", (".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi")
FOUND = Path(__file__).parents[2] / "out" / "real"
MODEL: ModelName = "full"


@dataclass(frozen=True, slots=True)
class Recording:
    """One set of one person.

    Attributes
    ----------
    name
        Of its file, without ending.
    label
        What a reader saw in it.
    path
        A track or a video.
    """

    name: str
    label: Label
    path: Path

    def track(self) -> PoseTrack:
        """Return its poses."""
        return poses(self.path)


def labelled(folder: Path) -> tuple[Recording, ...]:
    """Return the recordings of a folder, in the order of their labels.

    Raises
    ------
    SourceError
        Labels cannot be read, or a recording is missing.
    """
    return tuple(
        Recording(name, label, _file(folder, name)) for name, label in read_labels(folder).items()
    )


def poses(path: Path) -> PoseTrack:
    """Return the track in a file, or the poses found in a video.

    Those are kept in ``out/`` until the video, the model or the finding of poses changes.
    """
    if path.suffix == TRACK:
        return load_track(path)
    kept = FOUND / f"{_fingerprint(path)}{TRACK}"
    if not kept.exists():
        FOUND.mkdir(parents=True, exist_ok=True)
        save_track(estimate_recording(path, model=MODEL), kept)
    return load_track(kept)


def _file(folder: Path, name: str) -> Path:
    for suffix in (TRACK, *VIDEOS):
        path = folder / f"{name}{suffix}"
        if path.is_file():
            return path
    raise SourceError(folder / name, f"expected a file that ends in one of {TRACK}, {VIDEOS}")


def _fingerprint(video: Path) -> str:
    sources = sorted(Path(pose.__path__[0]).rglob("*.py"))
    digest = hashlib.sha256()
    for path in (video, model_path(MODEL), *sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:24]
