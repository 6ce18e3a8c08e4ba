"""The movement under way: its moments up to now, and what is watched in it."""

from collections import deque

from formcheck.exercises.coach.moment import Moment
from formcheck.exercises.coach.record import RepRecord
from formcheck.exercises.coach.watch import Aim, FaultWatch
from formcheck.exercises.driver import Driver
from formcheck.exercises.result import FaultFinding, Phase
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.observer import Observer

REST_KEPT_S = 1.0
"""Rest before a repetition that belongs to its record, for its rest value and onset [default]."""

STILL_FRAC = 0.25
"""The driver rests when it changes by less than this share of the gap between finishing one
repetition and starting the next [default]."""

REFERENCE_EVERY_S = 0.4
"""How often the start position is taken anew while the person rests in it [default]."""


class Underway:
    """Collects the moments of one repetition, from the rest before it on.

    Parameters
    ----------
    spec, aim, driver
        What is done, what it is judged by, and what drives it.
    """

    def __init__(self, spec: ExerciseSpec, aim: Aim, driver: Driver) -> None:
        self._spec, self._aim, self._driver = spec, aim, driver
        self.renew()

    def renew(self, *resting: Moment) -> None:
        """Begin a new record, with the moment of rest it begins from."""
        self.moments: deque[Moment] = deque(resting)
        self.watches = [FaultWatch(each, self._aim, self._driver) for each in self._spec.checks]

    def renew_from_rest(self) -> None:
        """Begin a new record with the last moment of this one."""
        self.renew(self.moments[-1])

    def add(self, moment: Moment) -> None:
        """Take one more moment."""
        self.moments.append(moment)
        for watch in self.watches:
            watch.push(moment)

    def forget_rest(self, now_s: float) -> None:
        """Keep only the last of the rest."""
        while self.moments[0].time_s < now_s - REST_KEPT_S:
            self.moments.popleft()

    def driver_still(self, now_s: float) -> bool:
        """Return whether the driver has hardly changed lately."""
        levels = [each.level for each in self.moments if each.time_s >= now_s - REFERENCE_EVERY_S]
        gap = abs(self._driver.start_exit - self._driver.start_enter)
        return max(levels) - min(levels) < STILL_FRAC * gap

    def record(self) -> RepRecord:
        """Return the movement up to now."""
        return RepRecord(tuple(self.moments))

    def began_s(self) -> float:
        """Return when the movement left its start; the last moment where it has not."""
        moving = [moment.time_s for moment in self.moments if moment.phase != "ready"]
        return min(moving, default=self.moments[-1].time_s)

    def findings(self, phase: Phase) -> tuple[FaultFinding, ...]:
        """Return the faults up to now; those of the furthest point once it is over."""
        if phase == "ready":
            return ()
        judged = [each for each in self.watches if phase != "peak" or not each.at_peak_only]
        return tuple(found for watch in judged for found in watch.findings())


class StartPosition:
    """Takes the start position, and takes it anew while the person rests in it.

    Parameters
    ----------
    observer
        Told when the start position is seen.
    """

    def __init__(self, observer: Observer) -> None:
        self._observer = observer
        self._taken_s = -float("inf")

    def take(self, time_s: float) -> None:
        """Take the last moments as the start position."""
        self._observer.set_reference()
        self._taken_s = time_s

    def renew(self, time_s: float, underway: Underway) -> None:
        """Take it anew where it is due and the person is still."""
        due = time_s - self._taken_s >= REFERENCE_EVERY_S
        if due and self._observer.still() and underway.driver_still(time_s):
            self.take(time_s)

    def forget(self) -> None:
        """Let go of it: the person has left it."""
        self._observer.forget_reference()
