"""When a set is over by itself."""

from typing import Any

import pytest

from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import Feedback
from formcheck.live.goal import GoalWatch, usual_goal
from formcheck.live.token import Goal


def feedback(**changes: Any) -> Feedback:
    message: dict[str, Any] = {
        **{"time_s": 1.0, "phase": "ready", "driver": 5.0, "driver_band": 8.0, "unit": "deg"},
        **{"driver_landmarks": (), "side": None, "rep_count": 0, "not_counted_count": 0},
        **{"hold_s": None, "cue": None, "praise": False, "active_faults": (), "message": None},
        **{"finished_rep": None},
    }
    return Feedback(**(message | changes))


def test_goal_of_repetitions_is_reached_with_the_last() -> None:
    watch = GoalWatch(Goal(amount=3, unit="reps"))
    assert [watch.reached(feedback(rep_count=count)) for count in (2, 3)] == [False, True]


def test_goal_of_a_hold_counts_time_held_not_time_passed() -> None:
    watch = GoalWatch(Goal(amount=10, unit="s"))
    assert not watch.reached(feedback(time_s=60.0, hold_s=9.9, phase="hold"))
    assert watch.reached(feedback(time_s=61.0, hold_s=10.0, phase="hold"))


def test_goal_by_the_clock_counts_from_the_beginning_of_the_movement() -> None:
    watch = GoalWatch(Goal(amount=10, unit="s"))
    told = [
        watch.reached(feedback(time_s=time_s, phase=phase))
        for time_s, phase in ((50.0, "waiting"), (60.0, "inhale"), (69.9, "exhale"), (70.0, "out"))
    ]
    assert told == [False, False, False, True]


def test_set_without_a_goal_goes_on() -> None:
    assert not GoalWatch(None).reached(feedback(rep_count=100))


@pytest.mark.parametrize(
    ("exercise_id", "amount", "unit"),
    [
        ("squat", 10, "reps"),
        # Both sides in one set.
        ("bird_dog", 12, "reps"),
        # One side a set.
        ("standing_hip_abduction", 12, "reps"),
        ("plank", 30, "s"),
        ("march_in_place", 120, "s"),
        # Counted by the clock.
        ("pelvic_tilt_supine", 10, "reps"),
        ("diaphragmatic_breathing", 300, "s"),
    ],
)
def test_usual_goal_is_what_the_exercise_file_asks_for(
    exercise_id: str, amount: float, unit: str
) -> None:
    goal = usual_goal(load_exercise(exercise_id), "standard")
    assert goal == Goal.model_validate({"amount": amount, "unit": unit})


def test_words_are_no_goal() -> None:
    assert usual_goal(load_exercise("mcgill_curl_up"), "standard") is None
