"""Left and right of limbs that a model exchanges again and again, put right as poses come.

What `repeated_swaps` does for a recording, by what was seen so far: the first exchanges are over
before they can be called repeated.
"""

import math
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.conditioning.gaps import BoolArray
from formcheck.kinematics.conditioning.limb_pairs import LIMB_PAIRS, LimbPair
from formcheck.kinematics.conditioning.limb_roots import root_labels
from formcheck.kinematics.conditioning.reversals import ReversalWatch
from formcheck.kinematics.conditioning.side_groups import per_landmark
from formcheck.kinematics.conditioning.side_path import (
    AS_LABELLED,
    BETWEEN,
    EXCHANGED,
    SPEED_OVER_S,
    SidePath,
)
from formcheck.kinematics.conditioning.swaps import Sides
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT

OFTEN = 4
WITHIN_S = 0.8
"""Turned round so often in so long limbs are exchanged; a recording is looked at for twice as
long, but what is told while somebody moves cannot wait; `default`."""

_REMEMBERED_S = WITHIN_S + 0.5


@dataclass(frozen=True, slots=True)
class _Seen:
    """One picture: (2, 33) places, and (landmarks, 2), limbs apart, left minus right.

    `side` is what the limbs were taken for by their group.
    """

    time_s: float
    side: int
    places: FloatArray
    apart: FloatArray


class LimbWatch:
    """Tells which limb is which while a model exchanges them again and again.

    Parameters
    ----------
    limbs
        Whose.

    Attributes
    ----------
    roots
        What the hips or shoulders of the last picture are.
    """

    def __init__(self, limbs: LimbPair) -> None:
        self.limbs = limbs
        self._remaining, self._given = ReversalWatch(), ReversalWatch()
        self._turned_s: deque[float] = deque(maxlen=OFTEN)
        self._last_s = -np.inf
        self._recent: deque[_Seen] = deque()
        self._path: SidePath | None = None
        self._as_labelled = np.zeros((2, LANDMARK_COUNT))
        self.roots = AS_LABELLED

    def push(self, time_s: float, places: FloatArray, *, exchanged: bool) -> int | None:
        """Take one picture.

        Parameters
        ----------
        time_s
            Later than that of the last call.
        places
            (2, 33), body lengths, as labelled by the model.
        exchanged
            Whether the whole group is taken as exchanged.

        Returns
        -------
        int or None
            `AS_LABELLED`, `EXCHANGED` or `BETWEEN`; None where limbs are not exchanged again and
            again or a landmark is missing.
        """
        apart = _apart(places, self.limbs.ends).T
        if self._remaining.push(-apart if exchanged else apart):
            self._turned_s.append(time_s)
        if self._given.push(apart):
            self._last_s = time_s
        if math.isnan(float(apart.sum())):
            return None
        self._remember(_Seen(time_s, EXCHANGED if exchanged else AS_LABELLED, places, apart))
        told = self._told(time_s)
        if told is None or told == AS_LABELLED:
            self._as_labelled, self.roots = places, AS_LABELLED
        else:
            now, usual = (_apart(each, self.limbs.roots).T for each in (places, self._as_labelled))
            self.roots = int(root_labels(np.array([told], dtype=np.int8), now, usual)[0])
        return told

    def _remember(self, seen: _Seen) -> None:
        self._recent.append(seen)
        while self._recent[0].time_s < seen.time_s - _REMEMBERED_S:
            self._recent.popleft()

    def _told(self, time_s: float) -> int | None:
        if time_s - self._last_s > WITHIN_S:
            self._path = None
        if self._path is not None:
            self._go_on(self._path, len(self._recent) - 1)
            return self._path.latest()
        often = len(self._turned_s) == OFTEN and time_s - self._turned_s[0] <= WITHIN_S
        if not often:
            return None
        self._path = SidePath(self._recent[0].side)
        for index in range(len(self._recent)):
            self._go_on(self._path, index)
        return self._path.latest()

    def _go_on(self, path: SidePath, index: int) -> None:
        seen = self._recent[index]
        past = index
        while past > 0 and seen.time_s - self._recent[past - 1].time_s <= SPEED_OVER_S:
            past -= 1
        before = self._recent[past]
        went = 0.5 * (seen.places - before.places)[:, self.limbs.ends].sum(axis=1)
        passed_s = max(seen.time_s - before.time_s, 1e-9)
        path.push(seen.time_s, seen.apart, np.hypot(went[0], went[1]) / passed_s)
        path.keep_recent()


def _apart(places: FloatArray, pairs: NDArray[np.intp]) -> FloatArray:
    return np.asarray(places.take(pairs[0], axis=1) - places.take(pairs[1], axis=1))


class RepeatedSwapWatcher:
    """Watches both pairs of limbs of one person."""

    def __init__(self) -> None:
        self._watches = tuple(map(LimbWatch, LIMB_PAIRS))

    def push(self, time_s: float, places: FloatArray, sides: Sides) -> "LandmarkSides | None":
        """Take one picture; return what is decided by landmarks, None where groups will do.

        Parameters
        ----------
        time_s, places
            As of `SwapWatcher.push`.
        sides
            What that said.
        """
        flat, decided = places[:2], None
        for watch in self._watches:
            group = bool(sides.exchanged[watch.limbs.group])
            told = watch.push(time_s, flat, exchanged=group)
            if told is not None:
                decided = decided or LandmarkSides.of(sides)
                for pairs, label in ((watch.limbs.ends, told), (watch.limbs.roots, watch.roots)):
                    decided.tell(pairs, label)
        return decided


@dataclass(frozen=True, slots=True)
class LandmarkSides:
    """What is decided of one picture, landmark by landmark: (33,) each."""

    exchanged: BoolArray
    plausibility: FloatArray

    @classmethod
    def of(cls, sides: Sides) -> "LandmarkSides":
        """Return what groups say."""
        return cls(per_landmark(sides.exchanged), sides.plausibility.copy())

    def tell(self, pairs: NDArray[np.intp], label: int) -> None:
        """Let landmarks, (2, n), be what they were told to be."""
        marks = pairs.ravel()
        self.exchanged[marks] = label == EXCHANGED
        self.plausibility[marks] *= label != BETWEEN
