"""How far an analysis is, as a page reads it."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec

Stage = Literal[
    "waiting", "reading", "finding", "judging", "keeping", "done", "cancelled", "failed"
]
ENDED: tuple[Stage, ...] = ("done", "cancelled", "failed")
STEPS: tuple[Stage, ...] = ("waiting", "reading", "finding", "judging", "keeping")

TELLING_FRAC = 0.03
TELLING_S = 2.0
"""How much must have been done, and for how long, before the time left can be told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of a recording.

    Attributes
    ----------
    spec, result
        The exercise and the verdict.
    session_id, set_id
        Where it is kept.
    report_html, result_json
        The same as files to take away.
    video_kept, video_problem
        Whether the video is kept, and why not although that was wanted.
    """

    spec: ExerciseSpec
    result: SetResult
    session_id: UUID
    set_id: UUID
    report_html: str
    result_json: str
    video_kept: bool
    video_problem: str | None


@dataclass(frozen=True, slots=True)
class JobState:
    """How far an analysis is.

    Attributes
    ----------
    stage
        What is being done.
    done, total
        Pictures looked at, and of how many; 0 of 0 before that is known.
    left_s
        About how much longer it takes; None where that cannot be told.
    problem
        What went wrong, for the person; None unless it failed.
    outcome
        What came out; None unless it is done.
    """

    stage: Stage = "waiting"
    done: int = 0
    total: int = 0
    left_s: float | None = None
    problem: str | None = None
    outcome: Outcome | None = None

    @property
    def has_ended(self) -> bool:
        """Whether nothing is being done any more."""
        return self.stage in ENDED

    @property
    def may_cancel(self) -> bool:
        """Whether it can still be stopped without leaving anything."""
        return not self.has_ended and self.stage != "keeping"

    @property
    def done_frac(self) -> float:
        """How much of the pictures has been looked at, from 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 0.0


def time_left_s(done: int, total: int, elapsed_s: float) -> float | None:
    """Return about how much longer it takes at the pace up to now; None while that is a guess."""
    if total <= 0 or elapsed_s < TELLING_S or done < TELLING_FRAC * total:
        return None
    return elapsed_s * max(total - done, 0) / done
