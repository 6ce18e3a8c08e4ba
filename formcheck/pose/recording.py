"""The pose of one person throughout a recording, found by several processes."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from formcheck.apart.process import done_apart
from formcheck.errors import EstimatorError
from formcheck.pose.assembly import Assembly
from formcheck.pose.jobs import (
    Failed,
    JobProgress,
    LookAtPiece,
    OpenRecording,
    PiecePoses,
    Reply,
)
from formcheck.pose.models import model_path
from formcheck.pose.pieces import RecordingPiece, cut_into_pieces
from formcheck.pose.track import PoseTrack
from formcheck.pose.video_plan import VideoPlan, probe_video
from formcheck.pose.workers import Died, Worker, failure, next_reply
from formcheck.settings import ModelName

TRIES = 2


def estimate_recording(
    path: Path,
    *,
    model: ModelName = "full",
    workers: int = 2,
    model_folder: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> PoseTrack:
    """Find the pose of one person in every picture of a video.

    The recording is cut into pieces in a way that depends on nothing but the recording, and every
    piece is looked at in the same way by whichever process is free: the track is the same, bit by
    bit, for any number of them.

    Parameters
    ----------
    path
        The video.
    model
        Which pose model.
    workers
        How many processes; more than there are cores is no gain.
    model_folder
        Where the models lie, if not in the package.
    progress
        Called now and then, in this thread, with the number of pictures done and of all.

    Returns
    -------
    PoseTrack
        In pixels of the full upright picture; NaN where the person was not found. Its notes say
        when the person was lost and whether others were in view.

    Raises
    ------
    SourceError
        The video cannot be read.
    ModelError
        The model is missing.
    EstimatorError
        The model cannot be used, or two processes were lost over the same piece.
    """
    path = Path(path)
    its_model = model_path(model, model_folder)
    # First: what is refused should not wait for models to load.
    plan = done_apart(probe_video, path)
    with PoseWorkerPool(its_model, workers) as crew:
        assembly = Work(plan, crew, progress or _silent).done()
    origin = {
        "source": path.name,
        "model": model,
        "software": f"mediapipe {version('mediapipe')}",
    }
    return assembly.track(origin)


class PoseWorkerPool:
    """Pose workers that are ended together.

    Parameters
    ----------
    model_path
        The pose model.
    size
        How many.
    """

    def __init__(self, model_path: Path, size: int) -> None:
        self._model_path = model_path
        self.inbox: SimpleQueue[tuple[Worker, Reply | Died]] = SimpleQueue()
        self.workers: list[Worker] = []
        for _ in range(size):
            self.engage()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        for worker in self.workers:
            worker.stop()

    def engage(self) -> Worker:
        """Start one more worker."""
        worker = Worker(self._model_path, self.inbox)
        self.workers.append(worker)
        return worker

    def dismiss(self, worker: Worker) -> None:
        """End a worker."""
        worker.stop()
        self.workers.remove(worker)


@dataclass(frozen=True, slots=True)
class _Task:
    """A piece to be looked at, from `begin`; the first try unless `tries` says otherwise."""

    piece: RecordingPiece
    begin: int
    first: int
    tries: int = 1

    @property
    def goes_on(self) -> bool:
        """Whether it is looked at going on from the piece before, without a warm-up."""
        return self.piece.index > 0 and self.first == self.piece.first

    @property
    def job(self) -> LookAtPiece:
        return LookAtPiece(self.begin, self.first, self.piece.stop)


class Work:
    """Hands out the pieces of a recording and takes in what comes back.

    Every piece is first looked at on its own. One that does not follow the person of the piece
    before it is looked at again by the worker that did that one, going on where it stopped.

    Parameters
    ----------
    plan
        The recording.
    crew
        Who does it.
    progress
        Called with the number of pictures done and of all.
    """

    def __init__(
        self, plan: VideoPlan, crew: PoseWorkerPool, progress: Callable[[int, int], None]
    ) -> None:
        self._plan = plan
        self._crew = crew
        self._progress = progress
        self._pieces = cut_into_pieces(len(plan), plan.times.keyframes.tolist())
        self._assembly = Assembly(plan)
        self._waiting = deque(_Task(piece, piece.start, piece.start) for piece in self._pieces)
        self._reserved: dict[Worker, _Task] = {}
        self._busy: dict[Worker, _Task] = {}
        self._found: dict[int, tuple[_Task, PiecePoses, Worker]] = {}
        self._next = 0
        self._holder: Worker | None = None
        self._frames_done: dict[int, int] = {}
        self._told = 0

    def done(self) -> Assembly:
        """Do all the work and return the finished assembly.

        Raises
        ------
        SourceError
            The video cannot be read.
        EstimatorError
            The model cannot be used, or two workers were lost over the same piece.
        """
        for worker in self._crew.workers:
            worker.send(OpenRecording(self._plan))
        while not self._assembly.complete:
            self._hand_out()
            worker, reply = next_reply(self._crew.inbox)
            match reply:
                case JobProgress(frames):
                    self._count(self._busy[worker], frames)
                case PiecePoses():
                    self._take_in(worker, reply)
                case Died():
                    self._replace(worker, reply)
                case Failed():
                    raise failure(reply)
        self._progress(len(self._plan), len(self._plan))
        return self._assembly

    def _hand_out(self) -> None:
        for worker in self._crew.workers:
            if worker in self._busy:
                continue
            task = self._reserved.pop(worker, None)
            if task is None and self._waiting:
                task = self._waiting.popleft()
            if task is not None:
                self._busy[worker] = task
                worker.send(task.job)

    def _take_in(self, worker: Worker, found: PiecePoses) -> None:
        task = self._busy.pop(worker)
        self._count(task, task.piece.stop - task.first)
        self._found[task.piece.index] = (task, found, worker)
        while self._next in self._found:
            self._settle(*self._found.pop(self._next))

    def _settle(self, task: _Task, found: PiecePoses, worker: Worker) -> None:
        """Add a piece to the track, or have it looked at again going on from the one before."""
        piece = task.piece
        if task.goes_on:
            self._assembly.add_continued(piece, found)
        elif not self._assembly.add_fresh(piece, found):
            again = _Task(piece, self._assembly.begin, piece.first)
            if self._holder in self._crew.workers:
                self._reserved[self._holder] = again
            else:
                self._waiting.appendleft(again)
            return
        self._holder = worker
        self._next += 1

    def _replace(self, worker: Worker, death: Died) -> None:
        """Give what a lost worker had to do to a fresh one, once; one with nothing to do can go."""
        self._crew.dismiss(worker)
        reserved = self._reserved.pop(worker, None)
        if reserved is not None:
            self._waiting.appendleft(reserved)
        task = self._busy.pop(worker, None)
        if task is not None:
            self._waiting.appendleft(self._second_try(task, death))
        if task is not None or not self._crew.workers:
            self._crew.engage().send(OpenRecording(self._plan))

    def _second_try(self, task: _Task, death: Died) -> _Task:
        if task.tries == TRIES:
            start_s, end_s = self._plan.time_s[[task.piece.first, task.piece.stop - 1]]
            raise EstimatorError(
                f"{self._plan.path}: two pose workers were lost over the pictures from "
                f"{start_s:.1f} to {end_s:.1f} s; {death.message}"
            )
        return replace(task, tries=task.tries + 1)

    def _count(self, task: _Task, frames: int) -> None:
        self._frames_done[task.piece.index] = max(frames - (task.piece.first - task.first), 0)
        done = sum(self._frames_done.values())
        if done > self._told:
            self._told = done
            self._progress(done, len(self._plan))


def _silent(done: int, total: int) -> None:
    """Tell nobody of the progress."""
