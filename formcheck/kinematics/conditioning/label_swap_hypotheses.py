"""Two explanations of the same labels: right as given, or left and right exchanged.

Each story foretells the next picture from where things were and how they moved; what a picture
costs a story is how far it is from what was foretold. Changing from one story to the other costs
as well, and so does telling the second for long: legs that cross in walking go on as foretold and
are left alone, and a model that insists for seconds is believed.
"""

from dataclasses import dataclass

import numpy as np

from formcheck.kinematics.conditioning.gaps import BoolArray
from formcheck.kinematics.conditioning.side_groups import GROUP_OF_PAIR, GROUPS, PAIRS
from formcheck.pose.frame import FloatArray

_JITTER = 0.005
_ACCELERATION = 0.75
_FIRST_NOISE = 0.01
_NOISE_SETTLE_S = 1.0
_NOISE_RISE = 9.0
_VELOCITY_GAIN = 0.5

_MOST_EVIDENCE = 64.0
_CHANGE_COST = 12.0
_EXCHANGED_COST_PER_S = 10.0
_SUPPORT = 8.0
_FORGET_S = 0.5
_GOES_ON_S = 0.1
_WILD = 15.0
_HIGHEST_ACCELERATION = 60.0
_MOST_DEPTH = 0.05
_MAJORITY = 0.5
_NEVER = 1e3

_PAIR_COUNT = len(GROUP_OF_PAIR)
_ALL_FIT = np.ones(len(GROUPS), dtype=np.bool_)
_OF_GROUP = np.equal.outer(GROUP_OF_PAIR, np.arange(len(GROUPS))).astype(np.float64)
_SHARES = _OF_GROUP / _OF_GROUP.sum(axis=0)
_PAIRS_OF_STORY = np.stack((PAIRS, PAIRS[::-1]))
_SAME_STORY = np.array([[False], [True]])
_ANEW = np.array([[0.0], [_NEVER]])


@dataclass(frozen=True, slots=True)
class _Picture:
    """One moment: places by coordinate, story, side and pair; what is known of each pair.

    Where all pairs are followed, `step_s` is one number if it is the same for all.
    """

    time_s: float
    passed_s: float
    observed: FloatArray
    weight: FloatArray
    seen: BoolArray
    followed: BoolArray
    all_followed: bool
    step_s: FloatArray | float


@dataclass(frozen=True, slots=True)
class _Fit:
    """Which pairs are where each story expects them by the one before, (2, 2, 12), and by any."""

    near: BoolArray
    fits: BoolArray
    all_fit: bool


