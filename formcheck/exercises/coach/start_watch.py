"""Watches the start position: what to say while it is not there, and what is compared with it."""

from collections import Counter

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.gate import StartGate
from formcheck.exercises.recognition import Recognition
from formcheck.kinematics.observer import Observation, Observer

REFERENCE_EVERY_S = 0.4
"""How often the start position is taken anew while the person rests in it [default]."""

AWAY_S = 1.5
"""Who was not seen for this long has left the start position [default]."""


class StartWatch:
    """Takes the start position while the person rests in it, and says what it lacks.

    Nothing waits for it: movements count wherever they begin.

    Parameters
    ----------
    recognition
        The start position.
    observer
        Told when it is seen.
    renews
        Whether it is taken anew between repetitions.

    Attributes
    ----------
    was_there
        Whether it was ever seen.
    """

    def __init__(self, recognition: Recognition, observer: Observer, *, renews: bool) -> None:
        self._gate = StartGate(recognition)
        self._observer = observer
        self._renews = renews
        self._taken_s = self._seen_s = float("-inf")
        self._taken = self.was_there = False
        self._lacked: Counter[str] = Counter()

    def push(self, observation: Observation, side: Side, *, resting: bool) -> str | None:
        """Return what the start position lacks; None where it is there or the person moves."""
        if not observation.body.found:
            self._forget_after_long(observation.time_s)
            return None
        self._seen_s = observation.time_s
        if not resting:
            self._gate.reset()
            return None
        if self._gate.push(observation, side, at_rest=True) and self._is_due(observation.time_s):
            self._observer.set_reference()
            self._taken = self.was_there = True
            self._taken_s = observation.time_s
        if self._gate.missing is None:
            return None
        lacks = self._gate.missing.says
        self._lacked[lacks] += 1
        return lacks

    @property
    def mostly_lacked(self) -> str | None:
        """What the start position lacked most of the time, if anything."""
        most = self._lacked.most_common(1)
        return most[0][0] if most else None

    def _is_due(self, time_s: float) -> bool:
        if not self._taken:
            return True
        due = time_s - self._taken_s >= REFERENCE_EVERY_S
        return self._renews and due and self._observer.still()

    def _forget_after_long(self, time_s: float) -> None:
        if self._taken and time_s - self._seen_s > AWAY_S:
            self._observer.forget_reference()
            self._taken = False
            self._gate.reset()
