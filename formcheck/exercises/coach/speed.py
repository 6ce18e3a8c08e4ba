"""How fast a value changes, moment by moment."""

import math
from collections import deque

from formcheck.kinematics.rep_metrics import SPEED_SPAN_S


class Speed:
    """Follows one value and says how fast it changes."""

    def __init__(self) -> None:
        self._recent: deque[tuple[float, float]] = deque()

    def push(self, time_s: float, value: float) -> float:
        """Return the change per second over the last moments; NaN until they are enough."""
        if math.isnan(value):
            return math.nan
        self._recent.append((time_s, value))
        while len(self._recent) > 2 and self._recent[1][0] <= time_s - SPEED_SPAN_S:
            self._recent.popleft()
        before_s, before = self._recent[0]
        span_s = time_s - before_s
        if span_s < SPEED_SPAN_S / 2 or span_s > 3 * SPEED_SPAN_S:
            return math.nan
        return abs(value - before) / span_s
