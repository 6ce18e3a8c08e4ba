"""Film and look at all clips of a plan, going on where an earlier run stopped."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.accuracy.filming import fingerprint
from benchmarks.accuracy.plan import Clip
from benchmarks.accuracy.raw import fingerprint_kept, keep, kept_at
from benchmarks.accuracy.seeing import cut_off, recorded
from benchmarks.processes import Crew, shared_out
from formcheck.errors import FormcheckError


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one clip in a run.

    Attributes
    ----------
    pictures
        How many were looked at.
    error
        Why there is no recording; None where there is one.
    """

    clip: Clip
    pictures: int
    error: str | None


def missing(clips: Sequence[Clip], folder: Path) -> list[Clip]:
    """Return the clips of which no recording as they are now is kept."""
    return [clip for clip in clips if fingerprint_kept(kept_at(folder, clip)) != fingerprint(clip)]


def run(clips: Sequence[Clip], folder: Path, *, processes: int) -> list[Done]:
    """Record the clips and keep each; tell on the screen how it goes.

    Raises
    ------
    BrokenProcessPool
        Processes died too often. What was finished is kept.
    """
    started_s, pictures, finished = time.perf_counter(), 0, []
    recorded_here = partial(record, folder=folder)
    every = shared_out(recorded_here, clips, Crew(processes, prepare=cut_off))
    for number, result in enumerate(every, start=1):
        done = result.done
        finished.append(done)
        pictures += done.pictures
        spent_s = time.perf_counter() - started_s
        trouble = f"  NOT FILMED: {done.error}" if done.error else ""
        print(
            f"{number}/{len(clips)} {done.clip.id}: {done.pictures} pictures; "
            f"{spent_s / max(pictures, 1) * 1000:.0f} ms each, {spent_s:.0f} s so far{trouble}",
            flush=True,
        )
    return finished


def record(clip: Clip, folder: Path) -> Done:
    """Record one clip and keep it."""
    try:
        recording = recorded(clip)
    except FormcheckError as error:
        return Done(clip, 0, str(error))
    keep(recording, folder)
    return Done(clip, len(recording.track), None)
