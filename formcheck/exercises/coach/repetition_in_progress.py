"""The movement under way, as it is watched while it happens."""

from formcheck.exercises.coach.coach_frame import CoachFrame
from formcheck.exercises.coach.watch import Aim, FaultWatch
from formcheck.exercises.driver import Driver
from formcheck.exercises.result import FaultFinding, Phase
from formcheck.exercises.spec import ExerciseSpec


class Underway:
    """Watches one movement after another, each from the rest before it on.

    Parameters
    ----------
    spec, aim, driver
        What is done, what it is judged by, and what measures it.
    """

    def __init__(self, spec: ExerciseSpec, aim: Aim, driver: Driver) -> None:
        self._spec, self._aim, self._driver = spec, aim, driver
        self._watches: list[FaultWatch] = []
        self._phase: Phase = "ready"
        self._rest: CoachFrame | None = None

    def add(self, moment: CoachFrame) -> None:
        """Take one more moment; each rest begins anew."""
        before, self._phase = self._phase, moment.phase
        if moment.phase == "ready":
            self._rest = moment
            return
        if before == "ready":
            self._begin()
        for watch in self._watches:
            watch.push(moment)

    def _begin(self) -> None:
        """Watch a new movement, from the last moment of the rest before it."""
        self._watches = [FaultWatch(each, self._aim, self._driver) for each in self._spec.checks]
        for watch in self._watches:
            if self._rest is not None:
                watch.push(self._rest)

    def findings(self, phase: Phase) -> tuple[FaultFinding, ...]:
        """Return the faults up to now; those of the furthest point once it is over."""
        if phase == "ready":
            return ()
        judged = [each for each in self._watches if phase != "peak" or not each.at_peak_only]
        return tuple(found for watch in judged for found in watch.findings())
