"""What came of one clip, kept: the poses found and the true landmarks, small and exact enough."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.plan import Clip
from formcheck.output.file import written_whole
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

PX_STEPS, M_STEPS, VISIBILITY_STEPS = 16, 4096, 255
MISSING = np.iinfo(np.int16).min


@dataclass(frozen=True, slots=True)
class Recording:
    """A clip as it was found, and as it was.

    Attributes
    ----------
    fingerprint
        Of the clip when it was filmed (see `benchmarks.accuracy.filming.fingerprint`).
    reps
        Repetitions shown.
    shown
        Ids of the faults shown.
    spent_s
        Time for filming and looking.
    track
        What the model found.
    true_m
        (frames, 33, 3), the true landmarks in the room, z up.
    """

    clip: Clip
    fingerprint: str
    reps: int
    shown: tuple[str, ...]
    spent_s: float
    track: PoseTrack
    true_m: FloatArray


def kept_at(folder: Path, clip: Clip) -> Path:
    """Return where a clip's recording is kept."""
    return folder / f"{clip.id}.npz"


def keep(recording: Recording, folder: Path) -> None:
    """Write a recording, all of it or nothing."""
    track = recording.track
    said = {
        "clip": asdict(recording.clip),
        "fingerprint": recording.fingerprint,
        "reps": recording.reps,
        "shown": recording.shown,
        "spent_s": round(recording.spent_s, 2),
        "size_px": track.size_px,
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = kept_at(folder, recording.clip)
    with written_whole(path) as partial, partial.open("wb") as file:
        np.savez_compressed(
            file,
            said=np.array(json.dumps(said)),
            time_s=track.time_s,
            image=_packed(track.image_px, PX_STEPS),
            world=_packed(track.world_m, M_STEPS),
            visibility=np.round(track.visibility * VISIBILITY_STEPS).astype(np.uint8),
            true=_packed(recording.true_m, M_STEPS),
        )


def load(path: Path) -> Recording:
    """Return a recording that was kept."""
    with np.load(path) as kept:
        said = json.loads(str(kept["said"]))
        track = PoseTrack(
            kept["time_s"],
            _unpacked(kept["image"], PX_STEPS),
            _unpacked(kept["world"], M_STEPS),
            kept["visibility"] / VISIBILITY_STEPS,
            (said["size_px"][0], said["size_px"][1]),
        )
        true_m = _unpacked(kept["true"], M_STEPS)
    return Recording(
        Clip(**said["clip"]), said["fingerprint"], said["reps"], tuple(said["shown"]),
        said["spent_s"], track, true_m,
    )  # fmt: skip


def fingerprint_kept(path: Path) -> str | None:
    """Return the fingerprint of a kept recording; None where there is none."""
    if not path.exists():
        return None
    with np.load(path) as kept:
        return str(json.loads(str(kept["said"]))["fingerprint"])


def _packed(values: FloatArray, steps: int) -> NDArray[np.int16]:
    """Return whole steps; a value too large for them is at the edge, a missing one `MISSING`."""
    whole = np.clip(np.round(np.nan_to_num(values) * steps), MISSING + 1, -(MISSING + 1))
    return np.where(np.isnan(values), MISSING, whole).astype(np.int16)


def _unpacked(whole: NDArray[np.int16], steps: int) -> FloatArray:
    return np.where(whole == MISSING, np.nan, whole / steps)
