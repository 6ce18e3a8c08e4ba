"""Stick figures that march in place, or lift both knees at once."""

from dataclasses import replace

import numpy as np

from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from scenery.figures import Course, repeated
from scenery.stick_body import FROM_THE_FRONT, Posture
from tests.exercises.bodies_on_the_floor import along, lifting_knee

RATE_HZ = 30.0


def lifting(left_pct: FloatArray, right_pct: FloatArray) -> Posture:
    """Return a body whose knees are raised by shares of the thigh, in percent."""
    left, right = lifting_knee(left_pct, "left"), lifting_knee(right_pct, "right")
    return replace(left, right_leg=right.right_leg, planted="hips")


def marching(
    steps: int,
    height_pct: float = 70.0,
    step_s: float = 0.6,
    *,
    weak_share: float = 1.0,
    right_rests_pct: float = 0.0,
) -> PoseTrack:
    """Return steps in turn, the left knee first, seen from the front.

    Parameters
    ----------
    weak_share
        How far the left knee goes of what the right one does.
    right_rests_pct
        Where the right knee drifts to at first and rests from then on.
    """
    keys = [(0.0, 0.0), (1.0, 0.0)]
    for number in range(steps):
        start_s, peak = 1.0 + number * step_s, height_pct * (-1) ** number
        keys += [(start_s + step_s / 2, peak), (start_s + step_s, 0.0)]
    course = Course((*keys, (keys[-1][0] + 1.0, 0.0)))
    drift = Course(((0.0, 0.0), (0.3, 0.0), (0.9, right_rests_pct), (60.0, right_rests_pct)))

    def posture(way: FloatArray) -> Posture:
        rests = drift.sampled(RATE_HZ)[1][: len(way)]
        return lifting(weak_share * np.maximum(way, 0.0), np.maximum(-way, rests))

    return along(course, posture, FROM_THE_FRONT)


def both_knees(times: int, height_pct: float = 70.0) -> PoseTrack:
    """Return both knees raised at once."""
    course = repeated(0.0, [height_pct] * times, (0.3, 0, 0.3))
    return along(course, lambda way: lifting(way, way), FROM_THE_FRONT)
