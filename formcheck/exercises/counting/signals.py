"""The signals movements are counted by: what moves, seen from any side, in any crop.

Each is a number per frame and side that grows and falls with a movement. They need nothing but
the landmarks they rest on, so a movement is counted with the rest of the body out of the picture.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from formcheck.exercises.counting.joint_angles import joint_angle_deg, parts_of
from formcheck.exercises.counting.landmarks import PAIRS, Landmarks, middle, pair
from formcheck.exercises.counting.scale import Scale
from formcheck.kinematics.body import Part
from formcheck.pose.frame import FloatArray

Formula = Callable[[Landmarks, Scale], FloatArray]


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
        (frames, 2), left and right; NaN where a landmark is missing.
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
        return self.formula(landmarks, scale)

    def certainty(self, landmarks: Landmarks) -> FloatArray:
        """Return (frames, 2), the certainty of the least certain landmark of each side."""
        each = [landmarks.certainty[:, PAIRS[part]] for part in self.parts]
        return np.asarray(np.minimum.reduce(each))


def _angle(name: str, dimensions: int) -> Signal:
    def formula(landmarks: Landmarks, _scale: Scale) -> FloatArray:
        return joint_angle_deg(landmarks.points(dimensions), name)

    return Signal(f"{name}_{dimensions}d", "deg", parts_of(name), formula)


def _both(values: FloatArray) -> FloatArray:
    return np.repeat(values[:, None], 2, axis=1)


def _height(landmarks: Landmarks, part: Part) -> FloatArray:
    return -pair(landmarks.image_px, part)[..., 1]


def _wrist_height(landmarks: Landmarks, scale: Scale) -> FloatArray:
    """Return how far the wrist is above the shoulder, in percent of the arm."""
    rise = _height(landmarks, Part.WRIST) - _height(landmarks, Part.SHOULDER)
    return 100.0 * rise / scale.arm_px


def _knee_height(landmarks: Landmarks, scale: Scale) -> FloatArray:
    """Return how far the knee is above the hip, in percent of the thigh."""
    rise = _height(landmarks, Part.KNEE) - _height(landmarks, Part.HIP)
    return 100.0 * rise / scale.thigh_px


def _heel_height(landmarks: Landmarks, scale: Scale) -> FloatArray:
    """Return how far the heel is above the toes, in percent of the foot."""
    rise = _height(landmarks, Part.HEEL) - _height(landmarks, Part.FOOT_INDEX)
    return 100.0 * rise / scale.foot_px


def _trunk_up_px(landmarks: Landmarks) -> tuple[FloatArray, FloatArray]:
    trunk = middle(landmarks.image_px, Part.SHOULDER) - middle(landmarks.image_px, Part.HIP)
    return trunk[:, 0], -trunk[:, 1]


def _trunk_elevation(landmarks: Landmarks, _scale: Scale) -> FloatArray:
    """Return the angle of the trunk above the horizontal, whichever way it points."""
    across, up = _trunk_up_px(landmarks)
    return _both(np.degrees(np.arctan2(up, np.abs(across))))


def _leg_elevation(landmarks: Landmarks, _scale: Scale) -> FloatArray:
    """Return the angle of the leg, from hip to ankle, above the horizontal."""
    leg = pair(landmarks.image_px, Part.ANKLE) - pair(landmarks.image_px, Part.HIP)
    return np.degrees(np.arctan2(-leg[..., 1], np.abs(leg[..., 0])))


def _trunk_lean(landmarks: Landmarks, scale: Scale) -> FloatArray:
    """Return the lean of the trunk towards where the person faces."""
    across, up = _trunk_up_px(landmarks)
    return _both(np.degrees(np.arctan2(across * scale.facing, up)))


def _trunk_side_lean(landmarks: Landmarks, _scale: Scale) -> FloatArray:
    """Return the lean of the trunk, to the right of the picture positive."""
    across, up = _trunk_up_px(landmarks)
    return _both(np.degrees(np.arctan2(across, up)))


def _leg_side_lift(landmarks: Landmarks, _scale: Scale) -> FloatArray:
    """Return how far a leg is lifted sideways from the line of the trunk."""
    hips = pair(landmarks.image_px, Part.HIP)
    legs = pair(landmarks.image_px, Part.ANKLE) - hips
    down = (hips.mean(axis=1) - middle(landmarks.image_px, Part.SHOULDER))[:, None]
    turned = legs[..., 0] * down[..., 1] - legs[..., 1] * down[..., 0]
    angle = np.degrees(np.arctan2(turned, (legs * down).sum(axis=-1)))
    across = np.sign(hips[:, 0, 0] - hips[:, 1, 0])[:, None]
    return np.asarray(angle * across * np.array([1.0, -1.0]))


def _trunk_rotation(landmarks: Landmarks, _scale: Scale) -> FloatArray:
    """Return the turn of the shoulders over the hips, seen from above."""
    hips, shoulders = (
        pair(landmarks.world_m, part)[:, 0] - pair(landmarks.world_m, part)[:, 1]
        for part in (Part.HIP, Part.SHOULDER)
    )
    yaw = np.arctan2(shoulders[:, 2], shoulders[:, 0]) - np.arctan2(hips[:, 2], hips[:, 0])
    return _both((np.degrees(yaw) + 180.0) % 360.0 - 180.0)


def _head_forward(landmarks: Landmarks, scale: Scale) -> FloatArray:
    """Return the angle from the trunk to the line from shoulder to ear, forward positive."""
    shoulder = pair(landmarks.image_px, Part.SHOULDER)
    down = pair(landmarks.image_px, Part.HIP) - shoulder
    head = pair(landmarks.image_px, Part.EAR) - shoulder
    turned = down[..., 0] * head[..., 1] - down[..., 1] * head[..., 0]
    angle = np.degrees(np.arctan2(turned, -(down * head).sum(axis=-1)))
    return np.asarray(angle * scale.facing)


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
