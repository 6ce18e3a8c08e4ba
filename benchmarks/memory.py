"""How much memory an hour takes: finding the person, and judging the movement.

The pose processes have ended when the judging begins, so the larger of the two counts.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clips import SAMPLE_CLIP, length_s, picture_count, repeated, shrunk
from benchmarks.engine import endless, movement
from benchmarks.page import Budget, Row, Section, Table
from benchmarks.peak import AVAILABLE, LOOK_EVERY_S, Peak, run_watched
from benchmarks.programs import FORMCHECK
from formcheck.pose.files import save_track
from formcheck.pose.track import PoseTrack

EXERCISE = "squat"
MODEL = "lite"
WORKERS = 2
HEIGHT_PX = 240
TURNS = (4, 8)
"""How often the sample is repeated: each pose process keeps up to three models, which it has from
some 4000 pictures on, so both lengths are above that."""

HOUR_S = 3600.0
HOUR_PICTURES = 108_000
MAX_MB = 1500.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The peak of one recording.

    Attributes
    ----------
    what
        A few words.
    pictures
        How many the recording has.
    """

    what: str
    pictures: int
    peak: Peak

    @property
    def row(self) -> Row:
        """The numbers as text."""
        megabytes = (f"{value:.0f}" for value in (self.peak.together_mb, self.peak.apart_mb))
        return (self.what, str(self.pictures), *megabytes)


def after(pictures: int, short: Measured, long: Measured) -> float:
    """Return the megabytes to expect for so many pictures, from two lengths.

    Each picture takes as much as those by which the longer recording is longer; a recording
    whose peak is lower for being longer counts as flat.
    """
    return long.peak.together_mb + _growth_mb(short, long) * (pictures - long.pictures)


def measure() -> Section:
    """Measure two lengths of video, and the judging of an hour of poses."""
    if not AVAILABLE:
        return Section("Memory", "Not measured: this needs Linux.", (), ())
    with TemporaryDirectory() as name:
        folder = Path(name)
        small = shrunk(SAMPLE_CLIP, folder / "small.mp4", height_px=HEIGHT_PX)
        short, long = (_finding(small, folder, turns) for turns in TURNS)
        hour = _judging(folder)
    return Section(
        "Memory",
        "The most that a command and its pose processes held together, looked at every "
        f"{LOOK_EVERY_S} s: shared pages counted once (PSS), and as an upper bound the sum of what "
        f"each process ever held. Finding the person uses {WORKERS} processes with the {MODEL} "
        f"model on a video of {HEIGHT_PX} lines; judging is `formcheck analyze` of an hour's "
        "`track.parquet`, all files but the video written. The pose processes have ended before "
        "judging begins.",
        (Table(("", "pictures", "peak MB", "upper bound MB"), (short.row, long.row, hour.row)),),
        (
            _budget("finding the person in an hour", after(HOUR_PICTURES, short, long)),
            _budget("judging an hour", hour.peak.together_mb),
        ),
        (
            f"Finding the person takes {_growth_mb(short, long) * 1000:.1f} kB more for each "
            f"picture, which is carried on to the {HOUR_PICTURES} of an hour.",
        ),
    )


def _finding(small: Path, folder: Path, turns: int) -> Measured:
    seconds = turns * length_s(small)
    clip = repeated(small, folder / f"{turns}_turns.mp4", at_least_s=seconds)
    program = (sys.executable, "-m", "benchmarks.pose_alone")
    peak = run_watched((*program, str(clip), MODEL, str(WORKERS)))
    return Measured(f"finding the person, {seconds / 60:.1f} min", picture_count(clip), peak)


def _judging(folder: Path) -> Measured:
    track = folder / "hour.parquet"
    poses = list(endless(movement(EXERCISE), until_s=HOUR_S))
    save_track(PoseTrack.from_frames(poses, poses[0].size_px), track)
    command = (FORMCHECK, "analyze", str(track), "--exercise", EXERCISE)
    peak = run_watched((*command, "--out", str(folder / "results")))
    return Measured("judging, 60 min", len(poses), peak)


def _growth_mb(short: Measured, long: Measured) -> float:
    more_mb = long.peak.together_mb - short.peak.together_mb
    return max(more_mb / (long.pictures - short.pictures), 0.0)


def _budget(what: str, found_mb: float) -> Budget:
    return Budget(
        f"memory, {what}", f"under {MAX_MB:.0f} MB", f"{found_mb:.0f} MB", found_mb < MAX_MB
    )
