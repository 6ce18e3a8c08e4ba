"""Angles of joints and limbs straight from landmarks, of one frame or over many at once.

They serve counting, which asks for contrast: no view, facing or bands. What is told to a person
comes from `formcheck.kinematics`.
"""

import math
from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

import numpy as np

from formcheck.anatomy.sides import SIDES, Side
from formcheck.exercises.counting.landmarks import Number, Points
from formcheck.kinematics.body import BodyPart
from formcheck.pose.frame import FloatArray

BENT: dict[str, tuple[BodyPart, BodyPart, BodyPart]] = {
    "knee": (BodyPart.HIP, BodyPart.KNEE, BodyPart.ANKLE),
    "hip": (BodyPart.SHOULDER, BodyPart.HIP, BodyPart.KNEE),
    "elbow": (BodyPart.SHOULDER, BodyPart.ELBOW, BodyPart.WRIST),
    "leg": (BodyPart.SHOULDER, BodyPart.HIP, BodyPart.ANKLE),
}
"""Joints whose angle is 0 when straight: the joint in the middle, and what it joins."""

OPENED: dict[str, tuple[BodyPart, BodyPart, BodyPart]] = {
    "shoulder": (BodyPart.HIP, BodyPart.SHOULDER, BodyPart.ELBOW)
}
"""Joints whose angle is 0 when folded."""

HANGING: dict[str, tuple[BodyPart, BodyPart]] = {
    "thigh": (BodyPart.HIP, BodyPart.KNEE),
    "shank": (BodyPart.KNEE, BodyPart.ANKLE),
    "upper_arm": (BodyPart.SHOULDER, BodyPart.ELBOW),
}
"""Limbs whose angle is 0 when they hang straight down, from the upper to the lower end."""

POSTURE = ("knee", "hip", "elbow", "shoulder", "trunk", "thigh", "shank", "upper_arm", "spread")
"""The angles that together say what a body does at one moment."""

TRUNK = POSTURE.index("trunk")


Vector: TypeAlias = list[Number]
"""Two or three coordinates."""

Angle: TypeAlias = Callable[[Points, Side], Number]
"""Tells an angle from points, on one side."""

_DOWN: Vector = [0.0, 1.0, 0.0]
_DEG = 180.0 / math.pi


def joint_angle(name: str) -> Angle:
    """Return what tells an angle from points, in the picture or in space, on one side.

    It tells 0 to 180, and NaN where a landmark is missing.

    Parameters
    ----------
    name
        One of `BENT`, `OPENED`, `HANGING`, "trunk" or "spread" (of the legs), which both sides
        share.
    """
    if name in BENT:
        return _bent(_marks(BENT[name]))
    if name in OPENED:
        return _opened(_marks(OPENED[name]))
    if name in HANGING:
        return _hanging(_marks(HANGING[name]))
    return _trunk if name == "trunk" else _spread


def _marks(parts: tuple[BodyPart, ...]) -> dict[Side, tuple[int, ...]]:
    """Return the landmarks of some parts by side: looked up once, not for every pose."""
    return {side: tuple(part.on(side) for part in parts) for side in SIDES}


def _opened(marks: dict[Side, tuple[int, ...]]) -> Angle:
    def angle(points: Points, side: Side) -> Number:
        upper, joint, lower = marks[side]
        middle = points[joint]
        return angle_deg(between(middle, points[upper]), between(middle, points[lower]))

    return angle


def _bent(marks: dict[Side, tuple[int, ...]]) -> Angle:
    opened = _opened(marks)
    return lambda points, side: 180.0 - opened(points, side)


def _hanging(marks: dict[Side, tuple[int, ...]]) -> Angle:
    def angle(points: Points, side: Side) -> Number:
        upper, lower = marks[side]
        limb = between(points[upper], points[lower])
        return angle_deg(limb, _DOWN[: len(limb)])

    return angle


def _trunk(points: Points, _side: Side) -> Number:
    trunk = between(middle_of(points, BodyPart.SHOULDER), middle_of(points, BodyPart.HIP))
    return angle_deg(trunk, _DOWN[: len(trunk)])


def _spread(points: Points, _side: Side) -> Number:
    legs = [
        between(points[BodyPart.HIP.on(each)], points[BodyPart.ANKLE.on(each)]) for each in SIDES
    ]
    return angle_deg(*legs)


def posture_deg(points: FloatArray) -> FloatArray:
    """Return (frames, 2, angles), the angles of `POSTURE` on both sides.

    Parameters
    ----------
    points
        (frames, 33, 2 or 3), y down; NaN where missing.
    """
    columns = points.transpose(1, 2, 0)
    angles = [[angle(columns, side) for angle in _POSTURE_ANGLES] for side in SIDES]
    return np.asarray(angles).transpose(2, 0, 1)


def parts_of(name: str) -> tuple[BodyPart, ...]:
    """Return the body parts an angle rests on."""
    if name == "trunk":
        return (BodyPart.SHOULDER, BodyPart.HIP)
    if name == "spread":
        return (BodyPart.HIP, BodyPart.ANKLE)
    return {**BENT, **OPENED, **HANGING}[name]


def between(start: Sequence[Number] | FloatArray, end: Sequence[Number] | FloatArray) -> Vector:
    """Return the way from one point to another."""
    return [to - since for since, to in zip(start, end, strict=True)]


def middle_of(points: Points, part: BodyPart) -> Vector:
    """Return the point half-way between the left and the right part."""
    left, right = points[part.on("left")], points[part.on("right")]
    return [(first + second) / 2.0 for first, second in zip(left, right, strict=True)]


def angle_deg(first: Vector, second: Vector) -> Number:
    """Return the angle between two vectors, 0 to 180; 0 where one has no length."""
    along = first[0] * second[0] + first[1] * second[1]
    across = first[0] * second[1] - first[1] * second[0]
    if len(first) == 2:
        return direction_deg(size(across), along)
    along = along + first[2] * second[2]
    aside = first[1] * second[2] - first[2] * second[1]
    ahead = first[2] * second[0] - first[0] * second[2]
    return direction_deg((across * across + aside * aside + ahead * ahead) ** 0.5, along)


def direction_deg(up: Number, along: Number) -> Number:
    """Return the angle from `along` towards `up`, -180 to 180."""
    if isinstance(up, float):
        return math.atan2(up, cast("float", along)) * _DEG
    angle: Number = np.arctan2(up, along) * _DEG
    return angle


def size(value: Number) -> Number:
    """Return a number without its sign."""
    return abs(value) if isinstance(value, float) else np.abs(value)


_POSTURE_ANGLES = tuple(map(joint_angle, POSTURE))
