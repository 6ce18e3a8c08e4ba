"""Whether something changed: only what is larger than the noise of measuring is called a change.

Clinical specification F.2: the mean of the last three days against the mean of the first three,
never from one day alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

DAYS_AVERAGED = 3

RANGE_NOISE_DEG = 10.0
"""From so many degrees on a change of range is larger than what a camera mistakes: F.2."""
REPS_NOISE = 2.0
"""From so many repetitions on a change of count is one: F.2."""
HOLD_NOISE_FRAC = 0.2
"""From this share of where it began on a change of holding is one: F.2."""
SCORE_NOISE = 10.0
"""One mild fault more or less changes a form score by so much [default]."""
PAIN_NOISE = 2.0
"""From so many points of 0 to 10 on a change of pain is one: F.2."""

Way = Literal["up", "down", "same", "unknown"]


@dataclass(frozen=True, slots=True)
class Change:
    """How something went from its first days to its last.

    Attributes
    ----------
    way
        "up" or "down" where it changed by more than the noise, "same" where it did not, "unknown"
        where there are too few days to say.
    first, last
        The means of the first and of the last days; None without any.
    noise
        What a change must reach to be called one.
    """

    way: Way
    first: float | None
    last: float | None
    noise: float


def change(values: Sequence[float], *, noise: float) -> Change:
    """Return how a value of one number a day, the oldest first, has changed.

    Parameters
    ----------
    noise
        In the unit of the values.
    """
    if len(values) < 2:
        only = values[0] if values else None
        return Change("unknown", only, only, noise)
    count = min(DAYS_AVERAGED, len(values) // 2)
    first, last = fmean(values[:count]), fmean(values[-count:])
    if abs(last - first) < noise:
        return Change("same", first, last, noise)
    return Change("up" if last > first else "down", first, last, noise)


def hold_noise_s(held_s: Sequence[float]) -> float:
    """Return from how many seconds on a change of holding is one, by how it began."""
    count = max(1, min(DAYS_AVERAGED, len(held_s) // 2))
    return HOLD_NOISE_FRAC * fmean(held_s[:count]) if held_s else 0.0
