"""A person's own noise: how much a test differs when they do it again at once."""

import math
from collections.abc import Iterable, Sequence

CONFIDENCE = 1.96
LEAST_REPEATS = 3


def own_mdc(repeats: Iterable[Sequence[float]]) -> float | None:
    """Return the smallest change beyond a person's own noise; None where too little is known.

    Parameters
    ----------
    repeats
        Values of the same test done again on the same occasion, one group an occasion.

    Notes
    -----
    1.96 times the square root of 2 times the standard deviation within occasions, pooled over
    them; known from three repetitions beyond the first of each occasion on.
    """
    groups = [list(group) for group in repeats if len(group) > 1]
    freedom = sum(len(group) - 1 for group in groups)
    if freedom < LEAST_REPEATS:
        return None
    squares = sum(sum((each - _mean(group)) ** 2 for each in group) for group in groups)
    return CONFIDENCE * math.sqrt(2.0 * squares / freedom)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
