"""Rotations of the mannequin's world: x to its left, y backwards, z up; angles in degrees."""

import numpy as np

from formcheck.pose.frame import FloatArray

DOWN: FloatArray = np.array([0.0, 0.0, -1.0])
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
    x, y, z = axis / np.linalg.norm(axis)
    cosine, sine = _cosine_sine(angle_deg)
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + sine * skew + (1.0 - cosine) * skew @ skew)


def share_of(turn: FloatArray, share: float) -> FloatArray:
    """Return that share of a turn of less than half a circle (3, 3), about its own axis."""
    twice_sine = np.array(
        [turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]]
    )
    length = float(np.linalg.norm(twice_sine))
    if length < 1e-9:
        return np.eye(3)
    angle_deg = np.degrees(np.arctan2(length, np.trace(turn) - 1.0))
    return about(twice_sine, share * float(angle_deg))


def between(start: FloatArray, end: FloatArray) -> FloatArray:
    """Return the smallest turn that brings one direction (3,) onto another (3,).

    Opposite directions have no smallest turn; the result is then undefined.
    """
    start, end = start / np.linalg.norm(start), end / np.linalg.norm(end)
    x, y, z = np.cross(start, end)
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + skew + skew @ skew / (1.0 + start @ end))


def frame_of(along: FloatArray, hinge: FloatArray) -> FloatArray:
    """Return the turn that brings `DOWN` onto `along` and the left axis as near `hinge` as it goes.

    Parameters
    ----------
    along, hinge
        (3,) directions, not parallel.
    """
    down = along / np.linalg.norm(along)
    left = hinge - (hinge @ down) * down
    left = left / np.linalg.norm(left)
    return np.stack([left, np.cross(-down, left), -down], axis=1)


def _cosine_sine(angle_deg: float) -> tuple[float, float]:
    angle = np.radians(angle_deg)
    return float(np.cos(angle)), float(np.sin(angle))
