"""The pose of one person throughout a recording, found by several processes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from formcheck.apart.process import done_apart
from formcheck.pose.assembly import Assembly
from formcheck.pose.everybody import PeopleLook
from formcheck.pose.guide import Guide
from formcheck.pose.jobs import OpenRecording, Reply
from formcheck.pose.look_work import all_over, at_keyframes, look_round
from formcheck.pose.models import model_path
from formcheck.pose.piece_work import PieceWork
from formcheck.pose.track import PoseTrack
from formcheck.pose.video_plan import VideoPlan, probe_video
from formcheck.pose.whom import Choice, choose, has_company
from formcheck.pose.workers import Died, Worker
from formcheck.settings import ModelName


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
        when the person was lost, and whom of several people was followed.

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


class Work:
    """Finds the person to follow in a recording, and follows them.

    Everybody is looked for in a few pictures; only where there is more than one person, in more of
    them, spread over the whole recording. Whoever exercises, as far as can be seen from that, is
    followed.

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
        self._looks: dict[float, PeopleLook] = {}
        self._looked_closely = False

    def done(self) -> Assembly:
        """Do all the work and return the finished assembly.

        Raises
        ------
        SourceError
            The video cannot be read.
        EstimatorError
            The model cannot be used, or two workers were lost over the same pictures.
        """
        self._open()
        choice = self._choice(self._look_round(at_keyframes(self._plan)))
        assembly = self._followed(choice.guide)
        if has_company(assembly.looks) and not self._looked_closely:
            # Others came when nobody had looked: it is decided anew.
            choice = self._choice(assembly.looks)
            if not assembly.follows(choice.guide):
                self._open()
                assembly = self._followed(choice.guide)
        assembly.tell_whom(choice.note)
        self._progress(len(self._plan), len(self._plan))
        return assembly

    def _open(self) -> None:
        """Have the workers begin anew: none goes on where it followed somebody before."""
        for worker in self._crew.workers:
            worker.send(OpenRecording(self._plan))

    def _followed(self, guide: Guide) -> Assembly:
        return PieceWork(self._plan, self._crew, guide, self._progress).done()

    def _choice(self, looks: Sequence[PeopleLook]) -> Choice:
        if has_company(looks):
            self._looked_closely = True
            looks = (*looks, *self._look_round(all_over(self._plan)))
        self._looks |= {look.time_s: look for look in looks}
        choice = choose([self._looks[time_s] for time_s in sorted(self._looks)])
        return replace(choice, guide=replace(choice.guide, sure=self._looked_closely))

    def _look_round(self, places: Sequence[int]) -> tuple[PeopleLook, ...]:
        return look_round(
            self._plan, self._crew, places, lambda: self._progress(0, len(self._plan))
        )


def _silent(done: int, total: int) -> None:
    """Tell nobody of the progress."""
