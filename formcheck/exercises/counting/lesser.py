"""Names the movements of a set that went too little to count, so that none is passed over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from formcheck.exercises.counting.courses import SignalCourses
from formcheck.exercises.counting.cycles import (
    Course,
    cycles,
    moving_part,
    smaller_peaks,
    stands_out_from,
)
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.likeness import evidence_for
from formcheck.exercises.counting.limits import WholeLimits
from formcheck.exercises.counting.movement import Movement
from formcheck.exercises.counting.postures import postures_of
from formcheck.exercises.counting.rules import CountingRule

NEARLY_ALL_FRAC = 0.95
"""A movement of this share of the others is not one of less range [default]."""

TRIED_FRAC = 0.5
"""From this share of what would stand out a movement was tried and given up; less is fidgeting
[default]."""


@dataclass(frozen=True, slots=True)
class LesserMovements:
    """Finds what went less far on the signal a set was read by.

    Attributes
    ----------
    lead
        The signal.
    landmarks, rule, limits
        As the set was read with.
    """

    lead: SignalCourses
    landmarks: Landmarks
    rule: CountingRule
    limits: WholeLimits

    def between(self, judged: Sequence[Movement], every: Sequence[Movement]) -> list[Movement]:
        """Return the movements between those judged that went clearly less far: named, not counted.

        Parameters
        ----------
        judged
            The movements that may count.
        every
            Those of each side that go as far as its own range asks; what is not among the judged
            went less far than the other side.
        """
        counted = [each.excursion for each in judged if each.counted]
        if not counted:
            return []
        own, found = float(np.median(counted)), list[Movement]()
        for course, peak in self._candidates(every):
            if any(each.start <= peak <= each.end for each in (*judged, *found)):
                continue
            small = _small(course, peak, judged)
            if self.limits.less_frac * own <= small.excursion < NEARLY_ALL_FRAC * own:
                found.append(self._named(small, own))
        return found

    def given_up(self) -> list[Movement]:
        """Return the movements of a set in which none goes far enough to stand out."""
        needed = stands_out_from(self.lead.typical, self.limits)
        tried = replace(self.limits, floor_frac=TRIED_FRAC * needed / self.lead.typical)
        return [
            each.refused("given_up", each.excursion, needed, self.lead.signal.unit)
            for course in self.lead.courses
            for each in cycles(course, self.lead.typical, tried)
            if each.cut is None
        ]

    def _candidates(self, every: Sequence[Movement]) -> Iterator[tuple[Course, int]]:
        """Yield the furthest points that are perhaps no repetition, side by side."""
        for course in self.lead.courses:
            own_side = (each.peak for each in every if each.side == course.side)
            smaller = smaller_peaks(course, self.lead.typical, self.limits).tolist()
            for peak in sorted((*own_side, *smaller)):
                yield course, peak

    def _named(self, small: Movement, own: float) -> Movement:
        fit = evidence_for(postures_of(self.landmarks, small), self.rule.demonstrated)
        if fit < self.limits.another_below:
            return small.refused("another_movement")
        needed = self.limits.own_frac * own
        return small.refused("less_range", small.excursion, needed, self.lead.signal.unit)


def _small(course: Course, peak: int, judged: Sequence[Movement]) -> Movement:
    """Return the movement about a small furthest point, between its neighbours."""
    values = course.values
    before = max((each.end for each in judged if each.end <= peak), default=0)
    after = min((each.start for each in judged if each.start >= peak), default=len(values) - 1)
    low_before = before + int(np.argmin(values[before : peak + 1]))
    low_after = peak + int(np.argmin(values[peak : after + 1]))
    excursion = float(values[peak] - max(values[low_before], values[low_after]))
    start, end = moving_part(values, low_before, peak, low_after)
    return Movement(start, peak, end, low_before, low_after, excursion, course.side)
