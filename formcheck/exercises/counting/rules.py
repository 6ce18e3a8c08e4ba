"""By what an exercise is counted: what its file says, or what its driving metric stands for."""

from dataclasses import dataclass

from formcheck.exercises.counting.demonstrated import Demonstrated, demonstrations
from formcheck.exercises.counting_rule import CountedSides, Counting
from formcheck.exercises.counting_signals import STANDS_FOR
from formcheck.exercises.driver import ONE_SIDE_AT_A_TIME, Driver
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS

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


def counting_by(driver: Driver) -> Counting:
    """Return by what a driving metric's movements are counted where nothing else is said."""
    signals, sign = STANDS_FOR[driver.metric]
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
