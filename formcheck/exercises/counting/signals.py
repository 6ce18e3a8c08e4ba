"""The signals movements are counted by: what moves, seen from any side, in any crop.

Each is a number per frame and side that grows and falls with a movement. They need nothing but
the landmarks they rest on, so a movement is counted with the rest of the body out of the picture.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from types import MappingProxyType
from typing import cast

import numpy as np

from formcheck.anatomy.sides import SIDES, Side
from formcheck.exercises.counting.joint_angles import (
    Vector,
    between,
    direction_deg,
    joint_angle,
    middle_of,
    parts_of,
    size,
)
from formcheck.exercises.counting.landmarks import Columns, Landmarks, Number
from formcheck.exercises.counting.scale import Scale
from formcheck.kinematics.body import BodyPart
from formcheck.pose.frame import FloatArray

Formula = Callable[[Columns, Side, Scale], Number]


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal.

    Attributes
    ----------
    unit
        "deg", or "%" of a limb of the same body.
    parts
        The body parts it rests on.
    formula
        Its value on one side, over all frames or of one; NaN where a landmark is missing.
    needs_scale
        Whether the formula asks for the size or facing of the person.
    rests_at_zero
        Whether an upright person reads about zero, whatever they do most of the time.
    marks
        The landmarks of its parts, by side.
    """

    name: str
    unit: str
    parts: tuple[BodyPart, ...]
    formula: Formula
    needs_scale: bool = False
    rests_at_zero: bool = False
    marks: dict[Side, tuple[int, ...]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        marks = {side: tuple(part.on(side) for part in self.parts) for side in SIDES}
        object.__setattr__(self, "marks", marks)

    def values(self, landmarks: Landmarks, scale: Scale) -> FloatArray:
        """Return (frames, 2), left and right."""
        return np.stack([self.formula(landmarks, side, scale) for side in SIDES], axis=1)

    def certainty(self, columns: Columns, side: Side) -> Number:
        """Return the certainty of the least certain landmark of a side."""
        certainties = columns.certainties
        each = [certainties[mark] for mark in self.marks[side]]
        if isinstance(each[0], float):
            return min(cast("list[float]", each))
        least: Number = reduce(np.minimum, each)
        return least


def _angle(name: str, dimensions: int) -> Signal:
    angle = joint_angle(name)

    def formula(columns: Columns, side: Side, _scale: Scale) -> Number:
        return angle(columns.image if dimensions == 2 else columns.world, side)

    return Signal(f"{name}_{dimensions}d", "deg", parts_of(name), formula)


def _rise(columns: Columns, lower: BodyPart, upper: BodyPart, side: Side) -> Number:
    """Return how far one part is above another in the picture."""
    return columns.image[lower.on(side)][1] - columns.image[upper.on(side)][1]


def _wrist_height(columns: Columns, side: Side, scale: Scale) -> Number:
    """Return how far the wrist is above the shoulder, in percent of the arm."""
    return 100.0 * _rise(columns, BodyPart.SHOULDER, BodyPart.WRIST, side) / scale.arm_px


def _knee_height(columns: Columns, side: Side, scale: Scale) -> Number:
    """Return how far the knee is above the hip, in percent of the thigh."""
    return 100.0 * _rise(columns, BodyPart.HIP, BodyPart.KNEE, side) / scale.thigh_px


def _heel_height(columns: Columns, side: Side, scale: Scale) -> Number:
    """Return how far the heel is above the toes, in percent of the foot."""
    return 100.0 * _rise(columns, BodyPart.FOOT_INDEX, BodyPart.HEEL, side) / scale.foot_px


def _trunk_up_px(columns: Columns) -> tuple[Number, Number]:
    across, down = between(
        middle_of(columns.image, BodyPart.HIP), middle_of(columns.image, BodyPart.SHOULDER)
    )
    return across, -down


def _trunk_elevation(columns: Columns, _side: Side, _scale: Scale) -> Number:
    """Return the angle of the trunk above the horizontal, whichever way it points."""
    across, up = _trunk_up_px(columns)
    return direction_deg(up, size(across))


def _leg_elevation(columns: Columns, side: Side, _scale: Scale) -> Number:
    """Return the angle of the leg, from hip to ankle, above the horizontal."""
    across, down = between(
        columns.image[BodyPart.HIP.on(side)], columns.image[BodyPart.ANKLE.on(side)]
    )
    return direction_deg(-down, size(across))


def _trunk_lean(columns: Columns, _side: Side, scale: Scale) -> Number:
    """Return the lean of the trunk towards where the person faces."""
    across, up = _trunk_up_px(columns)
    return direction_deg(across * scale.facing, up)


def _trunk_side_lean(columns: Columns, _side: Side, _scale: Scale) -> Number:
    """Return the lean of the trunk, to the right of the picture positive."""
    across, up = _trunk_up_px(columns)
    return direction_deg(across, up)


def _leg_side_lift(columns: Columns, side: Side, _scale: Scale) -> Number:
    """Return how far a leg is lifted sideways from the line of the trunk."""
    image = columns.image
    hips = between(image[BodyPart.HIP.on("right")], image[BodyPart.HIP.on("left")])
    leg = between(image[BodyPart.HIP.on(side)], image[BodyPart.ANKLE.on(side)])
    down = between(middle_of(image, BodyPart.SHOULDER), middle_of(image, BodyPart.HIP))
    turned = leg[0] * down[1] - leg[1] * down[0]
    angle = direction_deg(turned, leg[0] * down[0] + leg[1] * down[1])
    outwards: Number = np.sign(hips[0]) * (1.0 if side == "left" else -1.0)
    return angle * outwards


def _trunk_rotation(columns: Columns, _side: Side, _scale: Scale) -> Number:
    """Return the turn of the shoulders over the hips, seen from above."""
    world = columns.world
    hips, shoulders = (
        between(world[part.on("right")], world[part.on("left")])
        for part in (BodyPart.HIP, BodyPart.SHOULDER)
    )
    yaw = direction_deg(shoulders[2], shoulders[0]) - direction_deg(hips[2], hips[0])
    return (yaw + 180.0) % 360.0 - 180.0


def _head_forward(columns: Columns, side: Side, scale: Scale) -> Number:
    """Return the angle from the trunk to the line from shoulder to ear, forward positive."""
    shoulder, hip, ear = (
        columns.image[part.on(side)] for part in (BodyPart.SHOULDER, BodyPart.HIP, BodyPart.EAR)
    )
    down, head = between(shoulder, hip), between(shoulder, ear)
    turned = down[0] * head[1] - down[1] * head[0]
    return direction_deg(turned, -(down[0] * head[0] + down[1] * head[1])) * scale.facing


def _gaze(columns: Columns) -> Vector:
    """Return the way from between the ears to between the eyes, in space."""
    world = columns.world
    return between(middle_of(world, BodyPart.EAR), middle_of(world, BodyPart.EYE_OUTER))


def _head_yaw(columns: Columns, _side: Side, _scale: Scale) -> Number:
    """Return the turn of the head over the shoulders, seen from above; to the left positive.

    Notes
    -----
    A turn away from the camera is hardly seen: the pose model keeps the hidden half of a face
    where it was.
    """
    world, gaze = columns.world, _gaze(columns)
    across = between(world[BodyPart.SHOULDER.on("right")], world[BodyPart.SHOULDER.on("left")])
    leftwards = gaze[0] * across[0] + gaze[2] * across[2]
    return direction_deg(leftwards, gaze[0] * across[2] - gaze[2] * across[0])


def _head_pitch(columns: Columns, _side: Side, _scale: Scale) -> Number:
    """Return how far the eyes are above the ears, as an angle."""
    across, down, away = _gaze(columns)
    return direction_deg(-down, (across * across + away * away) ** 0.5)


_TRUNK = (BodyPart.SHOULDER, BodyPart.HIP)
_HEAD = (*_TRUNK, BodyPart.EAR)
_FACE = (BodyPart.EAR, BodyPart.EYE_OUTER)
_ANGLES = (
    "knee", "hip", "elbow", "shoulder", "leg", "thigh", "upper_arm", "trunk", "spread",
)  # fmt: skip
_ALL = (
    *(_angle(name, dimensions) for name in _ANGLES for dimensions in (2, 3)),
    Signal(
        "wrist_height", "%", (BodyPart.SHOULDER, BodyPart.WRIST), _wrist_height, needs_scale=True
    ),
    Signal("knee_height", "%", (BodyPart.HIP, BodyPart.KNEE), _knee_height, needs_scale=True),
    Signal(
        "heel_height", "%", (BodyPart.HEEL, BodyPart.FOOT_INDEX), _heel_height, needs_scale=True
    ),
    Signal("trunk_elevation", "deg", _TRUNK, _trunk_elevation),
    Signal("trunk_lean", "deg", _TRUNK, _trunk_lean, needs_scale=True),
    Signal("trunk_side_lean", "deg", _TRUNK, _trunk_side_lean, rests_at_zero=True),
    Signal("trunk_rotation", "deg", _TRUNK, _trunk_rotation),
    Signal("leg_elevation", "deg", (BodyPart.HIP, BodyPart.ANKLE), _leg_elevation),
    Signal(
        "leg_side_lift", "deg", (BodyPart.SHOULDER, BodyPart.HIP, BodyPart.ANKLE), _leg_side_lift
    ),
    Signal("head_forward", "deg", _HEAD, _head_forward, needs_scale=True),
    Signal("head_yaw", "deg", (*_FACE, BodyPart.SHOULDER), _head_yaw),
    Signal("head_pitch", "deg", _FACE, _head_pitch),
)
SIGNALS = MappingProxyType({signal.name: signal for signal in _ALL})
"""Every signal by name."""
