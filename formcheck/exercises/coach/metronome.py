"""Keeps time for movements that follow the clock."""

import math
from collections.abc import Sequence

from formcheck.exercises.result import Phase

_SLACK_S = 1e-6


class Metronome:
    """Says which part of a paced movement is due; counts the movements that had time to be whole.

    Parameters
    ----------
    parts
        What follows what, and for how many seconds each; parts of no length are left out.
    most
        After so many movements it stops; None for no end.
    """

    def __init__(self, parts: Sequence[tuple[Phase, float]], most: int | None) -> None:
        self._parts = [(phase, length_s) for phase, length_s in parts if length_s > 0]
        self._cycle_s = sum(length_s for _, length_s in self._parts)
        self._most = math.inf if most is None else most
        self._began_s: float | None = None
        self._done = 0
        self._spent_s = 0.0
        self._now_s = 0.0

    @property
    def running(self) -> bool:
        """Whether it is keeping time."""
        return self._began_s is not None

    @property
    def over(self) -> bool:
        """Whether all movements have had their time."""
        return self.count >= self._most

    @property
    def count(self) -> int:
        """How many movements had time to be whole."""
        whole = math.floor((self._elapsed_s + _SLACK_S) / self._cycle_s)
        return int(min(self._done + whole, self._most))

    @property
    def paced_s(self) -> float:
        """For how long it has kept time."""
        return min(self._spent_s + self._elapsed_s, self._most * self._cycle_s)

    def start(self, time_s: float) -> None:
        """Begin with the first part."""
        self._began_s = self._now_s = time_s

    def push(self, time_s: float) -> tuple[Phase, float]:
        """Return the part that is due and the seconds left of it; "ready" when all is over."""
        self._now_s = time_s
        if self.over or not self.running:
            return "ready", 0.0
        into_s = math.fmod(self._elapsed_s + _SLACK_S, self._cycle_s)
        for phase, length_s in self._parts:
            if into_s < length_s:
                return phase, length_s - into_s
            into_s -= length_s
        return self._parts[-1][0], 0.0

    def stop(self) -> None:
        """Stop; a movement that had not time to be whole is not counted."""
        self._done, self._spent_s = self.count, self.paced_s
        self._began_s = None

    @property
    def _elapsed_s(self) -> float:
        return 0.0 if self._began_s is None else self._now_s - self._began_s
