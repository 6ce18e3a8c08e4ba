"""Waits for the start position, and tells the exercise from other movements."""

import math
from collections.abc import Iterable

from formcheck.exercises.coach.drive import believed
from formcheck.exercises.result import Side
from formcheck.exercises.spec import Condition, Recognition
from formcheck.kinematics.body import other
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation
from formcheck.kinematics.view import View

OUT_OF_IT_S = 0.2
"""A condition must fail this long before it counts as broken (clinical specification A.0)."""


def contradicts(view: View, metric_id: str) -> bool:
    """Return whether a metric means nothing at all from this view (side against front)."""
    wanted = METRICS[metric_id].view
    if wanted == "side":
        return view.allows("front")
    return wanted == "front" and view.allows("side")


def unmet(
    conditions: Iterable[Condition], observation: Observation, side: Side
) -> tuple[Condition, ...]:
    """Return the conditions that can be judged from here and do not hold."""
    return tuple(
        condition
        for condition in conditions
        if not contradicts(observation.view, condition.metric)
        and not condition.holds(believed_value(observation, condition.metric, side))
    )


def broken(
    conditions: Iterable[Condition], observation: Observation, side: Side
) -> tuple[Condition, ...]:
    """Return the conditions that are measured and do not hold."""
    return tuple(
        condition
        for condition in unmet(conditions, observation, side)
        if not math.isnan(believed_value(observation, condition.metric, side))
    )


def believed_value(observation: Observation, metric_id: str, side: Side) -> float:
    """Return a metric's value, of the other side where only that is seen from the front.

    NaN where the landmarks are too uncertain.
    """
    value = believed(observation.measure(metric_id, side)).value
    if math.isnan(value) and not observation.view.allows("side"):
        return believed(observation.measure(metric_id, other(side))).value
    return value


class StartGate:
    """Opens once the start position has been held.

    Parameters
    ----------
    recognition
        The start position and how long it must be held.
    """

    def __init__(self, recognition: Recognition) -> None:
        self._recognition = recognition
        self._since_s: float | None = None
        self.missing: Condition | None = None

    def push(self, observation: Observation, side: Side, *, driver_at_rest: bool) -> bool:
        """Return whether the start position has now been held long enough."""
        unmet_now = unmet(self._recognition.start, observation, side)
        self.missing = unmet_now[0] if unmet_now else None
        if unmet_now or not driver_at_rest:
            self._since_s = None
            return False
        if self._since_s is None:
            self._since_s = observation.time_s
        return observation.time_s - self._since_s >= self._recognition.still_s - 1e-6

    def reset(self) -> None:
        """Start waiting anew."""
        self._since_s = None


class MovementGuard:
    """Notices when a movement under way has stopped being this exercise.

    Parameters
    ----------
    conditions
        What must hold throughout the movement.
    """

    def __init__(self, conditions: tuple[Condition, ...]) -> None:
        self._conditions = conditions
        self._start: dict[tuple[str, Side], float] = {}
        self._since_s: float | None = None

    def push(self, observation: Observation, side: Side) -> bool:
        """Return whether a condition has now been broken for long enough."""
        if not any(self._breaks(each, observation, side) for each in self._conditions):
            self._since_s = None
            return False
        if self._since_s is None:
            self._since_s = observation.time_s
        return observation.time_s - self._since_s >= OUT_OF_IT_S - 1e-6

    def reset(self) -> None:
        """Forget the movement: the next one begins elsewhere."""
        self._start.clear()
        self._since_s = None

    def _breaks(self, condition: Condition, observation: Observation, side: Side) -> bool:
        if contradicts(observation.view, condition.metric):
            return False
        value = believed_value(observation, condition.metric, side)
        if condition.of == "start":
            value -= self._start.setdefault((condition.metric, side), value)
        return not math.isnan(value) and not condition.holds(value)
