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

_JITTER = 0.008
_ACCELERATION = 1.5
_FIRST_NOISE = 0.02
_NOISE_SETTLE_S = 1.0
_NOISE_RISE = 9.0
_VELOCITY_GAIN = 0.5

_MOST_EVIDENCE = 64.0
_CHANGE_COST = 15.0
_EXCHANGED_COST_PER_S = 10.0
_SUPPORT = 10.0
_FORGET_S = 0.5
_NEVER = 1e3

_OF_GROUP = np.equal.outer(GROUP_OF_PAIR, np.arange(len(GROUPS))).astype(np.float64)
_SHARES = _OF_GROUP / _OF_GROUP.sum(axis=0)
_PAIRS_OF_STORY = np.stack((PAIRS, PAIRS[::-1]))
_ANEW = np.array([[0.0], [_NEVER]])


@dataclass(frozen=True, slots=True)
class _Picture:
    """One moment's places by story, side, pair and coordinate, and which pairs can be judged."""

    told: FloatArray
    seen: BoolArray
    used: BoolArray
    step_s: FloatArray
    weight: FloatArray


class Stories:
    """Keeps both stories of every group of landmarks, and what each has cost so far.

    Attributes
    ----------
    costs
        (2, 5): of the story "as labelled" and of the story "exchanged", for each of
        `side_groups.GROUPS`; the smaller is 0.

    Notes
    -----
    The forward half of the Viterbi recursion over two states. All constants are `default`; places
    are in body lengths, and a miss is summed over the two sides and three coordinates of a pair:

    - A miss is measured against the sum of jitter (0.017), acceleration (1.5 per s^2 times the
      step squared) and the pair's own usual miss over the last second.
    - Evidence of one picture saturates at 64 (a miss far beyond eight times the usual), so
      that one wild landmark cannot decide; pairs count by their lower visibility.
    - Changing costs 15, telling "exchanged" 16 per second: three seconds at most, if the evidence
      was overwhelming.
    - The first picture, and the first after half a second without, is as labelled.
    """

    def __init__(self) -> None:
        pairs = len(GROUP_OF_PAIR)
        self.costs = np.repeat(_ANEW, len(GROUPS), axis=1)
        self._place = np.zeros((2, 2, pairs, 3))
        self._velocity = np.zeros((2, 2, pairs, 3))
        self._noise = np.full(pairs, _FIRST_NOISE**2)
        self._seen_s = np.full(pairs, -np.inf)
        self._time_s = -np.inf

    def push(self, time_s: float, places: FloatArray, weight: FloatArray) -> BoolArray:
        """Let both stories take in one picture.

        Parameters
        ----------
        time_s
            Later than that of the last call.
        places
            (33, 3), body lengths, third coordinate depth; NaN where missing.
        weight
            (33,), 0 to 1, how much a landmark has to say.

        Returns
        -------
        BoolArray
            (2, 5): for each story of each group, whether it came from the story "exchanged".
        """
        picture = self._picture(time_s, places, weight)
        before = self.costs[1] < self.costs[0]
        came_from = self._choose(self._evidence(picture), min(time_s - self._time_s, _FORGET_S))
        if not picture.used.all():
            lost = (picture.seen @ _OF_GROUP > 0) & ~(picture.used @ _OF_GROUP > 0)
            self.costs[:, lost] = _ANEW
            came_from[:, lost] = before[lost]
        self._follow(picture, came_from)
        np.copyto(self._seen_s, time_s, where=picture.seen)
        self._time_s = time_s
        return came_from

    def _picture(self, time_s: float, places: FloatArray, weight: FloatArray) -> _Picture:
        told = places.take(_PAIRS_OF_STORY, axis=0)
        total = told[0, 0, :, 0] + told[0, 1, :, 0]
        seen = total == total
        since_s = time_s - self._seen_s
        used = seen & (since_s <= _FORGET_S)
        lower = np.minimum(weight.take(PAIRS[0]), weight.take(PAIRS[1]))
        return _Picture(told, seen, used, np.where(used, since_s, 1.0), lower)

    def _evidence(self, picture: _Picture) -> FloatArray:
        """Return (2, 2, 5): what the picture costs each story, by the story it came from."""
        foretold = self._place + self._velocity * picture.step_s[:, None]
        off = picture.told[None] - foretold[:, None]
        miss = np.einsum("fsdpc,fsdpc->fsp", off, off)
        miss[..., ~picture.used] = 0.0
        least = miss.reshape(4, -1).min(axis=0)
        variance = _JITTER**2 + (_ACCELERATION * picture.step_s**2) ** 2 + self._noise
        self._learn_noise(picture, least, _NOISE_RISE * variance)
        variance += least
        limited = miss / (variance + miss * (1.0 / _MOST_EVIDENCE))
        return np.asarray((limited * picture.weight) @ _SHARES)

    def _learn_noise(self, picture: _Picture, least: FloatArray, most: FloatArray) -> None:
        gain = np.minimum(picture.step_s * (picture.used / _NOISE_SETTLE_S), 1.0)
        self._noise += gain * (np.minimum(least, most) - self._noise)

    def _choose(self, evidence: FloatArray, passed_s: float) -> BoolArray:
        totals = evidence + self.costs[:, None]
        out, back = (
            _CHANGE_COST - _SUPPORT * min(max(strongest / _CHANGE_COST - 1.0, 0.0), 1.0)
            for strongest in (
                (evidence[0, 0] - evidence[0, 1]).max(),
                (evidence[1, 1] - evidence[1, 0]).max(),
            )
        )
        totals[0, 1] += out
        totals[1, 0] += back
        totals[:, 1] += _EXCHANGED_COST_PER_S * passed_s
        came_from: BoolArray = np.asarray(totals[1] < totals[0])
        best = np.minimum(totals[0], totals[1])
        self.costs = best - np.minimum(best[0], best[1])
        return came_from

    def _follow(self, picture: _Picture, came_from: BoolArray) -> None:
        source = came_from.take(GROUP_OF_PAIR, axis=1)[:, None, :, None]
        place = np.where(source, self._place[1:], self._place[:1])
        velocity = np.where(source, self._velocity[1:], self._velocity[:1])
        step = picture.told - place
        velocity += (step / picture.step_s[:, None] - velocity) * _VELOCITY_GAIN
        if not picture.used.all():
            velocity = np.where(picture.used[:, None], velocity, 0.0)
            self._place = np.where(picture.seen[:, None], picture.told, place)
        else:
            self._place = picture.told
        self._velocity = velocity
