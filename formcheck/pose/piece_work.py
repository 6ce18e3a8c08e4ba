"""Following one person through all pieces of a recording, by several processes."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from formcheck.pose.assembly import Assembly
from formcheck.pose.crew import Crew, lost_twice
from formcheck.pose.guide import Guide
from formcheck.pose.jobs import Failed, JobProgress, LookAtPiece, OpenRecording, PiecePoses
from formcheck.pose.pieces import RecordingPiece, cut_into_pieces
from formcheck.pose.video_plan import VideoPlan
from formcheck.pose.workers import Died, Worker, failure, next_reply

TRIES = 2


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

    def job(self, guide: Guide) -> LookAtPiece:
        return LookAtPiece(self.begin, self.first, self.piece.stop, guide)


class PieceWork:
    """Hands out the pieces of a recording and takes in what comes back.

    Every piece is first looked at on its own. One that does not follow the person of the piece
    before it is looked at again by the worker that did that one, going on where it stopped.

    Parameters
    ----------
    plan
        The recording.
    crew
        Who does it; the recording is open to them.
    guide
        Whom to follow.
    progress
        Called with the number of pictures done and of all.
    """

    def __init__(
        self,
        plan: VideoPlan,
        crew: Crew,
        guide: Guide,
        progress: Callable[[int, int], None],
    ) -> None:
        self._plan = plan
        self._crew = crew
        self._guide = guide
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
                worker.send(task.job(self._guide))

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
            raise lost_twice(self._plan, task.piece.first, task.piece.stop - 1, death)
        return replace(task, tries=task.tries + 1)

    def _count(self, task: _Task, frames: int) -> None:
        self._frames_done[task.piece.index] = max(frames - (task.piece.first - task.first), 0)
        done = sum(self._frames_done.values())
        if done > self._told:
            self._told = done
            self._progress(done, len(self._plan))
