"""A set evenly slower than people move is counted, and its times are marked."""

from dataclasses import replace

import pytest

from formcheck.exercises.coach.slow_motion import SLOW_MOTION_NOTE, slow_motion_note
from formcheck.exercises.result import Rep
from scenery.figures import squat
from scenery.stick_body import Shot
from tests.exercises.sets import clean, driver_of, spec_of, watch

LONGEST_S = driver_of("squat").max_rep_s


def lasting(*seconds: float) -> list[Rep]:
    rep = clean("squat").result.reps[0]
    return [replace(rep, start_s=0.0, end_s=each) for each in seconds]


@pytest.mark.parametrize(
    ("lasted_s", "noted"),
    [
        ((5.0, 5.0, 5.0), False),
        ((LONGEST_S - 0.5,) * 3, False),
        ((LONGEST_S + 0.5,) * 3, True),
        ((LONGEST_S + 0.5, 1.8 * LONGEST_S, 1.5 * LONGEST_S), True),
        ((3.0, 5.0, 30.0), False),  # one rested at the bottom
        ((LONGEST_S + 0.5, 3.0 * LONGEST_S, 3.0 * LONGEST_S), False),  # tired, not slowed down
    ],
)
def test_slow_is_what_is_evenly_slower_than_the_exercise_ever_is(
    lasted_s: tuple[float, ...], noted: bool
) -> None:
    note = slow_motion_note(lasting(*lasted_s), spec_of("squat"))
    assert note == (SLOW_MOTION_NOTE if noted else None)


def test_nothing_counted_is_not_slow() -> None:
    assert slow_motion_note([], spec_of("squat")) is None


@pytest.mark.parametrize("times", [1, 4])
def test_a_recording_played_slowly_has_the_same_count_and_says_so(times: int) -> None:
    tempo = (1.6 * times, 0.8 * times, 1.6 * times)
    result = watch("squat", squat(2, tempo=tempo, shot=Shot(rate_hz=15.0))).result
    assert result.rep_count == 2
    assert (SLOW_MOTION_NOTE in result.notes) == (times == 4)
