"""Reads a set as a whole: every movement that stood out, counted or with the reason why not."""

from dataclasses import dataclass, replace

import numpy as np

from formcheck.exercises.counting.courses import SignalCourses, followed_signals
from formcheck.exercises.counting.cycles import (
    Course,
    cycles,
    moving_part,
    smaller_peaks,
    stands_out_from,
)
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.likeness import evidence_for
from formcheck.exercises.counting.limits import WHOLE, WholeLimits
from formcheck.exercises.counting.movement import Movement
from formcheck.exercises.counting.out_of_sight import out_of_sight_s
from formcheck.exercises.counting.postures import postures_of
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.selection import select

NEARLY_ALL_FRAC = 0.95
"""A movement of this share of the others is not one of less range [default]."""

TRIED_FRAC = 0.5
"""From this share of what would stand out a movement was tried and given up; less is fidgeting
[default]."""


@dataclass(frozen=True, slots=True)
class WholeSet:
    """What a whole set holds.

    Attributes
    ----------
    movements
        In order of their furthest points.
    followed
        The signal they were found on; None where nothing that moves was seen.
    out_of_sight_s
        Begin and end of each while in the set in which what moves was not seen for so long that
        a repetition may lie in it.
    """

    movements: tuple[Movement, ...]
    followed: SignalCourses | None
    out_of_sight_s: tuple[tuple[float, float], ...] = ()

    @property
    def counted(self) -> tuple[Movement, ...]:
        """The repetitions."""
        return tuple(each for each in self.movements if each.counted)


def read_whole(landmarks: Landmarks, rule: CountingRule, limits: WholeLimits = WHOLE) -> WholeSet:
    """Return the movements of a set.

    Parameters
    ----------
    landmarks
        Of the whole set, made fit to measure.
    rule
        How the exercise is counted.
    """
    if len(landmarks) < 2:
        return WholeSet((), None)
    signals = followed_signals(landmarks, rule, limits)
    if not signals:
        return WholeSet((), None)
    lead = signals[0]
    found = _found(lead, rule, limits)
    postures = [postures_of(landmarks, each) for each in found]
    judged = select(found, postures, landmarks, rule, limits)
    smaller = _smaller(lead, judged, landmarks, rule, limits) if found else _given_up(lead, limits)
    movements = tuple(sorted((*judged, *smaller), key=lambda each: each.peak))
    return WholeSet(movements, lead, out_of_sight_s(lead.courses, movements))


def _found(lead: SignalCourses, rule: CountingRule, limits: WholeLimits) -> list[Movement]:
    found = [each for course in lead.courses for each in cycles(course, lead.typical, limits)]
    if rule.counting.sides in ("each", "both_ways") and found:
        found = _far_enough(found, rule, limits)
    found.sort(key=lambda each: each.peak)
    if rule.counting.sides == "each" and len(lead.courses) == 2:
        return _together(found, lead.courses[0], limits)
    return found


def _far_enough(found: list[Movement], rule: CountingRule, limits: WholeLimits) -> list[Movement]:
    """Return the movements that go as far as those of the other side ask, too."""
    excursions = [each.excursion for each in found]
    own = max(excursions) if rule.counting.sides == "each" else float(np.median(excursions))
    return [each for each in found if each.excursion >= limits.own_frac * own]


def _together(found: list[Movement], course: Course, limits: WholeLimits) -> list[Movement]:
    """Return the movements with those that both sides do at once as one."""
    apart: list[Movement] = []
    for each in found:
        last = apart[-1] if apart else None
        if last is None or each.side == last.side or not _at_once(last, each, course, limits):
            apart.append(each)
            continue
        further, nearer = sorted((each, last), key=lambda one: one.excursion, reverse=True)
        both = nearer.excursion >= limits.both_alike_frac * further.excursion
        apart[-1] = replace(further, side=None) if both else further
    return apart


def _at_once(first: Movement, second: Movement, course: Course, limits: WholeLimits) -> bool:
    time_s = course.time_s
    lasted = [float(time_s[each.end] - time_s[each.start]) for each in (first, second)]
    shared = time_s[min(first.end, second.end)] - time_s[max(first.start, second.start)]
    near = float(time_s[second.peak] - time_s[first.peak])
    least_s = max(limits.together_frac * sum(lasted) / 2.0, 0.15)
    return near < least_s or float(shared) > (1.0 - limits.together_frac) * min(lasted)


def _smaller(
    lead: SignalCourses,
    judged: list[Movement],
    landmarks: Landmarks,
    rule: CountingRule,
    limits: WholeLimits,
) -> list[Movement]:
    """Return the movements between the others that went clearly less far: named, not counted."""
    counted = [each.excursion for each in judged if each.counted]
    if not counted:
        return []
    own, found = float(np.median(counted)), list[Movement]()
    for course in lead.courses:
        for peak in smaller_peaks(course, lead.typical, limits).tolist():
            if any(each.start <= peak <= each.end for each in (*judged, *found)):
                continue
            small = _small(course, peak, judged)
            if limits.less_frac * own <= small.excursion < NEARLY_ALL_FRAC * own:
                fit = evidence_for(postures_of(landmarks, small), rule.demonstrated)
                found.append(_named(small, fit, own, lead, limits))
    return found


def _given_up(lead: SignalCourses, limits: WholeLimits) -> list[Movement]:
    """Return the movements of a set in which none goes far enough to stand out."""
    needed = stands_out_from(lead.typical, limits)
    tried = replace(limits, floor_frac=TRIED_FRAC * needed / lead.typical)
    return [
        each.refused("given_up", each.excursion, needed, lead.signal.unit)
        for course in lead.courses
        for each in cycles(course, lead.typical, tried)
        if each.cut is None
    ]


def _small(course: Course, peak: int, judged: list[Movement]) -> Movement:
    """Return the movement about a small furthest point, between its neighbours."""
    values = course.values
    before = max((each.end for each in judged if each.end <= peak), default=0)
    after = min((each.start for each in judged if each.start >= peak), default=len(values) - 1)
    low_before = before + int(np.argmin(values[before : peak + 1]))
    low_after = peak + int(np.argmin(values[peak : after + 1]))
    excursion = float(values[peak] - max(values[low_before], values[low_after]))
    start, end = moving_part(values, low_before, peak, low_after)
    return Movement(start, peak, end, low_before, low_after, excursion, course.side)


def _named(
    small: Movement, evidence: float, own: float, lead: SignalCourses, limits: WholeLimits
) -> Movement:
    if evidence < limits.another_below:
        return small.refused("another_movement")
    return small.refused("less_range", small.excursion, limits.own_frac * own, lead.signal.unit)
