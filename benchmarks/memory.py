"""How much memory a recording takes, short, longer, and an hour long."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clips import SAMPLE_CLIP, picture_count, repeated, shrunk
from benchmarks.engine import endless, movement
from benchmarks.page import Budget, Row, Section, Table
from benchmarks.programs import FORMCHECK, PROCESSES, Peak, run_watched
from formcheck.pose.files import save_track
from formcheck.pose.track import PoseTrack

EXERCISE = "squat"
MODEL = "lite"
HEIGHT_PX = 240
LENGTHS_S = (60.0, 240.0)
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
    if not (PROCESSES / "self" / "smaps_rollup").exists():
        return Section("Memory", "Not measured: this needs Linux.", (), ())
    with TemporaryDirectory() as name:
        folder = Path(name)
        small = shrunk(SAMPLE_CLIP, folder / "small.mp4", height_px=HEIGHT_PX)
        short, long = (_of_video(small, folder, seconds) for seconds in LENGTHS_S)
        hour = _of_track(folder)
    expected_mb = after(HOUR_PICTURES, short, long)
    return Section(
        "Memory",
        "The most that `formcheck analyze` and its pose processes held together, looked at five "
        "times a second: shared pages counted once (PSS), and as an upper bound the sum of what "
        f"each process ever held. Videos of {HEIGHT_PX} lines with the {MODEL} model, all files "
        "written, `annotated.mp4` included; an hour of poses is a `track.parquet` judged anew.",
        (Table(("", "pictures", "peak MB", "upper bound MB"), (short.row, long.row, hour.row)),),
        (
            _budget("memory, one hour of video, from the growth between the two", expected_mb),
            _budget("memory, judging one hour of poses", hour.peak.together_mb),
        ),
        (f"Growth with length: {_growth_mb(short, long) * 1000:.1f} kB for each picture.",),
    )


def _of_video(small: Path, folder: Path, seconds: float) -> Measured:
    clip = repeated(small, folder / f"clip_{seconds:.0f}_s.mp4", at_least_s=seconds)
    peak = run_watched((*_analyze(clip, folder), "--model", MODEL))
    return Measured(f"video, {seconds / 60:.0f} min", picture_count(clip), peak)


def _of_track(folder: Path) -> Measured:
    track = folder / "hour.parquet"
    poses = list(endless(movement(EXERCISE), until_s=HOUR_S))
    save_track(PoseTrack.from_frames(poses, poses[0].size_px), track)
    return Measured("poses, 60 min", len(poses), run_watched(_analyze(track, folder)))


def _analyze(recording: Path, folder: Path) -> tuple[str, ...]:
    results = str(folder / f"results_of_{recording.stem}")
    return (FORMCHECK, "analyze", str(recording), "--exercise", EXERCISE, "--out", results)


def _growth_mb(short: Measured, long: Measured) -> float:
    more_mb = long.peak.together_mb - short.peak.together_mb
    return max(more_mb / (long.pictures - short.pictures), 0.0)


def _budget(what: str, found_mb: float) -> Budget:
    return Budget(what, f"under {MAX_MB:.0f} MB", f"{found_mb:.0f} MB", found_mb < MAX_MB)
