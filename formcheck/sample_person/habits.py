"""How the sample person does each exercise, in the first week and in the last."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from formcheck.sample_person.movement import WELL, EasedMove

Span = tuple[float, float]
"""A quantity in the first week and in the last."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What shape the person is in.

    Attributes
    ----------
    gone
        How much of the eight weeks is behind them, 0 to 1.
    bad_day
        Whether it hurts more than usual: they go less far.
    """

    gone: float
    bad_day: bool = False

    def at(self, span: Span) -> float:
        """Return where a quantity is by now: quick gains first, then slower ones."""
        first, last = span
        gained = 1.0 - math.pow(1.0 - self.gone, EARLY_GAINS)
        return first + (last - first) * gained


@dataclass(frozen=True, slots=True)
class Habit:
    """How an exercise is done.

    Attributes
    ----------
    reps, sides
        How many repetitions, and on how many sides in turn.
    reach
        How far the way is gone; below `least` a repetition would not count.
    least
        See `reach`.
    out_s, pause_s, back_s
        Tempo.
    fault, share
        A fault, and in which share of the repetitions.
    """

    reps: int
    reach: Span
    out_s: float
    pause_s: Span
    back_s: float
    fault: str | None = None
    share: Span = (0.0, 0.0)
    sides: int = 1
    least: float = 0.6


HABITS = {
    "squat": Habit(5, (0.72, 0.97), 2.0, (0.8, 1.0), 1.9, "trunk_lean", (0.6, 0.08)),
    "hip_hinge": Habit(4, (0.64, 0.97), 2.6, (0.8, 1.0), 1.9, "turns_into_squat", (0.6, 0.08)),
    "glute_bridge": Habit(4, (0.86, 0.99), 1.8, (1.2, 2.0), 1.8, least=0.83),
    "bird_dog": Habit(
        4, (0.84, 1.0), 1.4, (2.2, 3.6), 1.6, "leg_too_high", (0.4, 0.05), sides=2, least=0.8
    ),
    "standing_side_bend": Habit(4, (0.84, 0.84), 1.9, (0.7, 0.7), 1.9, sides=2),
}
EARLY_GAINS = 1.6
"""1 would be the same gain every week."""
PLANK = "plank"
PLANK_S: Span = (12.0, 27.0)
TURNED = "turned"
TURNED_LEAST = 0.93
"""From there a shorter way would not count."""
BEFORE_S, BETWEEN_S = 1.5, 0.7
CLEARLY, HARDLY = (0.72, 1.1), (0.0, 0.15)
"""How much of a fault there is where it is made, and where it is not."""
BAD_DAY_REACH = -0.06
TIRED = 0.015
"""How much less far the last repetition goes than the first."""


def repetitions(
    habit: Habit, shape: Shape, rng: np.random.Generator, *, turned: bool = False
) -> tuple[EasedMove, ...]:
    """Return a set of repetitions.

    Parameters
    ----------
    turned
        Whether the person stands half turned away, from where the camera can judge little.
    """
    take = TURNED if turned else WELL
    if turned:
        habit = replace(habit, least=TURNED_LEAST)
    return (EasedMove(BEFORE_S, 0.0, take=take), *_repetitions(habit, shape, rng, take))


def _repetitions(
    habit: Habit, shape: Shape, rng: np.random.Generator, take: str
) -> Iterator[EasedMove]:
    wrong = _wrong_ones(habit, shape, rng) if take == WELL else frozenset()
    usual = shape.at(habit.reach) + rng.normal(0, 0.012) + BAD_DAY_REACH * shape.bad_day
    for number in range(habit.reps):
        side = number % habit.sides
        reach = usual - TIRED * number / habit.reps + rng.normal(0, 0.01)
        reach = float(np.clip(reach, habit.least, 1.0))
        faults = _faults(habit, rng, wrong=number in wrong) if take == WELL else {}
        pace = float(rng.normal(1.0, 0.06))
        yield EasedMove(habit.out_s * pace, reach, faults, take, side)
        yield EasedMove(shape.at(habit.pause_s), reach, faults, take, side)
        yield EasedMove(habit.back_s * pace, 0.0, take=take, side=side)
        yield EasedMove(BETWEEN_S, 0.0, take=take, side=side)


def _wrong_ones(habit: Habit, shape: Shape, rng: np.random.Generator) -> frozenset[int]:
    """Return the numbers of the repetitions with the fault, from 0."""
    count = int(shape.at(habit.share) * habit.reps + rng.random())
    return frozenset(rng.permutation(habit.reps)[:count].tolist())


def _faults(habit: Habit, rng: np.random.Generator, *, wrong: bool) -> dict[str, float]:
    weight = rng.uniform(*CLEARLY) if wrong else rng.uniform(*HARDLY)
    return {habit.fault: float(weight)} if habit.fault else {}


def plank(shape: Shape, rng: np.random.Generator) -> tuple[EasedMove, ...]:
    """Return a plank, in which the hips may sag towards the end, until it is given up."""
    seconds = shape.at(PLANK_S) + rng.normal(0, 1.2) - 3.0 * shape.bad_day
    sags = rng.random() < shape.at((0.7, 0.1))
    sag = {"hips_sag": float(rng.uniform(0.9, 1.2) if sags else rng.uniform(0.0, 0.2))}
    to_the_floor = {"hips_sag": 4.0}
    return (
        EasedMove(seconds * 0.6, 1.0),
        EasedMove(seconds * 0.1, 1.0, sag),
        EasedMove(seconds * 0.3, 1.0, sag),
        EasedMove(0.8, 1.0, to_the_floor),
        EasedMove(1.2, 1.0, to_the_floor),
    )
