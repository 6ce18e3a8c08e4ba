"""Takes the position before a hold, for what is measured as a change from it."""

import math
from collections import deque

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.drive import Reading
from formcheck.exercises.coach.gate import StartGate
from formcheck.exercises.coach.start_watch import REFERENCE_EVERY_S
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, Observer

STILL_NOISES = 0.5
"""The metric of the hold rests when it changes by less than this many of its noise [default]."""


class BeforeHold:
    """Sees the position from which a hold begins, where the exercise needs to know it.

    Parameters
    ----------
    spec
        The exercise.
    observer
        Told when the position is seen.
    """

    def __init__(self, spec: ExerciseSpec, observer: Observer) -> None:
        self._needed = needs_start(spec)
        self._gate = StartGate(spec.recognition)
        self._observer = observer
        self._recent: deque[tuple[float, float]] = deque()
        assert spec.hold is not None, "checked by the specification"
        self._most = STILL_NOISES * METRICS[spec.hold.metric].noise
        self._taken_s = -math.inf

    def push(self, observation: Observation, side: Side, reading: Reading) -> bool:
        """Return whether the person is now in the position before the hold.

        Call it only while none is under way and the position of the hold is not taken.
        """
        if not self._needed:
            return False
        now_s = observation.time_s
        self._recent.append((now_s, reading.measure.value))
        while self._recent[0][0] < now_s - REFERENCE_EVERY_S:
            self._recent.popleft()
        resting = self._observer.still() and self._steady()
        there = self._gate.push(observation, side, at_rest=resting)
        if there and now_s - self._taken_s >= REFERENCE_EVERY_S:
            self._observer.set_reference()
            self._taken_s = now_s
        return there

    def missing(self) -> str | None:
        """Return what the position before lacks, in words; None where nothing does."""
        if not self._needed or self._taken_s > -math.inf or self._gate.missing is None:
            return None
        return self._gate.missing.says

    def _steady(self) -> bool:
        known = [value for _, value in self._recent if not math.isnan(value)]
        return not known or max(known) - min(known) <= self._most


def needs_start(spec: ExerciseSpec) -> bool:
    """Return whether a hold is judged by anything that is a change from the position before."""
    rule = spec.hold
    assert rule is not None, "called for holds only"
    compared = any(fault.of in ("start", "calib", "other_leg_start") for fault in spec.checks)
    metrics = [rule.metric, *(each.metric for each in rule.also)]
    metrics += [fault.metric for fault in spec.checks]
    metrics += [spec.rom_angle.metric] if spec.rom_angle else []
    return compared or any(METRICS[metric].from_start for metric in metrics)
