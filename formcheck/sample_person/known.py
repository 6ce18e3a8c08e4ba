"""What the coach said of the sample person's sets, kept so that they are not all judged again.

Judging eight weeks takes half a minute. A set whose poses or exercise file are not those that were
judged is judged anew; ``make sample`` renews the file after the coach was changed.
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path

import numpy as np
from pydantic import BaseModel, TypeAdapter

from formcheck.exercises.result import Rep, SetResult
from formcheck.pose.track import PoseTrack

PATH = Path(__file__).with_name("said.json.gz")


class SampleOutcome(BaseModel, frozen=True):
    """What was counted in a set, and the verdict; no verdict where it was broken off."""

    reps: tuple[Rep, ...]
    result: SetResult | None


_FILE = TypeAdapter(dict[str, SampleOutcome])


def said_of(track: PoseTrack, exercise_id: str, spec_hash: str) -> SampleOutcome | None:
    """Return what was said of these poses; None where they were never judged by this file."""
    return known().get(key_of(track, exercise_id, spec_hash))


def key_of(track: PoseTrack, exercise_id: str, spec_hash: str) -> str:
    """Return what tells a set from others, to a tenth of a pixel."""
    poses = np.round(track.image_px * 10).astype(np.int32).tobytes()
    return hashlib.sha256(f"{exercise_id} {spec_hash} ".encode() + poses).hexdigest()[:32]


@cache
def known() -> dict[str, SampleOutcome]:
    """Return everything that was said; nothing where the file is not there."""
    if not PATH.is_file():
        return {}
    return _FILE.validate_json(gzip.decompress(PATH.read_bytes()))


def write_known(said: dict[str, SampleOutcome]) -> None:
    """Keep what was said; the same words give the same file."""
    PATH.write_bytes(gzip.compress(_FILE.dump_json(said), mtime=0))
    known.cache_clear()
