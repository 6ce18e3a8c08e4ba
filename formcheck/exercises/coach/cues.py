"""Chooses what to say: one thing at a time, never the same thing over and over."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from formcheck.exercises.faults import Fault
from formcheck.exercises.result import FaultFinding, NotCounted, NotCountedReason, Phase, Rep
from formcheck.texts import say

REPEAT_AFTER_REPS = 3
"""The same cue comes at most every third repetition (clinical specification A.0)."""

PRAISE_AFTER_REPS = 2
"""Praise follows this many clean repetitions (clinical specification A.0)."""

MIN_GAP_S = 2.5
"""Time left to hear one cue before the next [default]."""

PRAISES = tuple(say(f"coach.praise_{what}") for what in ("steady", "even", "same_again"))

NOT_COUNTED: dict[NotCountedReason, str] = {
    "another_movement": say("coach.missed_another_movement"),
    "unlike": say("coach.missed_unlike"),
}
"""What is said of a movement that is not counted: only what is sure while the set still runs."""

_RANK = {"measured": 0, "timing": 1, "proxy": 2}


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to say."""

    text: str
    praise: bool = False


class CueChooser:
    """Remembers what has been said in this set."""

    def __init__(self) -> None:
        self._last_s = -math.inf
        self._said_at_rep: dict[str, int] = {}
        self._clean = 0
        self._praised = 0

    def about(
        self, findings: Iterable[FaultFinding], *, rep_number: int, time_s: float
    ) -> Cue | None:
        """Return what to say about the faults of the repetition under way, if anything."""
        due = [each for each in findings if each.lowers_score and self._due(each.id, rep_number)]
        if not due or time_s - self._last_s < MIN_GAP_S:
            return None
        worst = min(due, key=lambda each: (each.severity != "severe", _RANK[each.observation]))
        self._said_at_rep[worst.id] = rep_number
        self._last_s = time_s
        return Cue(worst.cue)

    def after(self, rep: Rep, *, time_s: float) -> Cue | None:
        """Return what to say after a repetition: about its faults, or praise for a clean row."""
        self._clean = 0 if rep.faults or rep.score is None else self._clean + 1
        cue = self.about(rep.faults, rep_number=rep.number, time_s=time_s)
        if cue or self._clean < PRAISE_AFTER_REPS or time_s - self._last_s < MIN_GAP_S:
            return cue
        self._clean = 0
        self._praised += 1
        self._last_s = time_s
        return Cue(PRAISES[(self._praised - 1) % len(PRAISES)], praise=True)

    def remind(self, reminders: Iterable[Fault], *, phase: Phase, time_s: float) -> Cue | None:
        """Return what to be reminded of in this phase and has not been said yet, if anything."""
        due = [
            each
            for each in reminders
            if each.id not in self._said_at_rep and (phase in each.phase or "all" in each.phase)
        ]
        if not due or time_s - self._last_s < MIN_GAP_S:
            return None
        self._said_at_rep[due[0].id] = 0
        self._last_s = time_s
        return Cue(due[0].cue)

    def explain(self, missed: NotCounted, *, rep_number: int, time_s: float) -> Cue | None:
        """Return what to say about a movement that was not counted, if anything."""
        text = missed.says or NOT_COUNTED.get(missed.reason)
        said = f"not counted: {missed.reason} {missed.says}"
        if text is None or not self._due(said, rep_number) or time_s - self._last_s < MIN_GAP_S:
            return None
        self._said_at_rep[said] = rep_number
        self._last_s = time_s
        return Cue(text)

    def _due(self, fault_id: str, rep_number: int) -> bool:
        said = self._said_at_rep.get(fault_id)
        return said is None or rep_number - said >= REPEAT_AFTER_REPS
