"""A finished analysis of the hand-built squats."""

import pytest

from formcheck.exercises.library import load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.session import Analysis
from scenery.results import plank_result, squat_feedback, squat_result, squat_track


@pytest.fixture
def squat() -> ExerciseSpec:
    return load_exercise("squat")


@pytest.fixture
def squats() -> Analysis:
    track, result = squat_track(), squat_result()
    return Analysis(track, track, squat_feedback(track, result), result)


@pytest.fixture
def plank() -> Analysis:
    track, result = squat_track(), plank_result()
    return Analysis(track, track, squat_feedback(track, result), result)
