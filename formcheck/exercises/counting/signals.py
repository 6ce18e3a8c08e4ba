"""The signals movements are counted by: what moves, seen from any side, in any crop.

Each is a number per frame and side that grows and falls with a movement. They need nothing but
the landmarks they rest on, so a movement is counted with the rest of the body out of the picture.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType
from typing import cast

import numpy as np

from formcheck.exercises.counting.joint_angles import (
    between,
    direction_deg,
    joint_angle_deg,
    middle_of,
    parts_of,
    size,
)
from formcheck.exercises.counting.landmarks import Columns, Landmarks, Number
from formcheck.exercises.counting.scale import Scale
from formcheck.kinematics.body import SIDES, Part, Side
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
    """

    name: str
    unit: str
    parts: tuple[Part, ...]
    formula: Formula
    needs_scale: bool = False
    rests_at_zero: bool = False

    def values(self, landmarks: Landmarks, scale: Scale) -> FloatArray:
        """Return (frames, 2), left and right."""
        return np.stack([self.formula(landmarks, side, scale) for side in SIDES], axis=1)

    def certainty(self, columns: Columns, side: Side) -> Number:
        """Return the certainty of the least certain landmark of a side."""
        each = [columns.certainties[part.on(side)] for part in self.parts]
        if isinstance(each[0], float):
            return min(cast("list[float]", each))
        least: Number = reduce(np.minimum, each)
        return least


def _angle(name: str, dimensions: int) -> Signal:
    def formula(columns: Columns, side: Side, _scale: Scale) -> Number:
        points = columns.image if dimensions == 2 else columns.world
        return joint_angle_deg(points, name, side)

    return Signal(f"{name}_{dimensions}d", "deg", parts_of(name), formula)


def _rise(columns: Columns, lower: Part, upper: Part, side: Side) -> Number:
    """Return how far one part is above another in the picture."""
    return columns.image[lower.on(side)][1] - columns.image[upper.on(side)][1]


def _wrist_height(columns: Columns, side: Side, scale: Scale) -> Number:
    """Return how far the wrist is above the shoulder, in percent of the arm."""
    return 100.0 * _rise(columns, Part.SHOULDER, Part.WRIST, side) / scale.arm_px


def _knee_height(columns: Columns, side: Side, scale: Scale) -> Number:
    """Return how far the knee is above the hip, in percent of the thigh."""
    return 100.0 * _rise(columns, Part.HIP, Part.KNEE, side) / scale.thigh_px


def _heel_height(columns: Columns, side: Side, scale: Scale) -> Number:
    """Return how far the heel is above the toes, in percent of the foot."""
    return 100.0 * _rise(columns, Part.FOOT_INDEX, Part.HEEL, side) / scale.foot_px


def _trunk_up_px(columns: Columns) -> tuple[Number, Number]:
    across, down = between(
        middle_of(columns.image, Part.HIP), middle_of(columns.image, Part.SHOULDER)
    )
    return across, -down


def _trunk_elevation(columns: Columns, _side: Side, _scale: Scale) -> Number:
    """Return the angle of the trunk above the horizontal, whichever way it points."""
    across, up = _trunk_up_px(columns)
    return direction_deg(up, size(across))


def _leg_elevation(columns: Columns, side: Side, _scale: Scale) -> Number:
    """Return the angle of the leg, from hip to ankle, above the horizontal."""
    across, down = between(columns.image[Part.HIP.on(side)], columns.image[Part.ANKLE.on(side)])
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
    hips = between(image[Part.HIP.on("right")], image[Part.HIP.on("left")])
    leg = between(image[Part.HIP.on(side)], image[Part.ANKLE.on(side)])
    down = between(middle_of(image, Part.SHOULDER), middle_of(image, Part.HIP))
    turned = leg[0] * down[1] - leg[1] * down[0]
    angle = direction_deg(turned, leg[0] * down[0] + leg[1] * down[1])
    outwards: Number = np.sign(hips[0]) * (1.0 if side == "left" else -1.0)
    return angle * outwards


def _trunk_rotation(columns: Columns, _side: Side, _scale: Scale) -> Number:
    """Return the turn of the shoulders over the hips, seen from above."""
    world = columns.world
    hips, shoulders = (
        between(world[part.on("right")], world[part.on("left")])
        for part in (Part.HIP, Part.SHOULDER)
    )
    yaw = direction_deg(shoulders[2], shoulders[0]) - direction_deg(hips[2], hips[0])
    return (yaw + 180.0) % 360.0 - 180.0


def _head_forward(columns: Columns, side: Side, scale: Scale) -> Number:
    """Return the angle from the trunk to the line from shoulder to ear, forward positive."""
    shoulder, hip, ear = (
        columns.image[part.on(side)] for part in (Part.SHOULDER, Part.HIP, Part.EAR)
    )
    down, head = between(shoulder, hip), between(shoulder, ear)
    turned = down[0] * head[1] - down[1] * head[0]
    return direction_deg(turned, -(down[0] * head[0] + down[1] * head[1])) * scale.facing


_TRUNK = (Part.SHOULDER, Part.HIP)
_HEAD = (*_TRUNK, Part.EAR)
_ANGLES = ("knee", "hip", "elbow", "shoulder", "leg", "thigh", "upper_arm")
_ALL = (
    *(_angle(name, dimensions) for name in _ANGLES for dimensions in (2, 3)),
    Signal("wrist_height", "%", (Part.SHOULDER, Part.WRIST), _wrist_height, needs_scale=True),
    Signal("knee_height", "%", (Part.HIP, Part.KNEE), _knee_height, needs_scale=True),
    Signal("heel_height", "%", (Part.HEEL, Part.FOOT_INDEX), _heel_height, needs_scale=True),
    Signal("trunk_elevation", "deg", _TRUNK, _trunk_elevation),
    Signal("trunk_lean", "deg", _TRUNK, _trunk_lean, needs_scale=True),
    Signal("trunk_side_lean", "deg", _TRUNK, _trunk_side_lean, rests_at_zero=True),
    Signal("trunk_rotation", "deg", _TRUNK, _trunk_rotation),
    Signal("leg_elevation", "deg", (Part.HIP, Part.ANKLE), _leg_elevation),
    Signal("leg_side_lift", "deg", (Part.SHOULDER, Part.HIP, Part.ANKLE), _leg_side_lift),
    Signal("head_forward", "deg", _HEAD, _head_forward, needs_scale=True),
)
SIGNALS = MappingProxyType({signal.name: signal for signal in _ALL})
"""Every signal by name."""
