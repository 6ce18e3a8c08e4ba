import numpy as np
import pytest

from benchmarks.engine import aged_costs, conditioning_cost, endless, engine_cost, movement
from formcheck.exercises.library import exercise_ids
from scenery.figures import MOVEMENTS
from scenery.track_changes import between


@pytest.mark.parametrize("exercise", ["squat", "cat_cow", "side_plank"])
def test_any_exercise_can_be_measured_for_a_minute(exercise: str) -> None:
    track = movement(exercise)
    assert track.duration_s >= 50.0
    assert track.found.all()


def test_no_figure_is_left_without_an_exercise() -> None:
    assert set(MOVEMENTS) <= set(exercise_ids())


def test_every_pose_has_a_cost() -> None:
    track = between(movement("squat", at_least_s=1.0), 0.0, 1.0)
    for cost in (engine_cost("squat", track), conditioning_cost(track)):
        assert cost.each_ms.shape == (len(track),)
        assert (cost.each_ms > 0).all()


def test_old_and_new_session_see_the_same_minute() -> None:
    new, old = aged_costs("squat", after_s=2.0)
    assert new.each_ms.shape == old.each_ms.shape == (60 * 15 - 1,)


@pytest.mark.parametrize("until_s", [0.5, 10.0, 25.0])
def test_endless_movement_goes_on_at_its_pace(until_s: float) -> None:
    poses = list(endless(movement("squat", at_least_s=1.0), until_s=until_s))
    times_s = [pose.time_s for pose in poses]
    assert len(poses) == round(until_s * 30)
    assert np.diff(times_s) == pytest.approx(1 / 30)
