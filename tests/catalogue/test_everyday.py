"""Everyday movements around repetitions: exactly what happened is counted."""

from functools import cache

import numpy as np
import pytest

from benchmarks.catalogue import everyday
from benchmarks.catalogue.everyday_takes import everyday_takes
from benchmarks.catalogue.everyday_walk import Crossing
from benchmarks.catalogue.page import everyday_section
from formcheck.demonstration.stage import Show
from formcheck.mannequin.truth import landmarks_px
from formcheck.pose.landmarks import Landmark

TAKES = {each.id: each for each in everyday_takes()}
FEET = [Landmark.LEFT_FOOT_INDEX, Landmark.RIGHT_FOOT_INDEX]
ON_FLOOR_M = 0.06
"""No landmark of a foot that stands is higher than this above the floor."""


@cache
def performance_of(take_id: str) -> Crossing:
    performance = TAKES[take_id].show().performance
    assert isinstance(performance, Crossing)
    return performance


FALSE_COUNTS = {"sits_on_the_floor": 1}
"""Sitting down on the floor once between squats is counted as one of them: the deepest of three."""


@pytest.mark.parametrize("take_id", sorted(TAKES))
def test_by_the_true_landmarks_what_happened_is_counted(take_id: str) -> None:
    rows = list(everyday.judge(TAKES[take_id], truth=True))
    over = sum(row.counted - row.expected for row in rows)
    assert over == FALSE_COUNTS.get(take_id, 0)
    assert take_id in FALSE_COUNTS or [row for row in rows if not row.passed] == []


def test_somebody_walks_in_from_outside_the_picture_and_out_of_it() -> None:
    show = TAKES["walks_in_and_out"].show()
    end_s = show.performance.trajectory.duration_s
    outside = [_outside(show, time_s) for time_s in (0.0, end_s / 2, end_s)]
    assert outside == [True, False, True]


def _outside(show: Show, time_s: float) -> bool:
    across_px = landmarks_px(show.performance.figure_at(time_s), show.camera)[:, 0]
    return bool((across_px < 0).all() or (across_px > show.camera.size_px[0]).all())


def test_who_walks_has_a_foot_on_the_floor_and_moves_all_the_time() -> None:
    performance = performance_of("walks_in_and_out")
    start_s, end_s = performance.motion.intervals_s()[0]
    times_s = [float(each) for each in np.linspace(start_s, end_s, 30)]
    lowest_m = [performance.figure_at(each).landmarks_m()[FEET, 2].min() for each in times_s]
    assert max(lowest_m) < ON_FLOOR_M
    ahead_m = [performance.place_m(each)[0] for each in times_s]
    assert (np.diff(ahead_m) > 0).all()


def test_the_body_never_jumps() -> None:
    """Between two pictures nothing moves further than a fast hand does."""
    for take_id in ("walks_off_and_comes_back", "ties_a_shoe", "sits_on_the_floor"):
        performance = performance_of(take_id)
        places_m = np.array(
            [performance.figure_at(each).landmarks_m() for each in performance.times_s(15.0)]
        )
        steps_m = np.linalg.norm(np.diff(places_m, axis=0), axis=2)
        assert steps_m.max() < 0.35, take_id


def test_what_is_stored_was_proven_of_these_takes_and_this_counting() -> None:
    wanted = [(take, expected) for take in TAKES.values() for expected in take.expected]
    assert [row.proven_of for row in everyday.load()] == [
        everyday.proven_of(take, expected) for take, expected in wanted
    ], "judge them again: python -m benchmarks.catalogue --everyday"


def test_the_pose_model_and_the_coach_count_what_happened() -> None:
    """At most one false count in the whole collection."""
    wrong = [row for row in everyday.load() if not row.passed]
    assert {row.take_id for row in wrong} <= set(FALSE_COUNTS)
    assert sum(abs(row.counted - row.expected) for row in wrong) <= 1


def test_the_page_has_a_row_for_every_take() -> None:
    section = "\n".join(everyday_section(everyday.load()))
    assert all(take.happens in section for take in TAKES.values())


def test_the_page_says_nothing_of_what_was_never_judged() -> None:
    assert everyday_section(()) == ()
