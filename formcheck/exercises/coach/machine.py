"""Counts repetitions on a bare number: four thresholds, so that noise never counts twice."""

import math
from enum import Enum, auto

from formcheck.exercises.driver import Driver
from formcheck.exercises.result import Phase

BACK_FRAC = 0.25
"""Back at the start is within this share of the gap between finishing one repetition and starting
the next of where the rest was, and no nearer than that to starting the next [default]."""


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
    `peak_exit` and finishes inside `start_enter`, or where it began for somebody whose rest is
    further out. Coming back without having peaked abandons it. A second dip before it is finished
    belongs to the same repetition.

    Parameters
    ----------
    driver
        The thresholds.
    """

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.phase: Phase = "ready"
        self._rest_level = math.inf

    def towards_peak(self, value: float) -> float:
        """Return the value turned so that it grows towards the furthest point."""
        return self._driver.sign * (abs(value) if self._driver.absolute else value)

    def push(self, value: float) -> Step | None:
        """Return what one more value of the driving metric does; NaN does nothing."""
        level = self.towards_peak(value)
        sign, driver = self._driver.sign, self._driver
        if self.phase == "ready":
            return self._rest(level)
        if self.phase in ("out", "return") and level <= self._back:
            step = Step.ABANDONED if self.phase == "out" else Step.FINISHED
            self.reset()
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
        self._rest_level = math.inf

    def _rest(self, level: float) -> Step | None:
        if level > self._driver.sign * self._driver.start_exit:
            self.phase = "out"
            return Step.STARTED
        self._rest_level = min(self._rest_level, level)
        return None

    @property
    def _back(self) -> float:
        """The level at which the movement is over."""
        driver = self._driver
        back, leaving = driver.sign * driver.start_enter, driver.sign * driver.start_exit
        slack = BACK_FRAC * (leaving - back)
        if self._rest_level + slack <= back or math.isinf(self._rest_level):
            return back
        return min(self._rest_level + slack, leaving - slack)
