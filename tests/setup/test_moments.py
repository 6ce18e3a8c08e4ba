"""Clips as the picture they end with and those before."""

from dataclasses import replace

import numpy as np
import pytest

from tools.angles.dataset import Poses
from tools.angles.moments import alone, moments, with_before, with_measures
from tools.angles.transplants import transplanted


def clips(poses: Poses, *names: str) -> Poses:
    """Return one pose over and over, of these clips; each has its own number as the truth."""
    rows = poses.only(np.zeros(len(names), dtype=np.intp))
    return replace(
        rows, clip=np.array(names), truth=np.arange(len(names))[:, None] + 0 * rows.truth
    )


def test_of_each_clip_the_last_picture_is_told_and_the_nearest_comes_first(poses: Poses) -> None:
    seen = moments(clips(poses, "a", "a", "a", "b", "b", "b"))
    assert list(seen.last.truth[:, 0]) == [2, 5]
    assert [list(each.truth[:, 0]) for each in seen.before] == [[1, 4], [0, 3]]


def test_a_clip_without_a_pose_in_every_picture_is_left_out(poses: Poses) -> None:
    seen = moments(clips(poses, "a", "a", "b", "b", "b"))
    assert list(seen.last.clip) == ["b"]


def test_what_came_before_stands_beside_the_last_picture(poses: Poses) -> None:
    seen = moments(clips(poses, "a", "a", "a"))
    assert with_before(seen).shape[1] == 3 * alone(seen).shape[1]


def test_true_measures_do_not_follow_the_errors_of_the_pose_model(poses: Poses) -> None:
    seen = moments(clips(poses, "a", "a", "a"))
    off = replace(seen, last=transplanted(seen.last, np.array([0])))
    wrong = replace(seen, last=replace(seen.last, world_m=1.3 * seen.last.world_m))
    count = alone(seen).shape[1]
    lengths = slice(count + 1, count + 8)
    assert with_measures(off)[:, lengths] == pytest.approx(with_measures(wrong)[:, lengths])
    assert with_measures(seen)[0, count] != pytest.approx(with_measures(wrong)[0, count])
