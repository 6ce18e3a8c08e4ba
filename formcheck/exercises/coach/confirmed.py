"""What is told of a set: a fault that was clear once, or was seen twice.

One measurement past a threshold may be the camera's error. Two repetitions that show the same, or
one that shows it by more than that error, are worth a word.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from formcheck.exercises.coach.score import score_of
from formcheck.exercises.coach.unchecked import SEEN_ONCE
from formcheck.exercises.result import FaultFinding, NotChecked, Rep

TIMES_SEEN = 2
"""A fault that is not clear is told from this repetition on that shows it [default]."""


class FaultMemory:
    """Remembers which faults the repetitions of a set showed, while it runs."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def told(self, findings: Iterable[FaultFinding]) -> tuple[FaultFinding, ...]:
        """Return those of the repetition under way, or just over, that are worth a word."""
        return tuple(
            each for each in findings if each.clear or self._seen[each.id] >= TIMES_SEEN - 1
        )

    def remember(self, findings: Iterable[FaultFinding]) -> None:
        """Take in what a repetition showed."""
        self._seen.update({each.id for each in findings})


def confirmed(reps: Sequence[Rep]) -> tuple[Rep, ...]:
    """Return repetitions with the faults that the set bears out.

    One that was seen in a single repetition and not clearly is said to be not checked there, and
    takes nothing off the score.
    """
    seen = Counter(each for rep in reps for each in {found.id for found in rep.faults})
    borne_out = {found.id for rep in reps for found in rep.faults if found.clear}
    borne_out |= {each for each, times in seen.items() if times >= TIMES_SEEN}
    return tuple(with_faults(rep, borne_out) for rep in reps)


def with_faults(rep: Rep, borne_out: Iterable[str]) -> Rep:
    """Return a repetition with some of its faults alone; the others are not checked."""
    kept = tuple(each for each in rep.faults if each.id in borne_out)
    if len(kept) == len(rep.faults):
        return rep
    doubtful = {each.id: each for each in rep.faults if each.id not in borne_out}
    unchecked = (NotChecked(each.id, SEEN_ONCE, each.name) for each in doubtful.values())
    return replace(
        rep,
        faults=kept,
        not_checked=(*rep.not_checked, *unchecked),
        score=None if rep.score is None else score_of(kept),
    )
