"""Counts a set while it runs: speaks at once and never takes back."""

from dataclasses import dataclass, replace
from typing import Literal

from formcheck.anatomy.sides import Side
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.limbs import Lack
from formcheck.exercises.counting.limits import LIVE, WHOLE, LiveLimits
from formcheck.exercises.counting.live_judge import LiveJudge
from formcheck.exercises.counting.live_signals import LeadTurn, LiveSignals
from formcheck.exercises.counting.recent import RecentPoses
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.zigzag import Swing, Zigzag
from formcheck.exercises.result import NotCountedReason

LEAST_ALONE_DEG = 12.0
"""A first movement smaller than this is fidgeting where the exercise goes further [default]."""


@dataclass(frozen=True, slots=True)
class LiveMovement:
    """A movement that is over.

    Attributes
    ----------
    swing
        When and how far.
    side
        The side that moved; None for both or for the body as a whole.
    fate
        "counted"; "withheld" until a later one shows that it was meant, when it is told again as
        counted; "refused" with a reason.
    reason, lack
        Why it is refused, and what it lacks where that is known.
    """

    swing: Swing
    side: Side | None
    fate: Literal["counted", "withheld", "refused"] = "counted"
    reason: NotCountedReason | None = None
    lack: Lack | None = None


class LiveCounter:
    """Counts the movements of one exercise as they happen.

    Parameters
    ----------
    rule
        How the exercise is counted.
    limits
        The constants.
    """

    def __init__(self, rule: CountingRule, limits: LiveLimits = LIVE) -> None:
        self._rule, self._limits = rule, limits
        self._signals = LiveSignals(rule, limits)
        self._judge = LiveJudge(rule, limits)
        self._recent = RecentPoses()
        self._last: LiveMovement | None = None
        self._counted = 0
        self._small: LiveMovement | None = None
        self._begun: LiveMovement | None = None

    def push(self, frame: Landmarks) -> tuple[LiveMovement, ...]:
        """Take the landmarks of one frame; return the movements that are now over.

        Mostly none, sometimes one; two where the second shows that the first was one, too.
        """
        self._recent.push(frame)
        over: list[LiveMovement] = []
        for turn in self._signals.push(frame):
            over += self._over(turn)
        return tuple(over)

    @property
    def leading(self) -> Zigzag:
        """The signal that goes furthest now, for what is under way."""
        return self._signals.leading

    def _over(self, turn: LeadTurn) -> list[LiveMovement]:
        swing, side = turn.swing, turn.side
        if self._is_counted_already(swing, side):
            return []
        movement = LiveMovement(swing, side)
        if swing.begun_before:
            return self._begun_before(movement)
        if not self._counted and swing.excursion < self._limits.first_frac * turn.typical:
            return self._small_first(movement, turn)
        refusal = self._judge.against(swing, side, self._recent, 1 + self._counted)
        if refusal:
            return [LiveMovement(swing, side, "refused", refusal.reason, refusal.lack)]
        return [*self._owed(movement), self._take(movement)]

    def _is_counted_already(self, swing: Swing, side: Side | None) -> bool:
        """Return whether it is the other side, or another signal, of what was counted last."""
        last = self._last
        if last is None:
            return False
        if swing.peak_s <= last.swing.end_s and last.side in (None, side):
            return True
        if side is None or side == last.side:
            return False
        shared_s = min(swing.end_s, last.swing.end_s) - max(swing.start_s, last.swing.start_s)
        shorter_s = min(each.end_s - each.start_s for each in (swing, last.swing))
        if shared_s > (1.0 - WHOLE.together_frac) * shorter_s:
            self._signals.went_further(swing.excursion)
            return True
        return swing.excursion < self._limits.own_frac * self.leading.upper_range

    def _begun_before(self, movement: LiveMovement) -> list[LiveMovement]:
        """Count a lift at once; anything else once a whole movement shows how far they go."""
        if self._judge.against(movement.swing, movement.side, self._recent, 1):
            return []
        if self._rule.counting.begins_far:
            return [self._take(movement)]
        self._begun = movement
        return [replace(movement, fate="withheld")]

    def _small_first(self, movement: LiveMovement, turn: LeadTurn) -> list[LiveMovement]:
        """Hold a small first movement back until an alike one shows that it was meant."""
        swing, before = movement.swing, self._small
        if swing.excursion < LEAST_ALONE_DEG < turn.typical:
            return []
        if before is None or not self._alike(before.swing.excursion, swing.excursion):
            self._small = movement
            return [replace(movement, fate="withheld")]
        self._small = None
        if self._judge.against(swing, movement.side, self._recent, 1):
            return []
        return [*self._owed(movement), self._take(before), self._take(movement)]

    def _alike(self, first: float, second: float) -> bool:
        return min(first, second) >= self._limits.alike_frac * max(first, second)

    def _owed(self, movement: LiveMovement) -> list[LiveMovement]:
        """Return the movement begun before the set, where this one shows that it was one."""
        begun, self._begun = self._begun, None
        if begun is None or self._counted:
            return []
        enough = WHOLE.begun_frac * movement.swing.excursion
        return [self._take(begun)] if begun.swing.excursion >= enough else []

    def _take(self, movement: LiveMovement) -> LiveMovement:
        self._counted += 1
        self._last = movement
        self._signals.counted(movement.swing.excursion)
        self._judge.accept(movement.swing, movement.side, self._recent)
        return movement
