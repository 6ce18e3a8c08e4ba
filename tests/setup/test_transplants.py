"""Poses to learn from that carry the errors a pose model made on others."""

import numpy as np
import pytest

from tests.setup.filmed_poses import COUNT, ERROR_M, PX_PER_M, each
from tools.angles.dataset import Poses
from tools.angles.transplants import neighbours, transplanted, with_transplants


def test_pose_keeps_its_truth_and_takes_the_errors_of_another(poses: Poses) -> None:
    lenders = np.array([1, 2, 0])
    seen = transplanted(poses, lenders)
    assert seen.truth == pytest.approx(poses.truth)
    assert seen.world_m - poses.true_m == pytest.approx(each(ERROR_M[lenders]) + 0 * seen.world_m)
    assert seen.visibility == pytest.approx(poses.visibility[lenders])
    assert list(seen.model) == ["1", "2", "0"]


def test_errors_in_the_picture_grow_with_the_body(poses: Poses) -> None:
    lenders = np.array([1, 1, 1])
    off_px = transplanted(poses, lenders).image_px - poses.true_px
    assert off_px == pytest.approx(each(ERROR_M[1] * PX_PER_M) + 0 * off_px)


def test_nobody_is_a_neighbour_of_themself(poses: Poses) -> None:
    near = neighbours(poses.true_m, 2)
    assert [sorted(row) for row in near] == [[1, 2], [0, 2], [0, 1]]


def test_every_pose_comes_again_as_often_as_asked(poses: Poses) -> None:
    more = with_transplants(poses, np.random.default_rng(1), times=2)
    assert len(more) == 3 * COUNT
    assert more.inputs.shape[0] == 3 * COUNT
    assert np.isfinite(more.inputs).all()


def test_mirrored_twice_is_the_same(poses: Poses) -> None:
    seen = transplanted(poses, np.arange(COUNT))
    again = seen.mirrored().mirrored()
    for name in ("image_px", "world_m", "true_px", "true_m", "truth"):
        assert getattr(again, name) == pytest.approx(getattr(seen, name)), name
