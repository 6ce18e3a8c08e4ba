"""Motion: postures in order, eased from one to the next, repeated at a tempo."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator

from formcheck.anatomy.posture import Posture
from formcheck.mannequin.contact import STANDING_ON_FEET, Support


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

    def mirrored(self) -> "Keyframe":
        """Return the mirror image."""
        return Keyframe(self.seconds, self.posture.mirrored())


@dataclass(frozen=True, slots=True)
class Bout:
    """One repetition or one hold within a motion, with what is wrong in it.

    Attributes
    ----------
    keyframes
        From leaving the start posture to being back in it.
    faults
        Names of the faults this repetition shows, as the exercise's spec names them.
    support
        What bears the body meanwhile, with the contacts where the start posture has them; None
        where it is what bears it before and after.
    """

    keyframes: tuple[Keyframe, ...]
    faults: tuple[str, ...] = ()
    support: Support | None = None

    def mirrored(self) -> "Bout":
        """Return the same repetition on the other side, left and right exchanged."""
        support = self.support.mirrored() if self.support else None
        return Bout(tuple(key.mirrored() for key in self.keyframes), self.faults, support)


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
        What bears the body, where a bout does not say otherwise.
    lead_in_s, between_s, lead_out_s
        Stillness before the first bout, between bouts and after the last.
    """

    start: Posture
    bouts: tuple[Bout, ...]
    support: Support = STANDING_ON_FEET
    lead_in_s: float = 1.5
    between_s: float = 0.5
    lead_out_s: float = 1.0

    def intervals_s(self) -> tuple[tuple[float, float], ...]:
        """Return when each bout starts and ends."""
        intervals, now_s = [], self.lead_in_s
        for bout in self.bouts:
            end_s = now_s + sum(key.seconds for key in bout.keyframes)
            intervals.append((now_s, end_s))
            now_s = end_s + self.between_s
        return tuple(intervals)

    def keyframes(self) -> Iterator[Keyframe]:
        """Yield every keyframe of the whole motion, the stillness in between included."""
        yield Keyframe(self.lead_in_s, self.start)
        for number, bout in enumerate(self.bouts):
            if number:
                yield Keyframe(self.between_s, self.start)
            yield from bout.keyframes
        yield Keyframe(self.lead_out_s, self.start)


DECIMALS = 9
"""Of a degree: what differs by less is the same posture, in rest and in every repetition."""


class Trajectory:
    """A motion as postures over time.

    Each angle follows a monotone cubic (Fritsch and Carlson 1980, as in SciPy's PCHIP): it eases
    out of and into every turn and pause, passes through the keyframes between without
    stopping, and never swings past a keyframe.
    """

    def __init__(self, motion: Motion) -> None:
        moving = [key for key in motion.keyframes() if key.seconds > 0]
        times_s = np.cumsum([0.0, *(key.seconds for key in moving)])
        postures = [motion.start, *(key.posture for key in moving)]
        self._names = sorted({name for posture in postures for name in posture.angles_deg})
        values = [[posture[name] for name in self._names] for posture in postures]
        self._curve = PchipInterpolator(times_s, np.array(values))
        self.duration_s = float(times_s[-1])

    def posture_at(self, time_s: float) -> Posture:
        """Return the posture at a time; before the start and after the end the body is still."""
        angles_deg = self._curve(min(max(time_s, 0.0), self.duration_s)).round(DECIMALS)
        return Posture(dict(zip(self._names, angles_deg.tolist(), strict=True)))


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
