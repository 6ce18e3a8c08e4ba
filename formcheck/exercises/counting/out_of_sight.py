"""Finds the whiles of a set in which a repetition may have been done unseen."""

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from formcheck.exercises.counting.cycles import Course
from formcheck.exercises.counting.movement import Movement

LEAST_S = 0.5
"""In less nobody goes out and back [default]."""

LEAST_FRAC = 0.5
"""... nor in less than this share of the time that the others took, of which the ends may be seen
[default]."""

PAUSE_TIMES = 4.0
PAUSE_S = 5.0
"""Who is out of sight for longer than so many repetitions, and than so long, takes a break
[default]."""

LONGER_TIMES = 1.4
"""Where the furthest points before and after lie no further apart than the others do, times this,
none is missing between them [default]."""


def out_of_sight_s(
    courses: Sequence[Course], movements: Sequence[Movement]
) -> tuple[tuple[float, float], ...]:
    """Return begin and end of each while in which a repetition may lie that nobody saw.

    Parameters
    ----------
    courses
        What was followed: a while counts in which none of them was seen.
    movements
        In order of their furthest points; with fewer than two counted ones nothing says how long
        one takes.
    """
    counted = [each for each in movements if each.counted]
    if len(counted) < 2:
        return ()
    time_s = courses[0].time_s
    peaks_s = [float(time_s[each.peak]) for each in counted]
    apart_s = np.diff(peaks_s)
    lasts_s = median(float(time_s[each.end] - time_s[each.start]) for each in counted)
    usual_s = float(np.median(apart_s))
    least_s, most_s = max(LEAST_S, LEAST_FRAC * lasts_s), max(PAUSE_S, PAUSE_TIMES * lasts_s)
    return tuple(
        (start_s, end_s)
        for start_s, end_s in _unseen_s(courses)
        if least_s <= end_s - start_s <= most_s and _may_hold_one(start_s, end_s, peaks_s, usual_s)
    )


def _unseen_s(courses: Sequence[Course]) -> Iterator[tuple[float, float]]:
    """Yield begin and end of each while between two frames in which something was seen."""
    seen_s = courses[0].time_s[np.any([course.seen for course in courses], axis=0)]
    for place in np.flatnonzero(np.diff(seen_s) >= LEAST_S).tolist():
        yield float(seen_s[place]), float(seen_s[place + 1])


def _may_hold_one(start_s: float, end_s: float, peaks_s: list[float], usual_s: float) -> bool:
    """Return whether a repetition may be missing between the furthest points about a while.

    Before the first and after the last it may where the others would have gone on.
    """
    before_s = max((each for each in peaks_s if each <= start_s), default=None)
    after_s = min((each for each in peaks_s if each >= end_s), default=None)
    if before_s is None or after_s is None:
        nearest_s = min(min(abs(each - start_s), abs(each - end_s)) for each in peaks_s)
        return nearest_s < usual_s
    return after_s - before_s > LONGER_TIMES * usual_s
