"""Angles of joints and limbs straight from landmarks, over many frames at once.

They serve counting, which asks for contrast: no view, facing or bands. What is told to a person
comes from `formcheck.kinematics`.
"""

import numpy as np

from formcheck.exercises.counting.landmarks import middle, pair
from formcheck.kinematics.body import Part
from formcheck.pose.frame import FloatArray

BENT: dict[str, tuple[Part, Part, Part]] = {
    "knee": (Part.HIP, Part.KNEE, Part.ANKLE),
    "hip": (Part.SHOULDER, Part.HIP, Part.KNEE),
    "elbow": (Part.SHOULDER, Part.ELBOW, Part.WRIST),
    "leg": (Part.SHOULDER, Part.HIP, Part.ANKLE),
}
"""Joints whose angle is 0 when straight: the joint in the middle, and what it joins."""

OPENED: dict[str, tuple[Part, Part, Part]] = {"shoulder": (Part.HIP, Part.SHOULDER, Part.ELBOW)}
"""Joints whose angle is 0 when folded."""

HANGING: dict[str, tuple[Part, Part]] = {
    "thigh": (Part.HIP, Part.KNEE),
    "shank": (Part.KNEE, Part.ANKLE),
    "upper_arm": (Part.SHOULDER, Part.ELBOW),
}
"""Limbs whose angle is 0 when they hang straight down, from the upper to the lower end."""

POSTURE = ("knee", "hip", "elbow", "shoulder", "trunk", "thigh", "shank", "upper_arm", "spread")
"""The angles that together say what a body does at one moment."""

TRUNK = POSTURE.index("trunk")


def joint_angle_deg(points: FloatArray, name: str) -> FloatArray:
    """Return one angle on both sides.

    Parameters
    ----------
    points
        (frames, 33, 2 or 3), y down; NaN where missing.
    name
        One of `BENT`, `OPENED`, `HANGING`, "trunk" or "spread" (of the legs).

    Returns
    -------
    FloatArray
        (frames, 2), left and right, 0 to 180; NaN where a landmark is missing. "trunk" and
        "spread" have the same value on both sides.
    """
    if name in BENT:
        return 180.0 - _at_joint(points, BENT[name])
    if name in OPENED:
        return _at_joint(points, OPENED[name])
    if name in HANGING:
        upper, lower = HANGING[name]
        return _from_vertical(pair(points, lower) - pair(points, upper))
    if name == "trunk":
        down = middle(points, Part.HIP) - middle(points, Part.SHOULDER)
        return _both(_from_vertical(down))
    legs = pair(points, Part.ANKLE) - pair(points, Part.HIP)
    return _both(_between(legs[:, 0], legs[:, 1]))


def posture_deg(points: FloatArray) -> FloatArray:
    """Return (frames, 2, angles), the angles of `POSTURE` on both sides."""
    return np.stack([joint_angle_deg(points, name) for name in POSTURE], axis=-1)


def parts_of(name: str) -> tuple[Part, ...]:
    """Return the body parts an angle rests on."""
    if name == "trunk":
        return (Part.SHOULDER, Part.HIP)
    if name == "spread":
        return (Part.HIP, Part.ANKLE)
    return {**BENT, **OPENED, **HANGING}[name]


def _at_joint(points: FloatArray, parts: tuple[Part, Part, Part]) -> FloatArray:
    upper, joint, lower = (pair(points, part) for part in parts)
    return _between(upper - joint, lower - joint)


def _from_vertical(vector: FloatArray) -> FloatArray:
    """Return the angle of a vector from straight down."""
    length = np.maximum(np.sqrt((vector * vector).sum(axis=-1)), 1e-9)
    return np.asarray(np.degrees(np.arccos(np.clip(vector[..., 1] / length, -1.0, 1.0))))


def _between(first: FloatArray, second: FloatArray) -> FloatArray:
    lengths = np.sqrt((first * first).sum(axis=-1) * (second * second).sum(axis=-1))
    cosine = (first * second).sum(axis=-1) / np.maximum(lengths, 1e-9)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def _both(values: FloatArray) -> FloatArray:
    return np.repeat(values[:, None], 2, axis=1)
