"""Eight weeks of the sample person: when they exercised, what they did, and how much it hurt."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from formcheck.sample_person.habits import HABITS, PLANK, Shape, plank, repetitions
from formcheck.sample_person.movement import EasedMove

DAYS = 56
WEEKS = ((0, 2, 4), (0, 2, 3, 5), (1, 3, 5), (), (0, 2, 4), (0, 1, 3, 5), (0, 2, 4), (0, 2, 4, 6))
"""On which days of each week; in the fourth week nothing was done."""
TURNS = (
    ("squat", "glute_bridge", "standing_side_bend"),
    ("hip_hinge", PLANK, "standing_side_bend"),
    ("squat", "bird_dog", PLANK),
    ("hip_hinge", "glute_bridge", "standing_side_bend", "bird_dog"),
)
"""What is done in turn."""
TURNED_IN = {2: "squat", 9: "hip_hinge", 14: "squat"}
"""In which sitting, counted from 0, the person did not turn far enough for which exercise."""
STOPPED_IN = (22, "squat")
"""The sitting and the exercise in which the program was ended in the middle."""
STOPPED_REPS = 2
STOPPED_AFTER_STRETCHES = 10
"""Rest, two repetitions of four stretches, and the way out of the third."""
BAD_DAYS = {4: "A long day in the car.", 13: "Slept badly.", 19: "Carried boxes all morning."}
"""In which sittings it hurt more, and why."""
PAIN = (5.2, 1.8)
BAD_DAY_PAIN = 2.0


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A set that will be shown.

    Attributes
    ----------
    reps
        How many repetitions are shown whole; 0 for a hold.
    stopped
        Whether the program is ended in the middle of it.
    """

    exercise_id: str
    stretches: tuple[EasedMove, ...]
    reps: int
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A sitting that will be shown.

    Attributes
    ----------
    day
        From 0, the first of the eight weeks, to 55, the last.
    hour
        When it begins, in local time.
    pain_before, pain_after, pain_next_morning
        From 0 to 10.
    note
        What the person adds to it.
    """

    day: int
    hour: float
    pain_before: int
    pain_after: int
    pain_next_morning: int
    note: str | None
    sets: tuple[PlannedSet, ...]


def eight_weeks(seed: int) -> tuple[PlannedSession, ...]:
    """Return all sittings in order of time; the same for the same seed."""
    rng = np.random.default_rng(seed)
    days = [7 * week + day for week, days in enumerate(WEEKS) for day in days]
    return tuple(_sitting(number, day, rng) for number, day in enumerate(days))


def _sitting(number: int, day: int, rng: np.random.Generator) -> PlannedSession:
    bad_day = number in BAD_DAYS
    shape = Shape(day / (DAYS - 1), bad_day)
    before = shape.at(PAIN) + BAD_DAY_PAIN * bad_day + rng.normal(0, 0.45)
    return PlannedSession(
        day=day,
        hour=float(rng.choice((7.0, 18.0), p=(0.3, 0.7)) + rng.uniform(0, 1.5)),
        pain_before=_said(before),
        pain_after=_said(before + rng.normal(-0.5, 0.6)),
        pain_next_morning=_said(before + rng.normal(-0.2, 0.7)),
        note=BAD_DAYS.get(number),
        sets=tuple(_sets(number, shape, rng)),
    )


def _sets(number: int, shape: Shape, rng: np.random.Generator) -> Iterator[PlannedSet]:
    for exercise_id in TURNS[number % len(TURNS)]:
        if exercise_id == PLANK:
            yield PlannedSet(PLANK, plank(shape, rng), reps=0)
            continue
        habit = HABITS[exercise_id]
        turned = TURNED_IN.get(number) == exercise_id
        stretches = repetitions(habit, shape, rng, turned=turned)
        yield PlannedSet(exercise_id, stretches, habit.reps)
        if (number, exercise_id) == STOPPED_IN:
            begun = repetitions(habit, shape, rng)[:STOPPED_AFTER_STRETCHES]
            yield PlannedSet(exercise_id, begun, STOPPED_REPS, stopped=True)


def _said(pain: float) -> int:
    return int(np.clip(round(pain), 0, 10))
