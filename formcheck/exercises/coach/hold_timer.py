"""Times holding on bare facts: in position or not."""

import math

from formcheck.exercises.hold import HoldRule
from formcheck.exercises.result import Hold, HoldEnd


class HoldTimer:
    """Times holding on bare facts: in position or not.

    A hold begins once the position has been kept for `enter_ms` (that time counts), pauses outside
    it and ends when it has been left for `break_ms`, or has lasted for `cap_s`. After a hold that
    did not end by leaving the position, that has to be left before another begins.

    Parameters
    ----------
    rule
        The times.
    """

    def __init__(self, rule: HoldRule) -> None:
        self._enter_s, self._break_s = rule.enter_ms / 1000, rule.break_ms / 1000
        self._cap_s = math.inf if rule.cap_s is None else rule.cap_s
        self._in_since_s: float | None = None
        self._out_since_s: float | None = None
        self._began_s: float | None = None
        self._paused_s = 0.0
        self._last_s = math.nan
        self._over = False
        self._finished: list[Hold] = []

    @property
    def holding(self) -> bool:
        """Whether a hold is under way, paused or not."""
        return self._began_s is not None

    @property
    def paused(self) -> bool:
        """Whether a hold is under way and the position is left just now."""
        return self.holding and self._out_since_s is not None

    @property
    def total_s(self) -> float:
        """Time held up to now, over all holds."""
        return sum(hold.duration_s for hold in self.holds)

    @property
    def holds(self) -> tuple[Hold, ...]:
        """The holds up to now, the one under way included."""
        return (*self._finished, *self._running())

    def push(self, time_s: float, *, in_position: bool) -> None:
        """Take one more moment."""
        self._last_s = time_s
        if in_position:
            self._inside(time_s)
        else:
            self._outside(time_s)
        if any(hold.duration_s >= self._cap_s - 1e-6 for hold in self._running()):
            self.end("cap")

    def end(self, reason: HoldEnd) -> None:
        """End the hold under way though the position is kept."""
        self.finish(reason)
        self._over = True

    def finish(self, reason: HoldEnd | None = None) -> None:
        """End the hold under way, if any; without a reason it was cut off."""
        self._finished.extend(self._running(reason))
        self._began_s = None

    def _inside(self, time_s: float) -> None:
        if self._in_since_s is None:
            self._in_since_s = time_s
        if self._out_since_s is not None:
            self._paused_s += time_s - self._out_since_s
            self._out_since_s = None
        if self.holding or self._over:
            return
        if time_s - self._in_since_s >= self._enter_s - 1e-6:
            self._began_s, self._paused_s = self._in_since_s, 0.0

    def _outside(self, time_s: float) -> None:
        self._in_since_s = None
        if not self.holding and not self._over:
            return
        if self._out_since_s is None:
            self._out_since_s = time_s
        if time_s - self._out_since_s >= self._break_s - 1e-6:
            self.finish("left")
            self._out_since_s, self._over = None, False

    def _running(self, reason: HoldEnd | None = None) -> tuple[Hold, ...]:
        if self._began_s is None:
            return ()
        end_s = self._last_s if self._out_since_s is None else self._out_since_s
        return (Hold(self._began_s, end_s, paused_s=self._paused_s, ended=reason),)
