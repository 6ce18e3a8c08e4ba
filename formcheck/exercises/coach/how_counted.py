"""Says what a count rests on: what the camera saw, a part of it, or the clock."""

import math

from formcheck.exercises.result import CountBasis
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.view import View
from formcheck.texts import say

APPROXIMATE = say("coach.note_part_seen")
NOT_MEASURED = say("coach.note_not_measured")
TOO_FEW_TO_COUNT = say("coach.note_few_pictures")
BREATH_NOTE = say("coach.note_breathing")

QUICK_S = 1.0
"""Exercises whose shortest repetition takes no longer are quick ones [default]."""

MIN_QUICK_HZ = 9.5
"""Below 10 pictures a second quick movements are not counted surely (clinical specification B.4);
half a picture is left for rates such as 9.99."""


def count_basis(spec: ExerciseSpec, rate_hz: float = math.nan) -> CountBasis:
    """Return what the count of an exercise rests on.

    Parameters
    ----------
    rate_hz
        Pictures a second; NaN where unknown.
    """
    if spec.pace or spec.breathing:
        return "clock"
    roughly = _seen_in_part(spec) or _too_quick(spec, rate_hz)
    return "approximate" if roughly else "measured"


def counting_notes(spec: ExerciseSpec, view: View, rate_hz: float = math.nan) -> tuple[str, ...]:
    """Return what a reader should know of how this exercise is counted."""
    notes = [APPROXIMATE] if _seen_in_part(spec) else []
    notes += [TOO_FEW_TO_COUNT] if _too_quick(spec, rate_hz) else []
    notes += [NOT_MEASURED] if spec.pace else []
    notes += [BREATH_NOTE] if spec.breathing else []
    driver = spec.driver_for(view.name)
    return (*notes, driver.note) if driver and driver.note else tuple(notes)


def _seen_in_part(spec: ExerciseSpec) -> bool:
    driver = spec.driver
    return driver is not None and bool(driver.approximate or driver.secondary)


def _too_quick(spec: ExerciseSpec, rate_hz: float) -> bool:
    return spec.driver is not None and spec.driver.min_rep_s <= QUICK_S and rate_hz < MIN_QUICK_HZ
