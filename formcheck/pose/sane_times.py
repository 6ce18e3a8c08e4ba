"""Times that pictures of a person moving can have: a file may claim any."""

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.frame import FloatArray

MOST_RATE_HZ = 240.0
"""The fastest a phone films; nothing that people do is missed by it. Filters and windows are as
long in seconds whatever the rate, so a file of a million pictures a second would fill the memory
with a second of film."""

LEAST_STEP_S = 0.75 / MOST_RATE_HZ
"""Phones that film at 240 Hz are not quite even."""

TOO_CLOSE = "{count} pictures were left out that came less than 1/240 s after the one before"

CUT = "cut out the part with the exercise, or let more {what} in by FORMCHECK_RECORDING_MAX_MIN"


def far_enough_apart(time_s: FloatArray) -> NDArray[np.intp]:
    """Return the places of the pictures to keep so that none comes too soon after another.

    Parameters
    ----------
    time_s
        (frames,), increasing.

    Returns
    -------
    NDArray[np.intp]
        (kept,), rising; all places where no two pictures are closer than `LEAST_STEP_S`, and the
        first in any case.
    """
    if not (np.diff(time_s) < LEAST_STEP_S).any():
        return np.arange(len(time_s))
    kept: list[int] = []
    next_s = -np.inf
    for place, at_s in enumerate(time_s.tolist()):
        if at_s >= next_s:
            kept.append(place)
            next_s = at_s + LEAST_STEP_S
    return np.array(kept, dtype=np.intp)
