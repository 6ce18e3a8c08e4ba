"""Reads a set as a whole: every movement that stood out, counted or with the reason why not."""

from dataclasses import dataclass, replace

import numpy as np

from formcheck.exercises.counting.courses import SignalCourses, followed_signals
from formcheck.exercises.counting.cycles import Course, cycles
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.lesser import LesserMovements
from formcheck.exercises.counting.limits import WHOLE, WholeLimits
from formcheck.exercises.counting.movement import Movement
from formcheck.exercises.counting.out_of_sight import out_of_sight_s
from formcheck.exercises.counting.postures import postures_of
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.selection import select


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
    every = _every(lead, limits)
    found = _found(every, lead, rule, limits)
    postures = [postures_of(landmarks, each) for each in found]
    judged = select(found, postures, landmarks, rule, limits)
    beside = LesserMovements(lead, landmarks, rule, limits)
    smaller = beside.between(judged, every) if found else beside.given_up()
    movements = tuple(sorted((*judged, *smaller), key=lambda each: each.peak))
    return WholeSet(movements, lead, out_of_sight_s(lead.courses, movements))


def _every(lead: SignalCourses, limits: WholeLimits) -> list[Movement]:
    """Return the movements of each side that go as far as its own range asks."""
    return [each for course in lead.courses for each in cycles(course, lead.typical, limits)]


def _found(
    every: list[Movement], lead: SignalCourses, rule: CountingRule, limits: WholeLimits
) -> list[Movement]:
    found = list(every)
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
        further = max(each, last, key=lambda one: one.excursion)
        apart[-1] = replace(further, side=None) if _alike(each, last, limits) else further
    return apart


def _at_once(first: Movement, second: Movement, course: Course, limits: WholeLimits) -> bool:
    """Return whether both sides do one movement.

    Their furthest points are close, or the one goes on nearly through the whole of the other. Of
    two that go alike far the furthest point of each lies in the other, too: where a side drifts
    at rest before it moves itself, both did one after the other.
    """
    time_s = course.time_s
    lasted = [float(time_s[each.end] - time_s[each.start]) for each in (first, second)]
    shared = time_s[min(first.end, second.end)] - time_s[max(first.start, second.start)]
    near = float(time_s[second.peak] - time_s[first.peak])
    least_s = max(limits.together_frac * sum(lasted) / 2.0, 0.15)
    if near < least_s:
        return True
    if float(shared) <= (1.0 - limits.together_frac) * min(lasted):
        return False
    within = second.start <= first.peak <= second.end and first.start <= second.peak <= first.end
    return within or not _alike(first, second, limits)


def _alike(first: Movement, second: Movement, limits: WholeLimits) -> bool:
    """Return whether two sides go about as far."""
    nearer, further = sorted((first.excursion, second.excursion))
    return nearer >= limits.both_alike_frac * further
