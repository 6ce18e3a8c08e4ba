"""Where a model exchanges left and right of limbs again and again.

Where it does, the way from one limb to the other turns round, and round again, several times a
second. Legs that cross in walking turn it round, too, but no faster than one steps.
"""

import math
from collections.abc import Sequence
from functools import reduce

import numpy as np

from formcheck.pose.frame import FloatArray

OFTEN = 8
WITHIN_S = 1.6
"""Turned round so often in so long, or more than four times a second, limbs were exchanged:
runners take about three steps a second, and who turns on the spot far away looks faster, but not
for long; `default`."""

LEAST_TRAVEL = 0.05
"""Body lengths one of the limbs would have gone, or nothing was turned round; `default`."""

MARGIN_S = 0.5
"""Before the first and after the last time sides are looked at, too; `default`."""

_TURNED = 0.5
_FADES = 0.9


class ReversalWatch:
    """Tells, picture by picture, whether the way from one limb to the other turned round."""

    def __init__(self) -> None:
        self._before: FloatArray | None = None

    def push(self, apart: FloatArray) -> bool:
        """Take (landmarks, 2), left minus right in body lengths; missing ones say nothing.

        Returns
        -------
        bool
            Whether it went from more than half the way to less than half the way back, by at least
            `LEAST_TRAVEL` of the landmark that goes farthest.
        """
        before = self._before
        if before is None:
            self._before = None if math.isnan(float(apart.sum())) else apart
            return False
        share = float(np.vdot(apart, before)) / max(float(np.vdot(before, before)), 1e-9)
        if math.isnan(share):
            return False
        self._before = apart if abs(share) >= _TURNED else before * _FADES
        return share <= -_TURNED and _travel(before, apart) > LEAST_TRAVEL


def reversal_times(time_s: FloatArray, apart: FloatArray) -> FloatArray:
    """Return when `ReversalWatch` says so of (frames,) times and (frames, landmarks, 2) ways."""
    watch = ReversalWatch()
    turned = [watch.push(each) for each in apart]
    return time_s[np.array(turned, dtype=np.bool_)]


def unsteady_stretches(
    time_s: FloatArray, remaining_s: Sequence[FloatArray], given_s: FloatArray
) -> list[tuple[int, int]]:
    """Return where sides were exchanged again and again.

    Parameters
    ----------
    time_s
        (frames,).
    remaining_s, given_s
        When limbs or what they hang on were turned round still, each by itself, after exchanges
        were put right, and when limbs were as the model gave them. What is left over says where,
        what was given says from when to when.

    Returns
    -------
    list of tuple of int
        First frame and the frame after the last of each stretch, with `MARGIN_S` on both sides.
    """
    bursts = [part for each_s in remaining_s for part in _together(each_s) if _is_often(part)]
    found: list[tuple[int, int]] = []
    for part in _together(reduce(np.union1d, remaining_s, given_s)):
        if not any(part[0] <= burst[0] <= part[-1] for burst in bursts):
            continue
        start = int(np.searchsorted(time_s, part[0] - MARGIN_S))
        end = int(np.searchsorted(time_s, part[-1] + MARGIN_S, "right"))
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _travel(before: FloatArray, now: FloatArray) -> float:
    """Return how far a limb would have gone: half of what the way between both changed."""
    change = now - before
    return 0.5 * math.sqrt(float((change * change).sum(axis=1).max()))


def _together(times_s: FloatArray) -> list[FloatArray]:
    """Return times in groups, between which nothing happens for longer than `WITHIN_S`."""
    if not len(times_s):
        return []
    return np.split(times_s, np.flatnonzero(np.diff(times_s) > WITHIN_S) + 1)


def _is_often(times_s: FloatArray) -> bool:
    in_a_row = zip(times_s.tolist(), times_s[OFTEN - 1 :].tolist(), strict=False)
    return any(last_s - first_s <= WITHIN_S for first_s, last_s in in_a_row)
