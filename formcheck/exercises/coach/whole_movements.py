"""The movements of a whole set, played back pose by pose."""

from collections import defaultdict
from itertools import count

import numpy as np

from formcheck.exercises.coach.movements import MovementNow, MovementOver
from formcheck.exercises.coach.peak_zone import PeakZone
from formcheck.exercises.counting.cycles import Course
from formcheck.exercises.counting.movement import Movement
from formcheck.exercises.counting.whole_set import WholeSet
from formcheck.exercises.result import Phase
from formcheck.pose.frame import FloatArray, PoseFrame


class WholeMovements:
    """Tells the movements of a set that was read as a whole.

    Parameters
    ----------
    whole
        What was read.
    time_s
        (frames,), media time; poses come in the same order.
    zone
        What a furthest point is.
    """

    def __init__(self, whole: WholeSet, time_s: FloatArray, zone: PeakZone) -> None:
        self._time_s, self._places = time_s, count()
        self._phases: list[Phase] = ["ready"] * len(time_s)
        self._levels = np.full(len(time_s), np.nan)
        self._over: dict[int, list[MovementOver]] = defaultdict(list)
        if whole.followed is None:
            return
        courses = whole.followed.courses
        self._levels = np.max([course.values for course in courses], axis=0)
        by_side = {course.side: course for course in courses}
        for movement in whole.movements:
            course = by_side.get(movement.side) or _further(courses, movement.peak)
            self._mark(movement, course, zone)
            self._over[movement.end].append(self._told(movement))

    def push(self, pose: PoseFrame) -> MovementNow:
        """Return what the next pose shows."""
        place = next(self._places)
        assert pose.time_s == self._time_s[place], "the poses that were read"
        over = tuple(self._over.get(place, ()))
        return MovementNow(self._phases[place], float(self._levels[place]), over)

    def _mark(self, movement: Movement, course: Course, zone: PeakZone) -> None:
        """Mark the phases of a movement, and take its side's course where it moves."""
        start, peak, end = movement.start, movement.peak, movement.end
        values = course.values[start : end + 1]
        self._levels[start : end + 1] = values
        top = values[peak - start]
        way_out = (values - values[0]) / max(top - values[0], 1e-9)
        way_back = (values - values[-1]) / max(top - values[-1], 1e-9)
        for place in range(start, end + 1):
            if place <= peak:
                near = way_out[place - start] >= zone.enter_frac
                self._phases[place] = "peak" if near else "out"
            else:
                near = way_back[place - start] >= zone.exit_frac
                self._phases[place] = "peak" if near else "return"

    def _told(self, movement: Movement) -> MovementOver:
        start_s, peak_s, end_s = (
            float(self._time_s[place]) for place in (movement.start, movement.peak, movement.end)
        )
        return MovementOver(
            start_s, peak_s, end_s, movement.side, movement.cut == "start",
            "counted" if movement.counted else "refused",
            movement.reason, movement.measured, movement.needed, movement.unit,
            (float(self._time_s[movement.rest_before]), float(self._time_s[movement.rest_after])),
            movement.says,
        )  # fmt: skip


def _further(courses: tuple[Course, ...], peak: int) -> Course:
    """Return the side that was further at a moment."""
    return max(courses, key=lambda course: float(course.values[peak]))
