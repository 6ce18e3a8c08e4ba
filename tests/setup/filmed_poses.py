"""Poses as a shard holds them, with errors that are known."""

import numpy as np

from formcheck.kinematics.estimated.features import features
from formcheck.pose.frame import FloatArray
from tools.angles.dataset import TARGETS, Poses

PX_PER_M = np.array([100.0, 200.0, 150.0])
ERROR_M = np.array([0.0, 0.02, -0.01])
COUNT = len(PX_PER_M)
SIZE_PX = (480.0, 360.0)


def filmed_poses() -> Poses:
    """Three poses at three distances; all places of one are off by the same length."""
    true_m = np.random.default_rng(1).normal(0.0, 0.4, (COUNT, 33, 3))
    true_m -= true_m[:, [23, 24]].mean(axis=1, keepdims=True)
    true_px = 200.0 + true_m[..., :2] * PX_PER_M[:, None, None]
    names = np.array([f"{number}" for number in range(COUNT)])
    image_px, world_m = true_px + each(ERROR_M * PX_PER_M), true_m + each(ERROR_M)
    visibility = np.linspace(0.2, 0.8, COUNT)[:, None] * np.ones(33)
    size_px = np.tile(SIZE_PX, (COUNT, 1))
    return Poses(
        inputs=features(image_px, world_m, visibility, size_px),
        truth=np.arange(COUNT)[:, None] * np.ones(len(TARGETS)),
        yaw_deg=np.zeros(COUNT),
        image_px=image_px,
        world_m=world_m,
        visibility=visibility,
        size_px=size_px,
        true_m=true_m,
        true_px=true_px,
        source=names,
        model=names,
        body=names,
        clip=names,
    )


def each(values: FloatArray) -> FloatArray:
    """Return one value for all coordinates of every point of a pose."""
    return values[:, None, None]
