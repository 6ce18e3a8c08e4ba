"""Counts repetitions on a bare number: four thresholds, so that noise never counts twice."""

from enum import Enum, auto

from formcheck.exercises.result import Phase
from formcheck.exercises.spec import Driver


class Step(Enum):
    """What one more value did."""

    STARTED = auto()
    PEAKED = auto()
    TURNED_BACK = auto()
    FINISHED = auto()
    ABANDONED = auto()


class RepMachine:
    """ready -> out -> peak -> return -> ready on the driving metric.

    A repetition starts beyond `start_exit`, peaks beyond `peak_enter`, turns back inside
    `peak_exit` and finishes inside `start_enter`. Coming back without having peaked abandons it.
    A second dip before it is finished belongs to the same repetition.

    Parameters
    ----------
    driver
        The thresholds.
    """

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.phase: Phase = "ready"

    def towards_peak(self, value: float) -> float:
        """Return the value turned so that it grows towards the furthest point."""
        return self._driver.sign * (abs(value) if self._driver.absolute else value)

    def push(self, value: float) -> Step | None:
        """Return what one more value of the driving metric does; NaN does nothing."""
        level = self.towards_peak(value)
        sign, driver = self._driver.sign, self._driver
        if self.phase == "ready" and level > sign * driver.start_exit:
            self.phase = "out"
            return Step.STARTED
        if self.phase in ("out", "return") and level <= sign * driver.start_enter:
            step = Step.ABANDONED if self.phase == "out" else Step.FINISHED
            self.phase = "ready"
            return step
        if self.phase in ("out", "return") and level >= sign * driver.peak_enter:
            self.phase = "peak"
            return Step.PEAKED
        if self.phase == "peak" and level < sign * driver.peak_exit:
            self.phase = "return"
            return Step.TURNED_BACK
        return None

    def reset(self) -> None:
        """Go back to ready, whatever was under way."""
        self.phase = "ready"
