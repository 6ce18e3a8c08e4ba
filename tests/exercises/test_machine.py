import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.exercises.coach.machine import RepMachine, Step
from formcheck.exercises.driver import Driver
from formcheck.pose.frame import FloatArray
from tests.exercises.sets import FIGURED, driver_of, spec_of
from tests.figures import Course, repeated

REP_EXERCISES = [each for each in FIGURED if spec_of(each).mode == "reps"]
SQUAT = driver_of("squat")


def count(driver: Driver, values: list[float]) -> Counter[Step]:
    machine = RepMachine(driver)
    steps = (machine.push(value) for value in values)
    return Counter(step for step in steps if step)


@pytest.mark.parametrize(
    ("values", "finished", "abandoned"),
    [
        ([0, 40, 70, 40, 0, 25, 0], 1, 0),
        ([0, 35, 48, 35, 0], 0, 1),
        ([0, 40, 70, 40, 60, 40, 0], 1, 0),  # a double dip is one
        ([0, 40, 70, 40, 25, 40, 70, 40, 0], 1, 0),  # never quite back up
        ([0, 40, 70, 40, 19, 40, 70, 40, 0], 2, 0),
        ([0, 29, 0, 29, 0], 0, 0),  # never left the start
        ([0, 80, 0], 0, 1),  # one wild value is no repetition
    ],
)
def test_counter_vectors(values: list[float], finished: int, abandoned: int) -> None:
    steps = count(SQUAT, values)
    assert (steps[Step.FINISHED], steps[Step.ABANDONED]) == (finished, abandoned)


@pytest.mark.parametrize(
    ("rest", "back", "finished"),
    [
        (0, 19, 1),
        (0, 21, 0),  # who rests at 0 is not back at 21
        (18, 20, 1),
        (22, 24, 1),  # who rests with soft knees comes back to them
        (22, 26, 0),
        (29, 27, 1),
        (29, 28, 0),  # so near to where the next one starts that it is none
    ],
)
def test_a_repetition_ends_where_it_began(rest: float, back: float, finished: int) -> None:
    assert count(SQUAT, [rest, rest, 40, 70, 40, back])[Step.FINISHED] == finished


def test_each_rest_is_one_of_its_own() -> None:
    values = [24.0, 40.0, 70.0, 40.0, 25.0, 0.0, 40.0, 70.0, 40.0, 24.0, 0.0]
    assert count(SQUAT, values)[Step.FINISHED] == 2
    machine = RepMachine(SQUAT)
    assert [machine.push(value) for value in values][-2:] == [None, Step.FINISHED]


def test_noise_around_the_peak_threshold_is_one_repetition() -> None:
    noise = [50 + 4 * (-1) ** index for index in range(100)]
    values = [0.0, 40.0, 60.0, *noise, 40.0, 0.0]
    assert count(SQUAT, values)[Step.FINISHED] == 1


def thresholds(driver: Driver) -> list[float]:
    return [driver.start_enter, driver.start_exit, driver.peak_exit, driver.peak_enter]


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
@given(st.integers(0, 3), st.integers(0, 10_000))
def test_noise_smaller_than_the_hysteresis_never_counts_twice(
    exercise_id: str, which: int, seed: int
) -> None:
    driver = driver_of(exercise_id)
    edge = thresholds(driver)[which]
    hovering = edge + noise(driver, seed, 60)
    rest = driver.start_enter - driver.sign * 4
    peak = driver.peak_enter + driver.sign * 20
    values = [rest, *hovering[:30], *[peak] * 3, *hovering[30:], *[rest] * 3]
    assert count(driver, values)[Step.FINISHED] == 1


def noise(driver: Driver, seed: int, size: int) -> FloatArray:
    """Return noise that stays within the hysteresis at either end."""
    start_gap = abs(driver.start_exit - driver.start_enter)
    limit = 0.49 * min(start_gap, abs(driver.peak_enter - driver.peak_exit))
    return np.random.default_rng(seed).uniform(-limit, limit, size)


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
@given(st.floats(15.0, 60.0), st.integers(1, 4), st.integers(0, 1000))
def test_the_count_is_the_same_at_every_rate(
    exercise_id: str, rate_hz: float, reps: int, seed: int
) -> None:
    driver = driver_of(exercise_id)
    rest = driver.start_enter - driver.sign * 5
    peak = driver.peak_enter + driver.sign * 8
    _, values = repeated(rest, [peak] * reps, (1.0, 0.5, 1.0)).sampled(rate_hz)
    gap = min(
        abs(driver.start_exit - driver.start_enter), abs(driver.peak_enter - driver.peak_exit)
    )
    noise = np.random.default_rng(seed).uniform(-0.4 * gap, 0.4 * gap, len(values))
    steps = count(driver, list(values + noise))
    assert (steps[Step.FINISHED], steps[Step.ABANDONED]) == (reps, 0)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=False, width=32), max_size=200))
def test_every_repetition_started_peaked_and_turned_back(values: list[float]) -> None:
    machine = RepMachine(SQUAT)
    steps = [step for step in map(machine.push, values) if step]
    order = {
        None: {Step.STARTED},
        Step.STARTED: {Step.PEAKED, Step.ABANDONED},
        Step.PEAKED: {Step.TURNED_BACK},
        Step.TURNED_BACK: {Step.PEAKED, Step.FINISHED},
        Step.ABANDONED: {Step.STARTED},
        Step.FINISHED: {Step.STARTED},
    }
    for before, after in zip([None, *steps], steps, strict=False):
        assert after in order[before]


def test_missing_values_change_nothing() -> None:
    seen = [0.0, 40.0, 70.0, 40.0, 0.0]
    gappy = [each for value in seen for each in (math.nan, value, math.nan)]
    assert count(SQUAT, gappy) == count(SQUAT, seen)


def test_a_sudden_fall_is_not_lost_between_two_samples() -> None:
    assert count(SQUAT, [0.0, 80.0, 80.0, 0.0, 0.0])[Step.FINISHED] == 1


def test_a_decreasing_driver_counts_downwards() -> None:
    steps = count(driver_of("sit_to_stand"), [90, 55, 18, 35, 75, 50, 25, 50, 75])
    assert (steps[Step.FINISHED], steps[Step.ABANDONED]) == (1, 1)


def test_an_absolute_driver_counts_both_ways() -> None:
    course = Course(((0, 0), (1, 20), (2, 0), (3, -20), (4, 0)))
    _, values = course.sampled(30.0)
    assert count(driver_of("standing_side_bend"), list(values))[Step.FINISHED] == 2


def test_a_reset_machine_is_ready() -> None:
    machine = RepMachine(SQUAT)
    machine.push(70.0)
    machine.reset()
    assert machine.phase == "ready"
