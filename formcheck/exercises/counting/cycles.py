"""Finds movements on one signal: out and back, scaled by its own range."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks

from formcheck.anatomy.sides import Side
from formcheck.exercises.counting.limits import WholeLimits
from formcheck.exercises.counting.movement import Cut, Movement
from formcheck.pose.frame import FloatArray

IndexArray = NDArray[np.intp]

JUST_BELOW = 1e-6
"""What lies at an end of the recording is a furthest point, too."""

LEAST_SEEN = 5
"""A signal seen in fewer frames says nothing."""

EDGE_FRAC = 0.1
"""A movement begins and ends where it has covered all but this share of its way [default]."""

HALT_FRAC, HALT_SPEED_FRAC = 0.6, 0.05
"""From this share of the way on it is over, too, where it slows to this share of its fastest
[default]."""

RESTED_FRAC = 0.85
"""... and has begun only after such a halt at less than the rest of it: before, the side that waits
for the other one drifts [default]."""


@dataclass(frozen=True, slots=True)
class Course:
    """One signal of one side over a set, without gaps, growing towards the furthest point.

    Attributes
    ----------
    side
        The side; None for both together or for the body as a whole.
    values
        (frames,), smoothed.
    time_s
        (frames,).
    seen
        (frames,), where the signal was seen and not bridged.
    """

    side: Side | None
    values: FloatArray
    time_s: FloatArray
    seen: NDArray[np.bool_]

    @property
    def interval_s(self) -> float:
        """The usual time between two frames."""
        return float(np.median(np.diff(self.time_s)))

    @property
    def range(self) -> float:
        """The person's own range: from nearly the least to nearly the most."""
        low, high = np.percentile(self.values, (3.0, 97.0))
        return float(high - low)


def course_of(
    values: FloatArray, time_s: FloatArray, side: Side | None, smooth_s: float
) -> Course | None:
    """Return a signal without gaps and jitter; None where it is hardly seen.

    Parameters
    ----------
    values, time_s
        (frames,); NaN where unseen, which is bridged evenly: a pause is no movement.
    """
    seen = ~np.isnan(values)
    if seen.sum() < LEAST_SEEN:
        return None
    whole = np.interp(time_s, time_s[seen], values[seen])
    frames = smooth_s / float(np.median(np.diff(time_s)))
    return Course(side, gaussian_filter1d(whole, max(frames, 0.01)), time_s, np.asarray(seen))


def stands_out_from(typical: float, limits: WholeLimits) -> float:
    """Return from which excursion a movement stands out, in the unit of `typical`."""
    return min(limits.floor_frac * typical, limits.floor_cap)


def cycles(course: Course, typical: float, limits: WholeLimits) -> list[Movement]:
    """Return the movements of a signal that go as far as the person's own range asks.

    Parameters
    ----------
    typical
        How far the signal goes in the exercise's demonstration.
    """
    floor = stands_out_from(typical, limits)
    peaks, prominences = _peaks(course, floor, limits)
    peaks = peaks[prominences >= max(floor, limits.own_frac * course.range)]
    peaks = _that_come_back(course.values, peaks, limits)
    return [_movement(course, peaks, place, limits) for place in range(len(peaks))]


def smaller_peaks(course: Course, typical: float, limits: WholeLimits) -> IndexArray:
    """Return the furthest points of movements that go less far than the own range asks."""
    floor = stands_out_from(typical, limits)
    peaks, prominences = _peaks(course, floor, limits)
    enough = max(floor, limits.own_frac * course.range)
    least = max(floor, limits.less_frac * course.range)
    return np.asarray(peaks[(prominences < enough) & (prominences >= least)])


def _peaks(course: Course, floor: float, limits: WholeLimits) -> tuple[IndexArray, FloatArray]:
    """Return the furthest points that stand out by `floor`, and by how much they do."""
    low = course.values.min() - JUST_BELOW
    closed = np.concatenate(([low], course.values, [low]))
    distance = max(1, int(limits.apart_s / course.interval_s))
    peaks, found = find_peaks(closed, prominence=floor, distance=distance)
    return peaks - 1, found["prominences"]


