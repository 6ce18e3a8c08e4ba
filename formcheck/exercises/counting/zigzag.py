"""Follows one signal of one side while it comes in: rest, way out, furthest point, way back."""

import math
from dataclasses import dataclass

from formcheck.exercises.counting.limits import LiveLimits

SLOWED_FRAC = 0.3
"""A fall is over when it has slowed to this share of its fastest [default]."""

STARTED_FRAC = 0.1
"""A movement has begun when it is this share of the demonstrated excursion from rest [default]."""

LAST = 5
"""How far movements go is told by the last few [default]."""


@dataclass(frozen=True, slots=True)
class Swing:
    """One way out and back on one signal.

    Attributes
    ----------
    start_s, peak_s, end_s
        When it left its rest, was furthest, and had come back far enough to be counted.
    excursion
        How far it went.
    begun_before
        Whether it was under way when the first pose came.
    """

    start_s: float
    peak_s: float
    end_s: float
    excursion: float
    begun_before: bool = False


class Zigzag:
    """Tells each swing of one signal as soon as it has come back far enough.

    Parameters
    ----------
    typical
        How far the signal goes in the demonstration.
    limits
        The constants.

    Attributes
    ----------
    is_out
        Whether a movement is under way that is far enough to be one.
    upper_range
        Of the last few movements that counted: their 80th percentile; NaN before the first.
    """

    def __init__(self, typical: float, limits: LiveLimits) -> None:
        self._typical, self._limits = typical, limits
        self._own: list[float] = []
        self.upper_range = math.nan
        self.low, self.high = math.inf, -math.inf
        self._first = True
        self._time_s = self._value = math.nan
        self._base = self._peak = math.nan
        self._base_s = self._peak_s = math.nan
        self._fastest = 0.0
        self.is_out = False

    @property
    def span(self) -> float:
        """How far apart its least and its largest value were; negative before the first."""
        return self.high - self.low if self.high > -math.inf else -1.0

    @property
    def value(self) -> float:
        """The signal now, smoothed; NaN before it was seen."""
        return self._value

    @property
    def level(self) -> float:
        """How far from its rest the signal is."""
        return self._value - self._base

    @property
    def peak_level(self) -> float:
        """How far from its rest it was at the furthest of the movement under way."""
        return self._peak - self._base

    @property
    def needed(self) -> float:
        """How far the next movement must go."""
        if not self._own:
            return self._limits.small_frac * self._typical
        return self._limits.own_frac * self.upper_range

    @property
    def expected(self) -> float:
        """How far the next movement is likely to go."""
        return self.upper_range if self._own else self._typical

    def counted(self, excursion: float) -> None:
        """Take note of how far a counted movement went."""
        self._own = [*self._own, excursion][-LAST:]
        self.upper_range = _upper_range(self._own)

    def went_further(self, excursion: float) -> None:
        """Take note of how far the other side of the movement counted last went."""
        if self._own and excursion > self._own[-1]:
            self._own[-1] = excursion
            self.upper_range = _upper_range(self._own)

    def push(self, time_s: float, value: float) -> Swing | None:
        """Take one more value, which grows towards the furthest point; NaN changes nothing."""
        if math.isnan(value):
            return None
        elapsed_s = time_s - self._time_s
        if not elapsed_s <= self._limits.lost_s:
            self._renew(time_s, value)
            self._first = self._first and math.isnan(elapsed_s)
            return None
        self._time_s = time_s
        before = self._value
        self._value += (value - before) * (1.0 - math.exp(-elapsed_s / self._limits.smooth_s))
        self.low, self.high = min(self.low, self._value), max(self.high, self._value)
        if self._first:
            begun = self._begun_before(time_s, (self._value - before) / elapsed_s)
            if begun:
                return begun
        if self.is_out:
            return self._way_back(time_s)
        self._way_out(time_s, elapsed_s)
        return None

    def _renew(self, time_s: float, value: float) -> None:
        self._time_s, self._value = time_s, value
        self._base = self._peak = value
        self._base_s = self._peak_s = time_s
        self._fastest = 0.0
        self.is_out = False

    def _way_out(self, time_s: float, elapsed_s: float) -> None:
        value, limits = self._value, self._limits
        if value <= self._base:
            self._base, self._base_s = value, time_s
        else:
            self._base += (value - self._base) * (1.0 - math.exp(-elapsed_s / limits.forget_s))
            if value - self._base < STARTED_FRAC * self._typical:
                self._base_s = time_s
        if value - self._base >= self.needed:
            self.is_out, self._first = True, False
            self._peak, self._peak_s = value, time_s

    def _way_back(self, time_s: float) -> Swing | None:
        if self._value > self._peak:
            self._peak, self._peak_s = self._value, time_s
        if time_s - self._peak_s > self._limits.stay_s:
            self._renew(time_s, self._value)
            return None
        excursion = self._peak - self._base
        if self._peak - self._value < self._limits.back_frac * excursion:
            return None
        swing = Swing(self._base_s, self._peak_s, time_s, excursion)
        self.is_out = False
        self._base, self._base_s = self._value, time_s
        return swing

    def _begun_before(self, time_s: float, speed: float) -> Swing | None:
        """Return a movement that was under way at the first pose, once it has come to rest."""
        if self._value > self._peak:
            self._peak, self._peak_s = self._value, time_s
        self._fastest = max(self._fastest, -speed)
        fallen = self._peak - self._value
        if fallen < self._limits.first_frac * self._typical:
            return None
        if -speed > SLOWED_FRAC * self._fastest:
            return None
        self._first = False
        return Swing(self._peak_s, self._peak_s, time_s, fallen, begun_before=True)


def _upper_range(own: list[float]) -> float:
    last = sorted(own)
    place = 0.8 * (len(last) - 1)
    low = int(place)
    return last[low] + (place - low) * (last[min(low + 1, len(last) - 1)] - last[low])
