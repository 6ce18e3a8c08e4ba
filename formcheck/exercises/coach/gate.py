"""Waits for the start position, and tells the exercise from other movements."""

import math
from collections.abc import Iterable

from formcheck.anatomy.sides import Side, other
from formcheck.exercises.coach.drive import believed
from formcheck.exercises.recognition import Condition, Recognition
from formcheck.exercises.spec import Views
from formcheck.kinematics.level import CAMERA_LEANS_DEG
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation
from formcheck.kinematics.registry import MetricView
from formcheck.kinematics.view import View

HELD_OVER_S = 0.2
"""What is unseen is taken to be as it was for so long (clinical specification A.0)."""


def contradicts(view: View, wanted: MetricView) -> bool:
    """Return whether this view is the other one than is wanted (side against front)."""
    if wanted == "side":
        return view.allows("front")
    return wanted == "front" and view.allows("side")


def fits(views: Views, view: View) -> bool:
    """Return whether an exercise can be followed from this view: not only from the other one."""
    return any(not contradicts(view, each) for each in (views.primary, views.second_pass) if each)


def unmet(
    conditions: Iterable[Condition], observation: Observation, side: Side
) -> tuple[Condition, ...]:
    """Return the conditions that can be judged from here and do not hold."""
    return tuple(
        [
            condition
            for condition in conditions
            if is_judged(condition, observation.view)
            and not condition.holds(believed_value(observation, condition.metric, side))
        ]
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


def is_judged(condition: Condition, view: View) -> bool:
    """Return whether a condition means anything from a view."""
    return not contradicts(view, condition.view or METRICS[condition.metric].view)


def believed_value(observation: Observation, metric_id: str, side: Side) -> float:
    """Return a metric's value, of the other side where only that is seen from the front.

    NaN where the landmarks are too uncertain.
    """
    value = believed(observation, metric_id, side)
    if math.isnan(value) and not observation.view.allows("side"):
        return believed(observation, metric_id, other(side))
    return value


def _may_be_the_camera(condition: Condition, observation: Observation, side: Side) -> bool:
    """Return whether a camera that seems to lean may be all that is wrong with a position."""
    metric = METRICS[condition.metric]
    if not (observation.leans and metric.needs_level and metric.unit == "deg"):
        return False
    value = believed_value(observation, condition.metric, side)
    return condition.holds(value, off=CAMERA_LEANS_DEG)


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
        self._seen_s = -math.inf
        self.missing: Condition | None = None

    def push(self, observation: Observation, side: Side, *, at_rest: bool | None) -> bool:
        """Return whether the start position has now been held long enough.

        What is unseen for a moment is taken to be as it was.

        Parameters
        ----------
        observation, side
            The pose, and the side it is judged on.
        at_rest
            Whether the driver is at its start; None where that is not seen.
        """
        unmet_now = tuple(
            each
            for each in unmet(self._recognition.start, observation, side)
            if not _may_be_the_camera(each, observation, side)
        )
        self.missing = unmet_now[0] if unmet_now else None
        if not unmet_now and at_rest:
            return self._in_place(observation.time_s)
        if self._since_s is not None:
            left = at_rest is False or broken(unmet_now, observation, side)
            if left or observation.time_s - self._seen_s > HELD_OVER_S:
                self._since_s = None
        return False

    def _in_place(self, time_s: float) -> bool:
        self._seen_s = time_s
        if self._since_s is None:
            self._since_s = time_s
        return time_s - self._since_s >= self._recognition.still_s - 1e-6

    def reset(self) -> None:
        """Start waiting anew."""
        self._since_s = None
