"""What a running set uses: every repetition is safe before the next pose is looked at."""

from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from uuid import UUID

from formcheck.errors import RecordsError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import Feedback, Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.pieces import TrackPiece
from formcheck.history.records import StoredSet
from formcheck.history.store import Store
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack

HELD_PIECE_S = 5.0
"""The poses of so much time may be lost when the program is ended while a position is held."""

BETWEEN_REPS_S = 10.0
"""... or between two repetitions, each of which is kept as it ends with all that was before it."""


def piece_s(spec: ExerciseSpec) -> float:
    """Return after how much time the poses of a running set are kept, whatever happens in it."""
    return BETWEEN_REPS_S if spec.counts_reps else HELD_PIECE_S


class SetRecorder:
    """Keeps a set while it runs.

    Used as ``with SetRecorder(store, session_id, spec, target) as recorder``. Leaving it without
    `finish` marks the set as interrupted; when the program is killed it stays open. Both can be
    completed from what was kept: see `judging.complete`.

    Parameters
    ----------
    store
        As the person who exercises sees it.
    session_id
        The sitting the set belongs to.
    spec, target
        The exercise and what the person aims for.
    """

    def __init__(self, store: Store, session_id: UUID, spec: ExerciseSpec, target: Target) -> None:
        self._store = store
        self._session_id = session_id
        self._spec = spec
        self._target = target
        self._poses: list[PoseFrame] = []
        self._piece_count = 0
        self._size_px: tuple[int, int] | None = None
        self._set: StoredSet | None = None
        self._finished = False

    def __enter__(self) -> "SetRecorder":
        self._set = self._store.sets.open(self._session_id, self._spec, self._target)
        return self

    @property
    def set_id(self) -> UUID:
        """The set that is being kept.

        Raises
        ------
        RecordsError
            The set was not begun.
        """
        if self._set is None:
            raise RecordsError("the set was not begun: use the recorder in a with statement")
        return self._set.id

    def push(self, pose: PoseFrame, feedback: Feedback) -> None:
        """Keep a pose as the camera gave it; a repetition that ended with it is safe on return."""
        self._size_px = self._size_px or pose.size_px
        self._poses.append(_resized(pose, self._size_px))
        rep = feedback.finished_rep
        if rep is not None or pose.time_s - self._poses[0].time_s >= piece_s(self._spec):
            self._keep_poses(rep)

    def finish(self, result: SetResult) -> StoredSet:
        """End the set with its verdict."""
        self._keep_poses()
        finished = self._store.sets.finish(self.set_id, result)
        self._finished = True
        return finished

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._finished:
            return
        # What went wrong first is what the person needs to hear.
        with suppress(*(() if error is None else (RecordsError,))):
            self._keep_poses()
            self._store.sets.interrupt(self.set_id)

    def _keep_poses(self, rep: Rep | None = None) -> None:
        """Keep the poses that were not kept yet, and the repetition that ended with them."""
        if not self._poses or self._size_px is None:
            return
        track = PoseTrack.from_frames(self._poses, self._size_px)
        piece = TrackPiece(self._piece_count + 1, track)
        if rep is None:
            self._store.sets.add_piece(self.set_id, piece)
        else:
            self._store.sets.add_rep(self.set_id, rep, piece)
        self._piece_count += 1
        self._poses.clear()


def _resized(pose: PoseFrame, size_px: tuple[int, int]) -> PoseFrame:
    """Return the pose in a picture as high as that of the others; its angles stay."""
    if pose.size_px == size_px:
        return pose
    scale = size_px[1] / pose.size_px[1]
    return replace(pose, image_px=pose.image_px * scale, size_px=size_px)
