"""What the metrics truly are: their own formulas, on the true landmarks, by an ideal camera.

The ideal camera is orthographic, level, and exactly where the metric wants it: at the person's
left for what is seen from the side (left and right come out alike from there), in front of them
for what is seen from the front. A metric that no view rules out is defined by the picture, so its
ideal camera stands at the same yaw as the real one. The start position is the first frame.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from formcheck.anatomy.sides import SIDES, Side
from formcheck.kinematics.body import Body
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.registry import Metric
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark

SIDE_YAW_DEG, FRONT_YAW_DEG = 90.0, 0.0
SQUARE_FRAC = 0.7
"""The line of the hips must lie across the room by this share for there to be a side view."""

Key = tuple[str, Side]


def sides_of(metric: Metric) -> tuple[Side, ...]:
    """Return the sides a metric has values of; one stands for the body as a whole."""
    return SIDES if metric.sided else ("left",)


def true_values(
    points_m: FloatArray, metric_ids: Iterable[str], *, yaw_deg: float
) -> Mapping[Key, FloatArray]:
    """Return the true course of metrics.

    Parameters
    ----------
    points_m
        (frames, 33, 3), the true landmarks in the room: the person faces along -y at first, their
        left is +x, z is up.
    metric_ids
        Metrics of single poses.
    yaw_deg
        Where the real camera stands, for metrics of any view.

    Returns
    -------
    Mapping
        (frames,) by metric and side, in the metric's unit; NaN from the side for somebody who
        lies on their side, of whom a level camera has no side view.
    """
    found: dict[Key, FloatArray] = {}
    seen_from: dict[float, list[Body]] = {}
    for metric in (METRICS[each] for each in metric_ids):
        ideal_deg = {"side": SIDE_YAW_DEG, "front": FRONT_YAW_DEG, "any": yaw_deg}[metric.view]
        if ideal_deg not in seen_from:
            seen_from[ideal_deg] = ideal_bodies(points_m, yaw_deg=ideal_deg)
        hidden = metric.view == "side" and not _has_side_view(points_m[0])
        for side in sides_of(metric):
            values = [_value(metric, body, side) for body in seen_from[ideal_deg]]
            found[metric.id, side] = np.array(values) * (np.nan if hidden else 1.0)
    return found


def ideal_bodies(points_m: FloatArray, *, yaw_deg: float) -> list[Body]:
    """Return the bodies (frames) that an ideal camera sees, the first as reference of all."""
    yaw = np.radians(yaw_deg)
    right = np.array([np.cos(yaw), np.sin(yaw), 0.0])
    ahead = np.array([-np.sin(yaw), np.cos(yaw), 0.0])
    down = np.array([0.0, 0.0, -1.0])
    hips_m = points_m[:, [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=1, keepdims=True)
    world_m = (points_m - hips_m) @ np.stack([right, down, ahead]).T
    places = points_m @ right + 1j * points_m[..., 2]
    bodies = [
        Body(float(index), tuple(row.tolist()), world, (1.0,) * LANDMARK_COUNT, -1.0, 1.0)
        for index, (row, world) in enumerate(zip(places, world_m, strict=True))
    ]
    return [replace(body, reference=bodies[0]) for body in bodies]


def _has_side_view(points_m: FloatArray) -> bool:
    across = points_m[Landmark.LEFT_HIP] - points_m[Landmark.RIGHT_HIP]
    return bool(across[0] > SQUARE_FRAC * np.linalg.norm(across))


def _value(metric: Metric, body: Body, side: Side) -> float:
    assert metric.formula is not None, "only metrics of single poses have a truth"
    return metric.formula(body, side)
