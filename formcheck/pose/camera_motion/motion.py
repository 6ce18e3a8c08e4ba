"""Where the camera is, from picture to picture."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from formcheck.pose.camera_motion.belief import POINTS_MIN, Standing, rests, standing
from formcheck.pose.camera_motion.edge_points import BoolArray
from formcheck.pose.camera_motion.key_picture import Comparison, KeyPicture
from formcheck.pose.camera_motion.similarity import AT_REST, Similarity
from formcheck.pose.camera_motion.small_picture import SmallPicture
from formcheck.pose.frame import FloatArray
from formcheck.pose.region import Region

UNKNOWN_MIN_S = 0.5
"""A break lasts at least so long, so that whoever misses pictures does not miss it."""

NEW_KEY_BELOW_FRAC = 0.6
NEW_KEY_EVERY_S = 1.0
"""A key picture is given up when so little of it is found again, but not more often."""

UNKNOWN_PARTS: FloatArray = np.full(4, np.nan)
UNKNOWN_PARTS.flags.writeable = False


class CameraMotion:
    """Follows how the room moves in pictures that come in order.

    Each picture is compared with a key picture rather than with the one before it, so that a
    camera at rest does not drift: it reads shift and roll of exactly 0 and a scale of exactly 1.
    A motion is told only where many parts of the picture, far apart, vote for it (see `belief`).
    What a room cannot tell (sideways, along a single skirting line) is NaN throughout the time
    for which a key picture holds. Where nothing can be told, of too fast a motion, a cut or too
    little background, all is NaN for half a second at least, and a new stretch begins with zeros.
    """

    def __init__(self) -> None:
        self._key: _PlacedKey | None = None
        self._last = self._step = AT_REST
        self._told_before = False
        self._in_stretch = False
        self._resume_s = -np.inf

    def follow(self, now: SmallPicture, time_s: float, person: Region | None) -> FloatArray:
        """Return (4,), where the camera is in the next picture, by `CameraPart`.

        Parameters
        ----------
        now
            The picture.
        time_s
            Its time.
        person
            Where somebody is, who tells nothing of the camera; None where nobody was ever seen.
        """
        found = None if self._key is None else self._found(self._key.key, now, person)
        if found is None or self._key is None:
            return self._lose(now, time_s, person)
        self._step = found.motion.after(self._last.inverse())
        self._last = found.motion
        if not self._in_stretch:
            return self._resume(now, time_s, person)
        place = found.motion.after(self._key.place)
        told = self._key.told & self._key.key.sure(found.comparison.valid)
        if self._key.worn_out(found.comparison, time_s):
            self._take_key(now, time_s, person, place, told)
        return np.where(told, place.parts, np.nan)

    def _found(
        self, key: KeyPicture, now: SmallPicture, person: Region | None
    ) -> "FoundMotion | None":
        if key.picture.size_px != now.size_px:
            return None
        return found_motion(key, now, (self._step.after(self._last), self._last), person)

    def _lose(self, now: SmallPicture, time_s: float, person: Region | None) -> FloatArray:
        """Take a new key picture; end the stretch, or begin the first one."""
        if self._in_stretch:
            self._resume_s = time_s + UNKNOWN_MIN_S
        self._in_stretch = False
        self._take_key(now, time_s, person)
        return UNKNOWN_PARTS if self._told_before else self._begin()

    def _resume(self, now: SmallPicture, time_s: float, person: Region | None) -> FloatArray:
        """Begin a new stretch, if the break was long enough."""
        if time_s < self._resume_s:
            return UNKNOWN_PARTS
        self._take_key(now, time_s, person)
        return self._begin()

    def _begin(self) -> FloatArray:
        if self._key is None:
            return UNKNOWN_PARTS
        self._in_stretch = self._told_before = True
        return np.where(self._key.told, AT_REST.parts, np.nan)

    def _take_key(
        self,
        now: SmallPicture,
        time_s: float,
        person: Region | None,
        place: Similarity = AT_REST,
        told: BoolArray | None = None,
    ) -> None:
        key = KeyPicture(now, person)
        self._last = AT_REST
        if told is None:
            self._step = AT_REST
        self._key = None
        if len(key) >= POINTS_MIN:
            every = np.ones(len(key), dtype=np.bool_)
            all_told = key.sure(every) if told is None else told & key.sure(every)
            self._key = _PlacedKey(key, place, all_told, time_s)


@dataclass(frozen=True, slots=True)
class _PlacedKey:
    """A key picture, where the camera was then, and which parts of that are known."""

    key: KeyPicture
    place: Similarity
    told: BoolArray
    time_s: float

    def worn_out(self, comparison: Comparison, time_s: float) -> bool:
        """Return whether too little of it is found again."""
        known, seen = int(comparison.matched.sum()), int(comparison.valid.sum())
        return time_s - self.time_s >= NEW_KEY_EVERY_S and (
            known < max(NEW_KEY_BELOW_FRAC * seen, POINTS_MIN)
            or int(comparison.inside.sum()) < NEW_KEY_BELOW_FRAC * len(self.key)
        )


@dataclass(frozen=True, slots=True)
class FoundMotion:
    """A motion that is believed, and how the picture compares after it."""

    motion: Similarity
    comparison: Comparison


def found_motion(
    key: KeyPicture,
    now: SmallPicture,
    guesses: tuple[Similarity, Similarity],
    person: Region | None,
) -> FoundMotion | None:
    """Return how the room moved since the key picture; None where that cannot be told.

    Parameters
    ----------
    key, now
        The pictures.
    guesses
        How it will have moved if it goes on as it did, and how it had in the picture before.
    person
        Where somebody is now.
    """
    last = guesses[-1]
    at_rest = key.compared(now, AT_REST, person)
    if last == AT_REST and rests(key, at_rest):
        return FoundMotion(AT_REST, at_rest)
    best: FoundMotion | None = None
    for start in _starts(key, now, guesses, person):
        motion, moved = key.fitted(now, start, person)
        if best is not None and moved.explained <= best.comparison.explained:
            continue
        best = FoundMotion(motion, moved)
        match standing(key, motion, moved, at_rest, moving=last != AT_REST):
            case Standing.STILL:
                return FoundMotion(AT_REST, at_rest)
            case Standing.MOVED:
                return best
    return None


def _starts(
    key: KeyPicture,
    now: SmallPicture,
    guesses: tuple[Similarity, Similarity],
    person: Region | None,
) -> Iterator[Similarity]:
    """Yield where to begin to look, what costs most last."""
    yield from dict.fromkeys((*guesses, AT_REST))
    yield key.shifted(now, person)
