"""How many pictures a second are coming in."""

import math
from collections import deque
from statistics import median

KEPT = 60
"""The rate is the median over this many pictures [default]."""


class PictureRate:
    """Follows the rate of incoming pictures."""

    def __init__(self) -> None:
        self._intervals_s: deque[float] = deque(maxlen=KEPT)
        self._last_s = math.nan
        self.rate_hz = math.nan
        self._age = 0

    def push(self, time_s: float) -> float:
        """Return the rate after one more picture; NaN for the first."""
        interval_s = time_s - self._last_s
        self._last_s = time_s
        if interval_s > 0:
            self._intervals_s.append(interval_s)
            self._age += 1
        if self._intervals_s and (self._age % 10 == 1 or self._age < 10):
            self.rate_hz = 1.0 / median(self._intervals_s)
        return self.rate_hz
