"""A pose and its mirror image are told alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.kinematics.estimated.both_ways import TURNED, asked_both_ways
from formcheck.kinematics.estimated.features import features, mirrored
from formcheck.kinematics.estimated.network import PoseEstimate, network
from formcheck.pose.frame import FloatArray
from scenery.figures import squatting
from scenery.stick_body import Shot, figure

Seen = tuple[FloatArray, FloatArray, FloatArray, FloatArray]


def seen(yaw_deg: float, depth_deg: float) -> Seen:
    """Return one pose of a squat."""
    pose = figure(squatting(depth_deg), Shot(yaw_deg))
    size_px = np.array([pose.size_px], dtype=np.float64)
    return pose.image_px[None], pose.world_m[None], pose.visibility[None], size_px


def by_name(told: PoseEstimate) -> dict[str, float]:
    return dict(zip(network().targets, told.mean.tolist(), strict=True))


def in_mirror(name: str) -> str:
    """Return the same angle of the other side; directions of the pelvis have none."""
    side, _, rest = name.partition("_")
    if rest in ("x", "y", "z") or side not in ("left", "right"):
        return name
    return f"{'right' if side == 'left' else 'left'}_{rest}"


@given(yaw_deg=st.floats(0.0, 135.0), depth_deg=st.floats(0.0, 100.0))
def test_a_mirror_image_is_told_the_same_of_the_other_side(
    yaw_deg: float, depth_deg: float
) -> None:
    poses = seen(yaw_deg, depth_deg)
    (told,), (turned,) = asked_both_ways(*poses), asked_both_ways(*mirrored(*poses))
    other = by_name(turned)
    for name, value in by_name(told).items():
        sign = -1.0 if name in TURNED else 1.0
        assert other[in_mirror(name)] * sign == pytest.approx(value, abs=0.05), name
    assert turned.novelty == pytest.approx(told.novelty, abs=1e-3)
    assert sorted(turned.band_95) == pytest.approx(sorted(told.band_95), abs=0.05)


def test_it_is_the_mean_of_both_answers() -> None:
    poses = seen(45.0, 60.0)
    (told,) = asked_both_ways(*poses)
    (as_seen,) = network().estimate_each(features(*poses))
    (turned,) = network().estimate_each(features(*mirrored(*poses)))
    left, right = (network().targets.index(f"{side}_knee_flex") for side in ("left", "right"))
    assert told.mean[left] == pytest.approx((as_seen.mean[left] + turned.mean[right]) / 2.0)
    assert told.band_95[left] == pytest.approx(
        (as_seen.band_95[left] + turned.band_95[right]) / 2.0
    )


def test_of_no_pose_nothing_is_told() -> None:
    nobody = (np.empty((0, 33, 2)), np.empty((0, 33, 3)), np.empty((0, 33)), np.empty((0, 2)))
    assert asked_both_ways(*nobody) == []
