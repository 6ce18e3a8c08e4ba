"""Notices a recording that runs slower than people move: counted all the same, its times marked."""

from collections.abc import Sequence
from statistics import median

from formcheck.exercises.result import Rep
from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say

SLOWER_TIMES = 1.0
"""Slow motion: every repetition takes longer than this many of the exercise's longest [default]."""

SLOW_MOTION_NOTE = say("coach.note_slow_motion")


def slow_motion_note(reps: Sequence[Rep], spec: ExerciseSpec) -> str | None:
    """Return what to say of a set that is evenly slower than people move; None for any other."""
    if not reps or spec.driver is None:
        return None
    lasted_s = [rep.end_s - rep.start_s for rep in reps]
    evenly = max(lasted_s) <= 2.0 * min(lasted_s)
    slow = median(lasted_s) > SLOWER_TIMES * spec.driver.max_rep_s
    return SLOW_MOTION_NOTE if slow and evenly else None
