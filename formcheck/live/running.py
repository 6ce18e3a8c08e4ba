"""One set that runs: the coach of recordings, and the recorder that keeps what it counts."""

from contextlib import ExitStack
from dataclasses import dataclass
from uuid import UUID

from formcheck.exercises.result import Feedback, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.store import Store
from formcheck.live.goal import GoalWatch
from formcheck.live.token import Claim
from formcheck.pose.frame import PoseFrame
from formcheck.session import LiveAnalysis
from formcheck.session.live import WholeSetJudge, judge_whole
from formcheck.session.recorder import SetRecorder, piece_s


@dataclass(frozen=True, slots=True)
class PoseOutcome:
    """What one pose led to.

    Attributes
    ----------
    feedback
        What the coach says.
    must_keep
        Whether `RunningSet.keep` comes before the person is told.
    at_goal
        Whether the set is over with it.
    """

    feedback: Feedback
    must_keep: bool
    at_goal: bool


class RunningSet:
    """A set from its first pose to its verdict.

    `judge` is quick and touches no records, `verdict` takes long and touches none; `keep`, `finish`
    and `interrupt` wait for the disk. No two of them may run at once.

    Parameters
    ----------
    store
        As the person who exercises sees it.
    claim
        What is done and aimed for.
    spec
        The exercise.

    Raises
    ------
    RecordsError
        The set cannot be kept.
    """

    def __init__(self, store: Store, claim: Claim, spec: ExerciseSpec) -> None:
        self.claim, self.spec = claim, spec
        self._store = store
        self._session = LiveAnalysis(spec, claim.target)
        self._goal = GoalWatch(claim.goal)
        self._open = ExitStack()
        self._recorder = self._open.enter_context(
            SetRecorder(store, claim.session_id, spec, claim.target)
        )
        self._unkept: list[tuple[PoseFrame, Feedback]] = []
        self.last: Feedback | None = None

    @property
    def set_id(self) -> UUID:
        """The set in the records."""
        return self._recorder.set_id

    @property
    def last_s(self) -> float:
        """Media time of the last pose; 0 before the first."""
        return self.last.time_s if self.last else 0.0

    @property
    def has_begun(self) -> bool:
        """Whether anything was counted or held yet: from then on nobody else is followed."""
        return self.last is not None and (self.last.rep_count > 0 or (self.last.hold_s or 0.0) > 0)

    def judge(self, pose: PoseFrame) -> PoseOutcome | None:
        """Take the next pose and say what there is to say; None for one that comes too late."""
        if self.last is not None and pose.time_s <= self.last.time_s:
            return None
        feedback = self._session.push(pose)[1]
        self._unkept.append((pose, feedback))
        self.last = feedback
        lasting_s = pose.time_s - self._unkept[0][0].time_s
        must_keep = feedback.finished_rep is not None or lasting_s >= piece_s(self.spec)
        return PoseOutcome(feedback, must_keep, self._goal.reached(feedback))

    def keep(self) -> None:
        """Keep what was judged since the last time.

        Raises
        ------
        RecordsError
            The disk is full, or the records are in use for too long.
        """
        unkept, self._unkept = self._unkept, []
        for pose, feedback in unkept:
            self._recorder.push(pose, feedback)

    def verdict(self, judge: WholeSetJudge = judge_whole) -> SetResult:
        """Return the verdict on the whole set.

        Parameters
        ----------
        judge
            Who judges it.
        """
        return self._session.finish(judge)

    def finish(self, result: SetResult) -> None:
        """End the set with its verdict, and keep all of it.

        Raises
        ------
        RecordsError
            It cannot be kept.
        """
        self.keep()
        self._recorder.finish(result)
        self._open.close()

    def interrupt(self) -> None:
        """Leave the set without a verdict; it can be completed from what was kept.

        A set that never began, because no pose came, is discarded.

        Raises
        ------
        RecordsError
            The last poses cannot be kept; everything before them was.
        """
        with self._open:
            self.keep()
        if self.last is None:
            self._store.sets.discard(self.set_id)