class LabelSwapHypotheses:
    """Keeps both stories of every group of landmarks, and what each has cost so far.

    Attributes
    ----------
    costs
        (2, 3): of the story "as labelled" and of the story "exchanged", for each of
        `side_groups.GROUPS`; the smaller is 0.

    fits
        (3,), whether most of a group was where either story expected it.

    Notes
    -----
    The forward half of the Viterbi recursion over two states. All constants are `default`, found
    on stick figures and real tracks; lengths are in body lengths. A pair's miss is the squared
    distance from what was foretold, summed over both sides by visibility; depth is cut at 0.05.

    - It is measured against jitter (0.005), acceleration (0.75 per s^2 times the step squared),
      the pair's own usual miss over the last second, and the miss of the better story: where
      neither fits well, little is proven.
    - Evidence of one picture saturates at 64, so that one wild landmark cannot decide.
    - Changing costs 12, or down to 4 where any group clearly has to change: models mostly exchange
      several at once. Telling "exchanged" costs 10 per second: a model that insists is believed
      after a few seconds.
    - A pair that fits neither story by far, and would have had to accelerate by more than 60 per
      s^2 (100 m/s^2), is on its way over or astray: it proves nothing and is not followed, so
      that what comes after is compared with what went before.
    - The first picture, and the first after half a second without, is as labelled.
    """

    def __init__(self) -> None:
        pairs = _PAIR_COUNT
        self.costs = np.repeat(_ANEW, len(GROUPS), axis=1)
        self.fits = _ALL_FIT
        self._place = np.zeros((3, 2, 2, pairs))
        self._velocity = np.zeros((3, 2, 2, pairs))
        self._noise = np.full(pairs, _FIRST_NOISE**2)
        self._last_s: FloatArray | float = -np.inf
        self._time_s = -np.inf

    def push(self, time_s: float, places: FloatArray, weight: FloatArray) -> BoolArray:
        """Let both stories take in one picture.

        Parameters
        ----------
        time_s
            Later than that of the last call.
        places
            (3, 33), body lengths, third coordinate depth; NaN where missing.
        weight
            (33,), 0 to 1, how much a landmark has to say.

        Returns
        -------
        BoolArray
            (2, 3): for each story of each group, whether it came from the story "exchanged".
        """
        picture = self._picture(time_s, places, weight)
        costs = self.costs
        evidence, fit = self._misses(picture)
        came_from = self._choose(evidence @ _SHARES, picture.passed_s)
        if not picture.all_followed:
            lost = (picture.seen @ _OF_GROUP > 0) & ~(picture.followed @ _OF_GROUP > 0)
            self.costs[:, lost] = _ANEW
            came_from[:, lost] = costs[1, lost] < costs[0, lost]
        self._follow(picture, fit, came_from)
        self.fits = _ALL_FIT if fit.all_fit else fit.fits @ _SHARES > _MAJORITY
        self._time_s = time_s
        return came_from

    def _picture(self, time_s: float, places: FloatArray, weight: FloatArray) -> _Picture:
        passed_s = min(time_s - self._time_s, _FORGET_S)
        observed = places.take(_PAIRS_OF_STORY, axis=1)
        total = observed[0, 0, 0] + observed[0, 0, 1]
        seen = total == total
        since_s = time_s - self._last_s
        followed = seen & (since_s <= _FORGET_S)
        all_followed = bool(np.count_nonzero(followed) == _PAIR_COUNT)
        step_s = since_s if all_followed else np.where(followed, since_s, _FORGET_S)
        weights = weight.take(_PAIRS_OF_STORY)
        return _Picture(time_s, passed_s, observed, weights, seen, followed, all_followed, step_s)

    def _misses(self, picture: _Picture) -> tuple[FloatArray, _Fit]:
        """Return (2, 2, 12), what pairs cost a story by the one before, and which fit."""
        step_s = picture.step_s
        off = self._velocity * np.minimum(step_s, _GOES_ON_S)
        off += self._place
        off = picture.observed[:, None] - off[:, :, None]
        off *= off
        apart = off[0]
        apart += off[1]
        apart += np.minimum(off[2], _MOST_DEPTH**2)
        apart *= picture.weight
        residual = apart[:, :, 0] + apart[:, :, 1]
        least = residual.reshape(4, -1).min(axis=0)
        drift = _ACCELERATION * (step_s * step_s)
        variance = _JITTER**2 + drift * drift + self._noise
        sudden = 2 * (_HIGHEST_ACCELERATION * picture.passed_s**2) ** 2
        fit = _fit(picture, residual < np.maximum(_WILD * variance, sudden))
        gain = np.minimum(step_s, picture.passed_s) / _NOISE_SETTLE_S
        learnt = gain * (np.minimum(least, _NOISE_RISE * variance) - self._noise)
        limited = residual / (variance + least + residual * (1.0 / _MOST_EVIDENCE))
        if not fit.all_fit:
            learnt, limited = np.where(fit.fits, learnt, 0.0), np.where(fit.fits, limited, 0.0)
        self._noise += learnt
        return limited, fit

    def _choose(self, evidence: FloatArray, passed_s: float) -> BoolArray:
        totals = evidence + self.costs[:, None]
        totals[0, 1] += _change_cost(evidence[0, 0] - evidence[0, 1])
        totals[1, 0] += _change_cost(evidence[1, 1] - evidence[1, 0])
        totals[:, 1] += _EXCHANGED_COST_PER_S * passed_s
        came_from: BoolArray = np.asarray(totals[1] < totals[0])
        best = np.minimum(totals[0], totals[1])
        self.costs = best - np.minimum(best[0], best[1])
        return came_from

    def _follow(self, picture: _Picture, fit: _Fit, came_from: BoolArray) -> None:
        """Go on from the better past of each story."""
        source = came_from.take(GROUP_OF_PAIR, axis=1)
        steady = (source == _SAME_STORY) & np.where(source, fit.near[1], fit.near[0])
        place = np.where(source[:, None], self._place[:, 1:], self._place[:, :1])
        velocity = np.where(source[:, None], self._velocity[:, 1:], self._velocity[:, :1])
        change = (picture.observed - place) / picture.step_s - velocity
        velocity += np.where(steady[:, None], change * _VELOCITY_GAIN, 0.0)
        self._velocity = velocity
        if fit.all_fit:
            self._place, self._last_s = picture.observed, picture.time_s
            return
        taken = fit.fits | (picture.seen & ~picture.followed)
        velocity[..., taken & ~fit.fits] = 0.0
        self._place = np.where(taken, picture.observed, place)
        self._last_s = np.where(taken, picture.time_s, self._last_s)


def _fit(picture: _Picture, near: BoolArray) -> _Fit:
    if not picture.all_followed:
        near = picture.followed & near
    fits = np.asarray(near.reshape(4, -1).any(axis=0))
    return _Fit(near, fits, bool(np.count_nonzero(fits) == _PAIR_COUNT))


def _change_cost(for_change: FloatArray) -> float:
    """Return what a group pays to change story, cheaper where any group has to change."""
    support = float(max(for_change.tolist())) / _CHANGE_COST - 1.0
    return _CHANGE_COST - _SUPPORT * min(max(support, 0.0), 1.0)
