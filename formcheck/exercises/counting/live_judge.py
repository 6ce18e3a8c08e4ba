"""Judges single movements while a set runs: is it this exercise, is it like those before."""

import math
from dataclasses import dataclass

from formcheck.anatomy.sides import Side
from formcheck.exercises.counting.likeness import (
    Postures,
    difference_deg,
    evidence_for,
    middle_postures,
)
from formcheck.exercises.counting.limbs import Lack, MovementEnds, limbs_of
from formcheck.exercises.counting.limits import WHOLE, LiveLimits
from formcheck.exercises.counting.recent import RecentPoses, postures_of
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.zigzag import Swing
from formcheck.exercises.result import NotCountedReason

COMPARED = 5
"""A movement is compared with so many before it [default]."""


@dataclass(frozen=True, slots=True)
class _SeenMovement:
    postures: Postures
    evidence: float
    lack: Lack | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a movement is not counted, and what it lacks where that is known."""

    reason: NotCountedReason
    lack: Lack | None = None


class LiveJudge:
    """Remembers the movements that counted, and judges the next by them.

    Parameters
    ----------
    rule, limits
        How the exercise is counted, and the constants.
    """

    def __init__(self, rule: CountingRule, limits: LiveLimits) -> None:
        self._rule, self._limits = rule, limits
        self._accepted: list[_SeenMovement] = []
        self._newest: tuple[Swing, _SeenMovement] | None = None

    def against(
        self, swing: Swing, side: Side | None, recent: RecentPoses, number: int
    ) -> Refusal | None:
        """Return why a movement is not counted; None where nothing speaks against it.

        Parameters
        ----------
        side
            The side that moved; None for both or for the body as a whole.
        number
            Which one it would be.
        """
        seen = self._seen(swing, side, recent)
        if seen.lack is not None:
            return Refusal("another_movement", seen.lack)
        support = WHOLE.support * math.log(min(number, WHOLE.support_most))
        if seen.evidence + support < WHOLE.another_below and not self._is_alike(seen):
            return Refusal("another_movement")
        return Refusal("unlike") if self._is_odd(seen) else None

    def accept(self, swing: Swing, side: Side | None, recent: RecentPoses) -> None:
        """Remember a movement that was counted."""
        self._accepted.append(self._seen(swing, side, recent))
        del self._accepted[:-COMPARED]

    def _seen(self, swing: Swing, side: Side | None, recent: RecentPoses) -> _SeenMovement:
        if self._newest is None or self._newest[0] is not swing:
            rest_s = swing.end_s if swing.begun_before else swing.start_s
            rest, furthest = recent.about(rest_s), recent.about(swing.peak_s)
            postures = postures_of(rest, furthest)
            evidence = evidence_for(postures, self._rule.demonstrated)
            ends = MovementEnds(rest, furthest, postures, swing.excursion, side)
            lack = limbs_of(ends, self._rule).lack
            self._newest = swing, _SeenMovement(postures, evidence, lack)
        return self._newest[1]

    def _is_alike(self, seen: _SeenMovement) -> bool:
        return any(
            difference_deg(seen.postures, each.postures) < WHOLE.alike_deg
            for each in self._accepted
        )

    def _is_odd(self, seen: _SeenMovement) -> bool:
        if not self._accepted:
            return False
        typical = middle_postures([each.postures for each in self._accepted])
        apart = difference_deg(seen.postures, typical)
        oddness = 0.0 if math.isnan(apart) else apart / WHOLE.odd_deg
        known = sorted(each.evidence for each in self._accepted if each.evidence == each.evidence)
        if known and seen.evidence == seen.evidence:
            lack = known[len(known) // 2] - seen.evidence
            oddness += max(0.0, lack) / WHOLE.odd_evidence
        return oddness > self._limits.odd_above
