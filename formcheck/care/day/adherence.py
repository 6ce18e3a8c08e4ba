"""How much of what was planned was done, and what is asked when it was little (E.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from formcheck.texts import say

DROP_OFF = 0.5
DROP_OFF_WEEKS = 2

Barrier = Literal["time", "pain", "boredom", "tech", "worry"]
BarrierAnswer = Literal["shorten", "easier", "change", "explain", "move_time"]
ANSWERS: dict[Barrier, BarrierAnswer] = {
    "time": "shorten",
    "pain": "easier",
    "boredom": "change",
    "tech": "explain",
    "worry": "explain",
}
"""What the plan offers for what stood in the way; shortened, it holds two exercises."""

SHORTENED_TO = 2


@dataclass(frozen=True, slots=True)
class WeekKept:
    """Sessions of a week: planned, done in front of the camera, and done without it.

    Without a camera counts fully.
    """

    planned: int
    seen: int
    unseen: int = 0

    @property
    def share(self) -> float:
        """The share of the planned sessions that was done, at most 1; 1 where none was planned."""
        if self.planned == 0:
            return 1.0
        return min(1.0, (self.seen + self.unseen) / self.planned)


def asks_for_barrier(weeks: Sequence[WeekKept]) -> bool:
    """Whether the last two weeks held so little that the person is asked what stood in the way."""
    last = weeks[-DROP_OFF_WEEKS:]
    planned = sum(week.planned for week in last)
    done = sum(min(week.planned, week.seen + week.unseen) for week in last)
    return len(last) == DROP_OFF_WEEKS and planned > 0 and done / planned < DROP_OFF


def barrier_question() -> str:
    """Return the question, which blames nobody."""
    return say("care_day.barrier")


def streak(days_done: Sequence[bool]) -> int:
    """Return how many planned days in a row were kept up to now; one missed day is forgiven.

    Parameters
    ----------
    days_done
        The planned days in order, without today where it is still open.
    """
    count, grace = 0, 1
    for done in reversed(days_done):
        if not done:
            grace -= 1
            if grace < 0:
                break
        count += done
    return count