def _that_come_back(values: FloatArray, peaks: IndexArray, limits: WholeLimits) -> IndexArray:
    """Return the furthest points between which the signal comes back near the own rest.

    Of two without such a way back between them, the further one stays.
    """
    if len(peaks) < 2:
        return peaks
    rest = _own_rest(values, peaks)
    kept = [int(peaks[0])]
    for peak in peaks[1:].tolist():
        valley = values[kept[-1] : peak + 1].min()
        top = min(values[kept[-1]], values[peak])
        if top - valley >= limits.back_frac * (top - rest):
            kept.append(peak)
        elif values[peak] > values[kept[-1]]:
            kept[-1] = peak
    return np.array(kept)


def _own_rest(values: FloatArray, peaks: IndexArray) -> float:
    """Return where the person rests between movements: the middle of the valleys.

    A dip on the way, or on a furthest point that is held, is no rest.
    """
    low = float(np.percentile(values, 10.0))
    half = (low + float(values[peaks].max())) / 2.0
    between = [
        float(values[sooner : later + 1].min()) for sooner, later in pairwise(peaks.tolist())
    ]
    deep = [valley for valley in between if valley <= half]
    return float(np.median(deep)) if len(deep) > 2 else min([low, *deep])


def _movement(course: Course, peaks: IndexArray, place: int, limits: WholeLimits) -> Movement:
    """Return the movement about one of the furthest points."""
    values, peak = course.values, int(peaks[place])
    before = int(peaks[place - 1]) if place else 0
    after = int(peaks[place + 1]) if place + 1 < len(peaks) else len(values) - 1
    low_before = before + int(np.argmin(values[before : peak + 1]))
    low_after = peak + int(np.argmin(values[peak : after + 1]))
    excursion = float(values[peak] - min(values[low_before], values[low_after]))
    start, end = moving_part(values, low_before, peak, low_after)
    cut = _cut(course, (low_before, peak, low_after), excursion, limits)
    return Movement(start, peak, end, low_before, low_after, excursion, course.side, cut)


def moving_part(values: FloatArray, low_before: int, peak: int, low_after: int) -> tuple[int, int]:
    """Return where a movement leaves the rest before its furthest point, and is back after it."""
    way_out, way_back = values[low_before : peak + 1], values[peak : low_after + 1]
    return (
        peak - _back_at(way_out[::-1], RESTED_FRAC),
        peak + _back_at(way_back, HALT_FRAC),
    )


def _back_at(falling: FloatArray, halt_frac: float) -> int:
    """Return where a way from the furthest point has come to rest.

    That is where it has covered nearly all of the way; or comes to a halt not far from there, as
    somebody does who sits upright between two leans forward.

    Parameters
    ----------
    halt_frac
        From this share of the way on a halt is rest.
    """
    way = falling[0] - falling[-1]
    nearly = np.flatnonzero(falling <= falling[-1] + EDGE_FRAC * way)
    covered = int(nearly[0]) if len(nearly) else len(falling) - 1
    speed = -np.diff(falling[: covered + 1])
    far = falling[0] - falling[1 : covered + 1] >= halt_frac * way
    halted = np.flatnonzero(far & (speed <= HALT_SPEED_FRAC * speed.max(initial=0.0)))
    return int(halted[0]) + 1 if len(halted) else covered


def _cut(
    course: Course, places: tuple[int, int, int], excursion: float, limits: WholeLimits
) -> Cut | None:
    """Return which end of the recording cuts a movement, if one does.

    Only the first and the last movement can lack most of a way.
    """
    (low_before, peak, low_after), values = places, course.values
    least = limits.way_frac * excursion
    if values[peak] - values[low_before] < least:
        return "start"
    return "end" if values[peak] - values[low_after] < least else None
