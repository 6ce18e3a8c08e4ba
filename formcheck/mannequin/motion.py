"""Motion: postures in order, eased from one to the next, repeated at a tempo."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from formcheck.mannequin.contact import STANDING_ON_FEET, Support
from formcheck.mannequin.posture import Posture


@dataclass(frozen=True, slots=True)
class Keyframe:
    """A posture and the time the body takes to come to it from the one before.

    Attributes
    ----------
    seconds
        0 or more; with the same posture as before it is a pause.
    posture
        What is reached.
    """

    seconds: float
    posture: Posture


@dataclass(frozen=True, slots=True)
class Bout:
    """One repetition or one hold within a motion, with what is wrong in it.

    Attributes
    ----------
    keyframes
        From leaving the start posture to being back in it.
    faults
        Names of the faults this repetition shows, as the exercise's spec names them.
    """

    keyframes: tuple[Keyframe, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Motion:
    """What a body does, from the first frame to the last.

    Attributes
    ----------
    start
        The posture before, between and after the bouts.
    bouts
        In order.
    support
        What bears the body.
    lead_in_s, between_s, lead_out_s
        Stillness before the first bout, between bouts and after the last.
    """

    start: Posture
    bouts: tuple[Bout, ...]
    support: Support = STANDING_ON_FEET
    lead_in_s: float = 1.5
    between_s: float = 0.5
    lead_out_s: float = 1.0

    @property
    def duration_s(self) -> float:
        """Length of the whole motion."""
        return self._timeline()[-1][0]

    def posture_at(self, time_s: float) -> Posture:
        """Return the posture at a time; before the start and after the end the body is still."""
        timeline = self._timeline()
        place = bisect_right([entry_s for entry_s, _ in timeline], time_s)
        if place in (0, len(timeline)):
            return timeline[min(place, len(timeline) - 1)][1]
        (since_s, before), (until_s, after) = timeline[place - 1], timeline[place]
        share = (time_s - since_s) / (until_s - since_s)
        return before.toward(after, 0.5 - 0.5 * float(np.cos(np.pi * share)))

    def intervals_s(self) -> tuple[tuple[float, float], ...]:
        """Return when each bout starts and ends."""
        intervals, now_s = [], self.lead_in_s
        for bout in self.bouts:
            end_s = now_s + sum(key.seconds for key in bout.keyframes)
            intervals.append((now_s, end_s))
            now_s = end_s + self.between_s
        return tuple(intervals)

    def _timeline(self) -> list[tuple[float, Posture]]:
        timeline = [(0.0, self.start)]
        for seconds, posture in self._legs():
            if seconds > 0:
                timeline.append((timeline[-1][0] + seconds, posture))
        return timeline

    def _legs(self) -> Iterator[tuple[float, Posture]]:
        yield self.lead_in_s, self.start
        for number, bout in enumerate(self.bouts):
            if number:
                yield self.between_s, self.start
            for key in bout.keyframes:
                yield key.seconds, key.posture
        yield self.lead_out_s, self.start


def repetition(
    start: Posture,
    peak: Posture,
    *,
    tempo_s: tuple[float, float, float],
    faults: tuple[str, ...] = (),
) -> Bout:
    """Return a bout that goes out, pauses at the peak and comes back.

    Parameters
    ----------
    tempo_s
        Seconds out, at the peak, and back.
    """
    out_s, pause_s, back_s = tempo_s
    keyframes = (Keyframe(out_s, peak), Keyframe(pause_s, peak), Keyframe(back_s, start))
    return Bout(keyframes, faults)
