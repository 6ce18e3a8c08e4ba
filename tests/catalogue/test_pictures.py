"""Some of what is proven and judged of pictures, filmed and looked at by the pose model anew."""

from dataclasses import replace

import pytest

from benchmarks.catalogue import everyday
from benchmarks.catalogue.everyday_takes import everyday_takes
from benchmarks.catalogue.proof import REPS, cases, prove
from formcheck.exercises.library import load_exercise

TAKES = {each.id: each for each in everyday_takes()}


@pytest.mark.model
@pytest.mark.slow(reason="the pose is found in every picture of a film")
@pytest.mark.parametrize(
    ("exercise_id", "fault_id", "reps"),
    [
        ("bird_dog", None, 2),  # one on each side
        ("standing_hip_abduction", None, 1),
        ("prone_press_up", None, REPS),  # as often as all of them when the page is written
        ("deadlift", "not_locked_out", 1),
        ("overhead_press", None, 1),
    ],
)
def test_a_few_are_proven_anew_from_their_pictures(
    exercise_id: str, fault_id: str | None, reps: int
) -> None:
    case = next(c for c in cases(load_exercise(exercise_id)) if c.fault_id == fault_id)
    outcome = prove(replace(case, reps=reps))
    assert outcome.passed, outcome


@pytest.mark.model
@pytest.mark.slow(reason="the pose is found in every picture of a film")
@pytest.mark.parametrize("take_id", ["walks_in_and_out", "quick_jumping_jacks"])
def test_a_few_are_judged_anew_from_their_pictures(take_id: str) -> None:
    assert all(row.passed for row in everyday.judge(TAKES[take_id]))
