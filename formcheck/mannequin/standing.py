"""Put the body over the feet it stands on."""

import math
from statistics import fmean

import numpy as np

from formcheck.mannequin.figure import Figure
from formcheck.mannequin.rotation import length, middle
from formcheck.pose.frame import FloatArray


def stand_on(figure: Figure, ankles_m: dict[str, FloatArray]) -> Figure:
    """Shift the figure over its feet, keeping the bend of the knees the posture asks for.

    Parameters
    ----------
    ankles_m
        Side and (3,), where the ankles of the feet that bear are to be.
    """
    errors_m = [target - figure.joint_m(f"{side}_foot") for side, target in ankles_m.items()]
    figure = figure.moved(middle(errors_m))
    lifts_m = [_lift_over_m(figure, side, target) for side, target in ankles_m.items()]
    return figure.moved(np.array([0.0, 0.0, fmean(lifts_m)]))


def _lift_over_m(figure: Figure, side: str, ankle_m: FloatArray) -> float:
    """Return the rise after which the hip is as far from its planted ankle as it was bent to be."""
    hip_m = figure.joint_m(f"{side}_thigh")
    length_m = length(figure.joint_m(f"{side}_foot") - hip_m)
    across_m = length((ankle_m - hip_m)[:2])
    height_m = math.sqrt(max(0.0, length_m**2 - across_m**2))
    return float(ankle_m[2] + height_m - hip_m[2])
