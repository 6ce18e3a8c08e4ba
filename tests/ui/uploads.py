"""A board of analyses whose poses come from a stick figure, and uploads to give to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Event, Semaphore

from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.jobs.board import INCOMING_FOLDER, JobBoard
from formcheck.jobs.incoming import IN_USE, Incoming
from formcheck.jobs.job import AnalysisJob, Bench, FindPoses
from formcheck.jobs.keeping import Wish
from formcheck.jobs.limits import UploadLimits
from formcheck.jobs.state import JobState
from formcheck.jobs.watch import Watch
from formcheck.pose.track import PoseTrack
from formcheck.settings import Settings
from scenery.figures import squat
from scenery.patience import PATIENCE_S
from tests.empty_records import open_empty
from tests.video_builders import numbered_images, write_clip

REPS = 2
Tell = Callable[[int, int], None]


def squats(_path: Path, _settings: Settings, watch: Watch, tell: Tell) -> PoseTrack:
    """Find a stick figure that squats, whatever the recording shows."""
    track = squat(REPS)
    watch.beat()
    tell(len(track), len(track))
    return track


class Waiting:
    """Finds nobody, and waits to be ended; `begun` is set when it has looked at 3 of 10."""

    def __init__(self) -> None:
        self.begun = Event()
        self.path: Path | None = None

    def __call__(self, path: Path, _settings: Settings, watch: Watch, tell: Tell) -> PoseTrack:
        woken = Event()
        self.path = path
        with watch.wake_by(woken.set):
            tell(3, 10)
            self.begun.set()
            woken.wait(PATIENCE_S)
        watch.beat()
        raise AssertionError("nobody ended it")


@contextmanager
def opened(folder: Path) -> Iterator[Records]:
    """Give records in a folder of their own."""
    with open_empty(Settings(data_folder=folder)) as records:
        yield records


@contextmanager
def board_of(
    folder: Path, find: FindPoses = squats, limits: UploadLimits | None = None
) -> Iterator[JobBoard]:
    """Give a board whose poses are found by `find`; at its end nothing of it runs or lies about."""
    limits = limits or UploadLimits()
    incoming = Incoming(folder / INCOMING_FOLDER)
    turns = Semaphore(limits.analyses_at_once)
    board = JobBoard(Bench(Settings(data_folder=folder), limits, incoming, turns, find))
    try:
        yield board
    finally:
        board.close()


def clip(folder: Path, name: str = "clip.mp4") -> bytes:
    """Return a short video as bytes."""
    path = write_clip(folder / name, numbered_images(6))
    content = path.read_bytes()
    path.unlink()
    return content


def wish(exercise: str = "squat") -> Wish:
    """Return the wish to have an exercise looked at, and no video kept."""
    return Wish(load_exercise(exercise), Target())


def ended(job: AnalysisJob) -> JobState:
    """Return how an analysis ended."""
    assert job.wait(PATIENCE_S), "the analysis goes on"
    assert job.state.has_ended
    return job.state


def analysed(board: JobBoard, store: Store, content: bytes) -> JobState:
    """Return how the analysis of an upload ended."""
    return ended(board.start(store, wish(), BytesIO(content), len(content)))


def left_behind(folder: Path) -> list[Path]:
    """Return the files of recordings that lie about."""
    return [
        path
        for path in (folder / INCOMING_FOLDER).rglob("*")
        if path.is_file() and path.name not in (IN_USE, ".lock")
    ]
