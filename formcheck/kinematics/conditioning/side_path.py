"""Which limb is which where a model takes both for each other again and again.

Every picture is one of three: as labelled, exchanged, or drawn between both limbs, since models
smooth. The cheapest sequence is found in which limbs move no faster than the middle between them
says, which knows no sides; pictures between both limbs are left out.
"""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.frame import FloatArray

AS_LABELLED, EXCHANGED, BETWEEN = 0, 1, 2
"""What a picture may be."""

LOOK_BACK_S = 0.35
"""How far back the last picture may lie that was not left out: gaps so long are filled;
`default`."""

SPEED_OVER_S = 0.28
"""Over so long the speed of the middle between both limbs is taken; `default`."""

_JITTER = 0.02
_SLOW_PER_S = 0.3
_MOST = 30.0
_CHANGE_COST = 2.0
_LEFT_OUT_COST = 3.0
_EXCHANGED_COST_PER_S = 1.0
_NEVER = 1e3
_ROUNDING_S = 1e-6

_CHANGES = np.array([[0.0, _CHANGE_COST], [_CHANGE_COST, 0.0]])

Labels = NDArray[np.int8]


class SidePath:
    """The cheapest ways so far to take each picture as labelled or as exchanged.

    Parameters
    ----------
    first
        What it begins as: `AS_LABELLED` or `EXCHANGED`.

    Notes
    -----
    A Viterbi recursion over the last picture that was not left out. How far limbs are from where
    they were is measured against jitter (0.02 body lengths), slow movement (0.3 a second) and the
    speed of the middle between both limbs, and saturates at 30. Changing sides costs 2, leaving a
    picture out 3, taking it as exchanged 1 a second. All `default`, found on sets of all
    nine rendered people.
    """

    def __init__(self, first: int) -> None:
        self._first = first
        self._time_s: list[float] = []
        self._apart: list[FloatArray] = []
        self._speed: list[FloatArray] = []
        self._costs: list[FloatArray] = []
        self._came_from: list[list[tuple[int, int]]] = []

    def push(self, time_s: float, apart: FloatArray, speed: FloatArray) -> None:
        """Take one more picture.

        Parameters
        ----------
        time_s
            Later than that of the last call.
        apart, speed
            (landmarks, 2), left minus right in body lengths, and (landmarks,), how fast the middle
            between both goes, in body lengths a second; without missing values.
        """
        since = self._since(time_s)
        self._time_s.append(time_s)
        self._apart.append(apart)
        self._speed.append(speed)
        if len(self._time_s) == 1:
            costs = np.full(2, _NEVER)
            costs[self._first] = 0.0
            came_from = [(-1, self._first)] * 2
        else:
            before = np.array(self._costs[since:])[:, :, None]
            total = (before + self._steps(since)).reshape(-1, 2)
            best = total.argmin(axis=0)
            costs = total[best, [0, 1]]
            came_from = [(since + int(each) // 2, int(each) % 2) for each in best]
        self._costs.append(costs)
        self._came_from.append(came_from)

    def labels(self, last: int) -> Labels:
        """Return (pictures,), what each picture is if the last one is `last`."""
        labels: Labels = np.full(len(self._time_s), BETWEEN, dtype=np.int8)
        place, side = len(labels) - 1, last
        while place >= 0:
            labels[place] = side
            place, side = self._came_from[place][side]
        return labels

    def latest(self) -> int:
        """Return what the last picture is, as far as can be told by those before."""
        costs = np.array(self._costs[self._since(self._time_s[-1]) :])
        left_out = _LEFT_OUT_COST * np.arange(len(costs) - 1, -1, -1)
        least = costs.min(axis=1) + left_out
        return int(costs[-1].argmin()) if int(least.argmin()) == len(least) - 1 else BETWEEN

    def keep_recent(self) -> None:
        """Forget pictures that no later one can come after; `labels` is not to be asked then."""
        old = self._since(self._time_s[-1]) - 1
        if old > 0:
            for kept in (self._time_s, self._apart, self._speed, self._costs, self._came_from):
                del kept[:old]

    def _since(self, time_s: float) -> int:
        """Return the first picture that one of this time may come after, or the last there is."""
        first = bisect_left(self._time_s, time_s - LOOK_BACK_S - _ROUNDING_S)
        return max(min(first, len(self._time_s) - 1), 0)

    def _steps(self, since: int) -> FloatArray:
        """Return (pictures before, 2, 2), by what one before and the last is, what it costs."""
        time_s, apart = np.array(self._time_s[since:]), np.array(self._apart[since:])
        speed = np.array(self._speed[since:])
        passed_s = time_s[-1] - time_s[:-1]
        allowed = _JITTER + (_SLOW_PER_S + np.maximum(speed[:-1], speed[-1])) * passed_s[:, None]
        steps = np.empty((len(passed_s), 2, 2))
        steps[:, 0, 0] = steps[:, 1, 1] = _cost(apart[-1] - apart[:-1], allowed)
        steps[:, 0, 1] = steps[:, 1, 0] = _cost(apart[-1] + apart[:-1], allowed)
        steps += _CHANGES
        steps += _LEFT_OUT_COST * np.arange(len(passed_s) - 1, -1, -1)[:, None, None]
        steps[..., EXCHANGED] += _EXCHANGED_COST_PER_S * passed_s[-1]
        return steps


def settled_sides(
    time_s: FloatArray, apart: FloatArray, middle: FloatArray, *, first: int, last: int
) -> Labels:
    """Return what each picture of a stretch is.

    Parameters
    ----------
    time_s
        (frames,), increasing.
    apart, middle
        (frames, landmarks, 2), left minus right, and the point between both, in body lengths; NaN
        where a landmark is missing.
    first, last
        What the stretch begins and ends as: `AS_LABELLED` or `EXCHANGED`.

    Returns
    -------
    Labels
        (frames,), `AS_LABELLED`, `EXCHANGED` or `BETWEEN`; `first` where landmarks are missing.
    """
    labels: Labels = np.full(len(time_s), first, dtype=np.int8)
    seen = np.flatnonzero(~np.isnan(apart).any(axis=(1, 2)))
    if not len(seen):
        return labels
    path, speed = SidePath(first), _speed(time_s, middle)
    for index in seen.tolist():
        path.push(float(time_s[index]), apart[index], speed[index])
    labels[seen] = path.labels(last)
    return labels


def _speed(time_s: FloatArray, middle: FloatArray) -> FloatArray:
    """Return (frames, landmarks), how fast the middle between both goes over `SPEED_OVER_S`.

    With one limb at rest the way between both changes twice as fast.
    """
    before = np.searchsorted(time_s, time_s - SPEED_OVER_S / 2)
    after = np.searchsorted(time_s, time_s + SPEED_OVER_S / 2, "right") - 1
    went = middle[after] - middle[before]
    passed_s = np.maximum(time_s[after] - time_s[before], 1e-9)
    return np.nan_to_num(np.hypot(went[..., 0], went[..., 1]) / passed_s[:, None])


def _cost(off: FloatArray, allowed: FloatArray) -> FloatArray:
    return np.asarray(np.minimum((off * off).sum(axis=-1) / allowed**2, _MOST).mean(axis=-1))
