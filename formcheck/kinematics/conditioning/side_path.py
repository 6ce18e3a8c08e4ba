"""Which limb is which where a model takes both for each other again and again.

Every picture is one of three: as labelled, exchanged, or drawn between both limbs, since models
smooth. The cheapest sequence is found in which limbs move no faster than the middle between them
says, which knows no sides; pictures between both limbs are left out.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.frame import FloatArray

AS_LABELLED, EXCHANGED, BETWEEN = 0, 1, 2
"""What a picture may be."""

LOOK_BACK_S = 0.35
"""How far back the last picture may lie that was not left out: gaps so long are filled;
`default`."""

_JITTER = 0.02
_SLOW_PER_S = 0.3
_HALF_WINDOW_S = 0.14
_MOST = 30.0
_CHANGE_COST = 2.0
_LEFT_OUT_COST = 3.0
_EXCHANGED_COST_PER_S = 1.0
_NEVER = 1e3

_CHANGES = np.array([[0.0, _CHANGE_COST], [_CHANGE_COST, 0.0]])

Labels = NDArray[np.int8]


@dataclass(slots=True)
class _Path:
    """The cheapest ways so far to take pictures as labelled and as exchanged."""

    costs: list[FloatArray] = field(default_factory=list)
    came_from: list[list[tuple[int, int]]] = field(default_factory=list)


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

    Notes
    -----
    A Viterbi recursion over the last picture that was not left out. How far limbs are from where
    they were is measured against jitter (0.02 body lengths), slow movement (0.3 a second) and the
    speed of the middle over 0.28 s: with one limb at rest the way between both changes twice as
    fast as the middle, so what it is taken for may be slow by a half; and saturates at 30.
    Changing sides costs 2, leaving a picture out 3, taking it as exchanged 1 a second. All
    `default`, found on six rendered people.
    """
    labels: Labels = np.full(len(time_s), first, dtype=np.int8)
    seen = np.flatnonzero(~np.isnan(apart).any(axis=(1, 2)))
    if len(seen) < 2:
        return labels
    speed = _speed(time_s, middle)[seen]
    path = _forward(time_s[seen], apart[seen], speed, first)
    labels[seen] = BETWEEN
    place, side = len(seen) - 1, last
    while place >= 0:
        labels[seen[place]] = side
        place, side = path.came_from[place][side]
    return labels


def _speed(time_s: FloatArray, middle: FloatArray) -> FloatArray:
    """Return (frames, landmarks), how fast the middle between both limbs goes; 0 if not known."""
    before = np.searchsorted(time_s, time_s - _HALF_WINDOW_S)
    after = np.searchsorted(time_s, time_s + _HALF_WINDOW_S, "right") - 1
    went = middle[after] - middle[before]
    passed_s = np.maximum(time_s[after] - time_s[before], 1e-9)
    return np.nan_to_num(np.hypot(went[..., 0], went[..., 1]) / passed_s[:, None])


def _forward(time_s: FloatArray, apart: FloatArray, speed: FloatArray, first: int) -> _Path:
    path = _Path()
    begins = np.full(2, _NEVER)
    begins[first] = 0.0
    path.costs.append(begins)
    path.came_from.append([(-1, first), (-1, first)])
    for place in range(1, len(time_s)):
        since = int(np.searchsorted(time_s, time_s[place] - LOOK_BACK_S - 1e-6))
        since = min(since, place - 1)
        total = np.array(path.costs[since:place])[:, :, None] + _steps(
            time_s[since : place + 1], apart[since : place + 1], speed[since : place + 1]
        )
        best = total.reshape(-1, 2).argmin(axis=0)
        path.costs.append(total.reshape(-1, 2)[best, [0, 1]])
        path.came_from.append([(since + int(each) // 2, int(each) % 2) for each in best])
    return path


def _steps(time_s: FloatArray, apart: FloatArray, speed: FloatArray) -> FloatArray:
    """Return what it costs to come to the last picture from each before.

    Returns
    -------
    FloatArray
        (pictures before, 2, 2), by what the one before is and what the last is.
    """
    passed_s = time_s[-1] - time_s[:-1]
    allowed = _JITTER + (_SLOW_PER_S + np.maximum(speed[:-1], speed[-1])) * passed_s[:, None]
    same, turned = apart[-1] - apart[:-1], apart[-1] + apart[:-1]
    stays = _cost(same, allowed)
    turns = _cost(turned, allowed)
    steps = np.empty((len(passed_s), 2, 2))
    steps[:, 0, 0] = steps[:, 1, 1] = stays
    steps[:, 0, 1] = steps[:, 1, 0] = turns
    steps += _CHANGES
    steps += _LEFT_OUT_COST * np.arange(len(passed_s) - 1, -1, -1)[:, None, None]
    steps[..., EXCHANGED] += _EXCHANGED_COST_PER_S * passed_s[-1]
    return steps


def _cost(off: FloatArray, allowed: FloatArray) -> FloatArray:
    return np.asarray(np.minimum((off * off).sum(axis=-1) / allowed**2, _MOST).mean(axis=-1))
