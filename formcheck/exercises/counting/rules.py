"""By what an exercise is counted: what its file says, or what its driving metric stands for."""

from dataclasses import dataclass

from formcheck.exercises.counting.demonstrated import Demonstrated, demonstrations
from formcheck.exercises.counting_rule import CountedSides, Counting, SignalName
from formcheck.exercises.driver import ONE_SIDE_AT_A_TIME, Driver
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS

_ARM: tuple[SignalName, ...] = ("shoulder_2d", "upper_arm_2d", "shoulder_3d")
_STANDS_FOR: dict[str, tuple[tuple[SignalName, ...], float]] = {
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

PART_OF_DEMONSTRATION = 0.6
"""From leaving the start to counting is taken for this share of a whole movement, where nothing
demonstrates it [default]."""

LEAST_TYPICAL_DEG = 15.0


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How the movements of one exercise are counted.

    Attributes
    ----------
    counting
        The signals and sides.
    typical
        How far each signal goes in the demonstration, in its unit.
    demonstrated
        The demonstration; None for an exercise of somebody's own.
    one_sided
        Whether one side moves at a time.
    """

    counting: Counting
    typical: dict[str, float]
    demonstrated: Demonstrated | None
    one_sided: bool


def counting_rule(spec: ExerciseSpec) -> CountingRule:
    """Return how an exercise that is counted is counted."""
    assert spec.driver is not None, "checked by the specification"
    counting = spec.counting or counting_by(spec.driver)
    shown = demonstrations().get(spec.id)
    guess = _typical(spec.driver)
    typical: dict[str, float] = {
        name: shown.excursions.get(name, guess) if shown else guess for name in counting.all_signals
    }
    one_sided = counting.sides == "each" and spec.laterality != "bilateral"
    return CountingRule(counting, typical, shown, one_sided)


def can_be_counted_by(driver: Driver) -> bool:
    """Return whether signals are known that move as a driving metric does."""
    return driver.metric in _STANDS_FOR


def counting_by(driver: Driver) -> Counting:
    """Return by what a driving metric's movements are counted where nothing else is said."""
    signals, sign = _STANDS_FOR[driver.metric]
    sides: CountedSides = "mean"
    if driver.metric == "weight_shift":
        sides = "most"
    elif driver.absolute:
        sides = "both_ways"
    elif driver.side in ONE_SIDE_AT_A_TIME and METRICS[driver.metric].sided:
        sides = "each"
    grows = sign * driver.sign > 0
    return Counting(signals=signals, direction="increasing" if grows else "decreasing", sides=sides)


def _typical(driver: Driver) -> float:
    way = abs(driver.peak_enter - driver.start_exit)
    if METRICS[driver.metric].unit != "deg":
        return 40.0
    return max(way / PART_OF_DEMONSTRATION, LEAST_TYPICAL_DEG)
