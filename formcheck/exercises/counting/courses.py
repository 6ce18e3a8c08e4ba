"""Turns the landmarks of a set into the courses movements are looked for on."""

from dataclasses import dataclass, replace

import numpy as np

from formcheck.anatomy.sides import SIDES, Side
from formcheck.exercises.counting.cycles import Course, course_of
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.limits import WholeLimits
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.scale import Scale, scale_of
from formcheck.exercises.counting.signals import SIGNALS, Signal
from formcheck.exercises.counting_rule import CountedSides
from formcheck.pose.frame import FloatArray

FULL_TYPICAL = 40.0
"""A signal that goes less far than this in the demonstration is trusted less [default]."""

DOUBT = 1e-3
"""What weight is left to a side of which nobody is certain."""

UNSEEN_BELOW = 0.1
"""A landmark that the model itself believes this little was not seen, but guessed [default]."""

REST_OFF_FRAC = 0.1
"""Upright is no further than this share of a movement from where the body is mostly: a camera is
not tilted more [default]."""

ABOUT_REST_S = 0.5
"""A recording may begin and end at rest for so long [default]."""


@dataclass(frozen=True, slots=True)
class SignalCourses:
    """One signal over a set: a course for each side it is followed on.

    Attributes
    ----------
    typical
        How far it goes in the demonstration.
    """

    signal: Signal
    typical: float
    courses: tuple[Course, ...]

    @property
    def share(self) -> float:
        """How far it goes against the demonstration, less where that is little to go by."""
        furthest = max(course.range for course in self.courses)
        return furthest / self.typical * min(1.0, self.typical / FULL_TYPICAL)


def followed_signals(
    landmarks: Landmarks, rule: CountingRule, limits: WholeLimits
) -> list[SignalCourses]:
    """Return the exercise's signals that are seen, the one that goes furthest first."""
    scale = scale_of(landmarks)
    for names in (rule.counting.signals, rule.counting.fallback_signals):
        each = [_followed(landmarks, scale, name, rule, limits) for name in names]
        seen = [signal for signal in each if signal.courses]
        if seen:
            return sorted(seen, key=lambda signal: signal.share, reverse=True)
    return []


def side_values(
    signal: Signal, landmarks: Landmarks, scale: Scale, sides: CountedSides
) -> list[tuple[Side | None, FloatArray]]:
    """Return (frames,) for each side a signal is followed on; NaN where unseen."""
    certainty = np.stack([signal.certainty(landmarks, side) for side in SIDES], axis=1)
    values = np.where(certainty < UNSEEN_BELOW, np.nan, signal.values(landmarks, scale))
    if sides == "each":
        return [(side, values[:, place]) for place, side in enumerate(SIDES)]
    if sides == "most":
        return [(None, np.fmax(values[:, 0], values[:, 1]))]
    seen = values == values
    weight = np.where(seen, certainty * certainty + DOUBT, 0.0)
    total = weight.sum(axis=1)
    total[total == 0.0] = np.nan
    return [(None, (np.where(seen, values, 0.0) * weight).sum(axis=1) / total)]


def _followed(
    landmarks: Landmarks, scale: Scale, name: str, rule: CountingRule, limits: WholeLimits
) -> SignalCourses:
    signal, counting, typical = SIGNALS[name], rule.counting, rule.typical[name]
    there = ~np.isnan(landmarks.image_px[..., 0]).all(axis=1)
    courses: list[Course] = []
    for side, values in side_values(signal, landmarks, scale, counting.sides):
        if not there.any() or np.isnan(values[there]).mean() > 1.0 - limits.cover_frac:
            continue
        smooth_s = counting.smooth_s or limits.smooth_s
        course = course_of(counting.sign * values, landmarks.time_s, side, smooth_s)
        courses += [course] if course else []
    if counting.sides == "both_ways":
        courses = [each for course in courses for each in _both_ways(course, signal, typical)]
    return SignalCourses(signal, typical, tuple(courses))


def _rest(course: Course, typical: float) -> float:
    """Return where the person rests between two ways.

    That is where they begin, end, or are in the middle of all: where they are for longest.
    """
    values, time_s = course.values, course.time_s
    begins = values[time_s <= time_s[0] + ABOUT_REST_S]
    ends = values[time_s >= time_s[-1] - ABOUT_REST_S]
    places = [float(np.median(each)) for each in (values, begins, ends)]
    near = REST_OFF_FRAC * typical
    return max(places, key=lambda place: int((np.abs(values - place) <= near).sum()))


def _both_ways(course: Course, signal: Signal, typical: float) -> tuple[Course, Course]:
    """Return the ways to either side of rest, each growing outwards."""
    rest = _rest(course, typical)
    if signal.rests_at_zero:
        rest = float(np.clip(rest, -REST_OFF_FRAC * typical, REST_OFF_FRAC * typical))
    left, right = course.values - rest, rest - course.values
    return (
        replace(course, side="left", values=np.maximum(left, 0.0)),
        replace(course, side="right", values=np.maximum(right, 0.0)),
    )
