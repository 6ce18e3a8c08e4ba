"""How wrong a metric may be from where the camera stands.

The bands were measured on rendered people with known angles (docs/accuracy.md) and lie in a table
beside this module. What was not measured has the noise of the clinical specification, growing
with the camera's distance from the metric's own view.
"""

import json
import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from formcheck.kinematics.registry import Metric
from formcheck.kinematics.view import FRONT_UNTIL_DEG, SIDE_FROM_DEG, View

STANDARD_DEVIATIONS_95 = 1.96

TABLE_PATH = Path(__file__).with_name("error_bands.json")
"""Measured bands by metric and yaw; written by ``python -m benchmarks.accuracy --page``."""

_OFF_AXIS_DEG = (0.0, 15.0, 45.0, 90.0)
_GROWTH = (1.0, 1.2, 2.2, 3.2)
"""Growth of the error with the camera's distance from the metric's own view. Knee flexion on
rendered bodies with known angles: 7-10 deg RMSE side-on, 15-22 at 45 deg, 25-29 from the front
(design note, section 3); the value at 15 deg lies on the way [default]."""

UNKNOWN_VIEW_GROWTH = 2.2
UNKNOWN_VIEW_YAW_DEG = 45.0
"""An unknown view is taken for an oblique one."""


def growth(off_axis_deg: float) -> float:
    """Return by what factor the error grows `off_axis_deg` away from the right view."""
    if math.isnan(off_axis_deg):
        return UNKNOWN_VIEW_GROWTH
    return _between(_OFF_AXIS_DEG, _GROWTH, abs(off_axis_deg))


def specified_band(metric: Metric, view: View | None = None) -> float:
    """Return the 95 % band by the specification's noise figure alone, in the metric's unit.

    Parameters
    ----------
    view
        From where the camera sees the person; the metric's own view where not given.
    """
    single = STANDARD_DEVIATIONS_95 * metric.noise
    return single if view is None else single * growth(view.off_axis_deg(metric.view))


def band_95(metric: Metric, view: View) -> float:
    """Return the half-width of the 95 % error band of one measurement, in the metric's unit.

    Never less than the noise of a single measurement from the right view.
    """
    yaws_deg, bands = measured_bands()
    row = bands.get(metric.id)
    if row is None:
        return specified_band(metric, view)
    yaw_deg = UNKNOWN_VIEW_YAW_DEG if math.isnan(view.yaw_deg) else view.yaw_deg
    return max(_between(yaws_deg, row, yaw_deg), specified_band(metric))


def edge_band_95(metric: Metric) -> float:
    """Return the 95 % band at the edge of the views from which a metric may be judged.

    What is told from any other view must not be less sure than that. NaN where any view will do.
    """
    if metric.view == "any":
        return math.nan
    edge_deg = SIDE_FROM_DEG if metric.view == "side" else FRONT_UNTIL_DEG
    return band_95(metric, View(edge_deg))


@cache
def measured_bands() -> tuple[tuple[float, ...], dict[str, tuple[float, ...]]]:
    """Return the yaws of the measured table in degrees, and each metric's band at them."""
    table = json.loads(TABLE_PATH.read_text(encoding="utf-8"))
    return tuple(table["yaw_deg"]), {name: tuple(row) for name, row in table["bands"].items()}


def _between(places: Sequence[float], values: Sequence[float], place: float) -> float:
    """Return the value at a place, between those given; beyond the ends, the value at the end."""
    if place <= places[0]:
        return values[0]
    if place > places[-1]:
        return values[-1]
    index = bisect_left(places, place)
    left, right = places[index - 1], places[index]
    low, high = values[index - 1], values[index]
    return low + (high - low) * (place - left) / (right - left)
