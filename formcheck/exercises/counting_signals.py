"""The signals that move as a driving metric does, for exercise files that name none."""

from formcheck.exercises.counting_rule import SignalName
from formcheck.exercises.driver import Driver

_ARM: tuple[SignalName, ...] = ("shoulder_2d", "upper_arm_2d", "shoulder_3d")
STANDS_FOR: dict[str, tuple[tuple[SignalName, ...], float]] = {
    "knee_flex": (("knee_2d", "knee_3d"), 1.0),
    "thigh_drop_pct": (("knee_2d", "knee_3d"), 1.0),
    "hip_drop_pct": (("knee_2d", "knee_3d"), 1.0),
    "hip_flex": (("hip_2d", "hip_3d"), 1.0),
    "body_line": (("hip_2d", "hip_3d"), 1.0),
    "body_line_knee": (("hip_2d", "hip_3d"), 1.0),
    "thigh_lift": (("hip_2d", "hip_3d"), 1.0),
    "thigh_elev": (("hip_2d", "hip_3d"), -1.0),
    "hand_floor_pct": (("hip_2d", "hip_3d"), -1.0),
    "knee_height_pct": (("hip_2d", "hip_3d", "knee_height"), 1.0),
    "leg_lift": (("leg_2d", "leg_3d"), 1.0),
    "hip_abd": (("leg_side_lift",), 1.0),
    "elbow_flex": (("elbow_2d", "elbow_3d"), 1.0),
    "shoulder_abd": (_ARM, 1.0),
    "shoulder_flex": (_ARM, 1.0),
    "wrist_height_pct": (("wrist_height", "upper_arm_3d"), 1.0),
    "weight_shift": (("knee_2d", "knee_3d"), 1.0),
    "trunk_incl": (("trunk_lean",), 1.0),
    "trunk_lift": (("trunk_elevation",), 1.0),
    "trunk_lat": (("trunk_side_lean",), 1.0),
    "trunk_rot": (("trunk_rotation",), 1.0),
    "foot_pitch": (("heel_height",), 1.0),
    "head_fwd": (("head_forward",), 1.0),
}
"""The signals that move as a metric does, and whether they grow with it."""


def can_be_counted_by(driver: Driver) -> bool:
    """Return whether signals are known that move as a driving metric does."""
    return driver.metric in STANDS_FOR
