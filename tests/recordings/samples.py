"""The sample clips, what is true of them, and the poses that were found in them.

The poses are kept in the repository: whoever changes how they are found makes them anew with

::

    python -m tests.recordings.samples
"""

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from formcheck.pose.files import load_track, save_track
from formcheck.pose.recording import estimate_recording
from formcheck.pose.track import PoseTrack
from tests.conftest import REPOSITORY

FOUND = Path(__file__).parent / "found"


@dataclass(frozen=True)
class Sample:
    """A clip of known movements.

    Attributes
    ----------
    exercise
        Id of the exercise shown.
    bouts
        Of each repetition or hold: its times and the faults shown in it.
    """

    video: Path
    exercise: str
    bouts: list[dict[str, Any]]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what is true of a clip from the file beside it."""
        truth = json.loads(path.read_text(encoding="utf-8"))
        return cls(path.parent / truth["video"], truth["exercise"], truth["bouts"])

    @property
    def name(self) -> str:
        """The name of the clip."""
        return self.video.stem

    @property
    def found(self) -> PoseTrack:
        """The poses that were found in the clip."""
        return load_track(self._found_path)

    def find_anew(self) -> None:
        """Find the poses in the clip and keep them."""
        track = estimate_recording(self.video)
        save_track(replace(track, origin=track.origin | {"sha256": self.sha256}), self._found_path)

    @property
    def sha256(self) -> str:
        """What tells this clip from any other, in hexadecimal digits."""
        return hashlib.sha256(self.video.read_bytes()).hexdigest()

    @property
    def _found_path(self) -> Path:
        return FOUND / f"{self.name}.parquet"


SAMPLES = [Sample.read(path) for path in sorted((REPOSITORY / "samples").glob("*.truth.json"))]


if __name__ == "__main__":
    FOUND.mkdir(exist_ok=True)
    for sample in SAMPLES:
        sample.find_anew()
