"""Rotations of the mannequin's world: x to its left, y backwards, z up; angles in degrees.

Posing a body is thousands of operations on single vectors of three, for which NumPy's own `cross`,
`norm` and `mean` take twenty times as long as the arithmetic: `cross`, `length` and `middle` here.
"""

import math
from collections.abc import Iterable

import numpy as np

from formcheck.pose.frame import FloatArray

DOWN: FloatArray = np.array([0.0, 0.0, -1.0])
UP: FloatArray = -DOWN
AHEAD: FloatArray = np.array([0.0, -1.0, 0.0])


def about_x(angle_deg: float) -> FloatArray:
    """Turn about the axis to the person's left: up goes forward, down goes back."""
    cosine, sine = _cosine_sine(angle_deg)
    return np.array([[1.0, 0.0, 0.0], [0.0, cosine, -sine], [0.0, sine, cosine]])


def about_y(angle_deg: float) -> FloatArray:
    """Turn about the axis to the back: up goes to the person's left."""
    cosine, sine = _cosine_sine(angle_deg)
    return np.array([[cosine, 0.0, sine], [0.0, 1.0, 0.0], [-sine, 0.0, cosine]])


def about_z(angle_deg: float) -> FloatArray:
    """Turn about the upright axis: ahead goes to the person's left."""
    cosine, sine = _cosine_sine(angle_deg)
    return np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0], [0.0, 0.0, 1.0]])


def about(axis: FloatArray, angle_deg: float) -> FloatArray:
    """Turn about any axis (3,), right-handed."""
    x, y, z = (axis / length(axis)).tolist()
    cosine, sine = _cosine_sine(angle_deg)
    rest = 1.0 - cosine
    return np.array(
        [
            [cosine + x * x * rest, x * y * rest - z * sine, x * z * rest + y * sine],
            [y * x * rest + z * sine, cosine + y * y * rest, y * z * rest - x * sine],
            [z * x * rest - y * sine, z * y * rest + x * sine, cosine + z * z * rest],
        ]
    )


def share_of(turn: FloatArray, share: float) -> FloatArray:
    """Return that share of a turn of less than half a circle (3, 3), about its own axis."""
    twice_sine = np.array(
        [turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]]
    )
    size = length(twice_sine)
    if size < 1e-9:
        return np.eye(3)
    angle_deg = math.degrees(math.atan2(size, float(np.trace(turn)) - 1.0))
    return about(twice_sine, share * angle_deg)


def between(start: FloatArray, end: FloatArray) -> FloatArray:
    """Return the smallest turn that brings one direction (3,) onto another (3,).

    Opposite directions have no smallest turn; the result is then undefined.
    """
    start, end = start / length(start), end / length(end)
    x, y, z = cross(start, end)
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + skew + skew @ skew / (1.0 + start @ end))


def frame_of(along: FloatArray, hinge: FloatArray) -> FloatArray:
    """Return the turn that brings `DOWN` onto `along` and the left axis as near `hinge` as it goes.

    Parameters
    ----------
    along, hinge
        (3,) directions, not parallel.
    """
    down = along / length(along)
    left = hinge - (hinge @ down) * down
    left = left / length(left)
    return np.array([left, cross(-down, left), -down]).T


def cross(one: FloatArray, other: FloatArray) -> FloatArray:
    """Return the cross product of two vectors (3,)."""
    ax, ay, az = one.tolist()
    bx, by, bz = other.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])


def length(vector: FloatArray) -> float:
    """Return how long a vector (n,) is."""
    return math.sqrt(vector @ vector)


def middle(points: Iterable[FloatArray]) -> FloatArray:
    """Return the mean of one or more points (n,)."""
    first, *others = points
    return np.asarray(sum(others, start=first) / (1 + len(others)))


def _cosine_sine(angle_deg: float) -> tuple[float, float]:
    angle = math.radians(angle_deg)
    return math.cos(angle), math.sin(angle)
