"""How a position was held in its first moments: what later ones are compared with.

The line of a body in the picture depends on what it wears and how it is built, by some ten degrees
from one person to the next. How the line changes while it is held does not.
"""

import math
from statistics import median

from formcheck.anatomy.sides import SIDES, Side

FIRST_S = 1.5
"""So long a hold is looked at before anything is compared with it: settling in takes a second
[default]."""

SETTLES_S = 0.5
"""The first moments of a hold are still the way into it [default]."""


class HoldStart:
    """Remembers a metric on both sides from the first moments of a hold."""

    def __init__(self) -> None:
        self._began_s = math.nan
        self._values: dict[Side, list[float]] = {side: [] for side in SIDES}
        self._known: dict[Side, float] = {}

    def push(self, time_s: float, values: dict[Side, float]) -> None:
        """Take in a moment of the hold; NaN where a side was not seen."""
        if math.isnan(self._began_s):
            self._began_s = time_s
        held_s = time_s - self._began_s
        if SETTLES_S <= held_s <= FIRST_S:
            for side, value in values.items():
                if not math.isnan(value):
                    self._values[side].append(value)
        elif held_s > FIRST_S and not self._known:
            self._known = {side: median(some) for side, some in self._values.items() if some}

    def value(self, side: Side) -> float:
        """Return what was held at first; NaN before that is known."""
        return self._known.get(side, math.nan)
