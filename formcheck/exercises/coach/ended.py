"""What a movement that is over was: a repetition, an attempt, or none of this exercise."""

from collections.abc import Iterable
from dataclasses import dataclass

from formcheck.exercises.coach.gate import broken
from formcheck.exercises.coach.record import RepRecord
from formcheck.exercises.driver import Driver
from formcheck.exercises.recognition import Condition
from formcheck.exercises.result import NotCountedReason, Side
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.rep_metrics import Tempo

ATTEMPT_FRAC = 0.5
"""A movement that turned back is an attempt when it went this share of the way from leaving the
start to the counting threshold; less is fidgeting [default]."""

NOISE_FRAC = 0.5
"""A movement faster than this share of the shortest repetition is a landmark gone astray, or a
step, rather than an attempt [default]."""

LEAST_WAY_S = 0.07
"""No limb gets from its start to the furthest point, or back, in less; what does without a cut of
the recording is a landmark gone astray [default]."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A movement that is over, or is taken for it.

    Attributes
    ----------
    spec, driver
        What was to be done, and what drove it.
    record
        The movement, from the rest before it on.
    """

    spec: ExerciseSpec
    driver: Driver
    record: RepRecord

    @property
    def side(self) -> Side:
        """The side it is judged on: the driver's at the furthest point."""
        return self.record.furthest.side

    def is_another_exercise(self) -> bool:
        """Return whether the furthest point is not one of this exercise."""
        return self._breaks(self.spec.recognition.peak)

    def is_brief(self, tempo: Tempo) -> bool:
        """Return whether it was too short for anything done on purpose."""
        return tempo.end_s - tempo.start_s < NOISE_FRAC * self.driver.min_rep_s

    def is_astray(self, tempo: Tempo) -> bool:
        """Return whether no limb can have moved like that."""
        return min(tempo.out_s, tempo.return_s) < LEAST_WAY_S and not self.record.jumped

    def why_not_counted(self, tempo: Tempo) -> NotCountedReason | None:
        """Return why a whole movement is not counted; None where it is."""
        length_s = tempo.end_s - tempo.start_s
        if length_s < self.driver.min_rep_s:
            return "unlike"
        if length_s > self.driver.max_rep_s:
            return "stayed"
        second = self.driver.secondary
        if second and not self.record.range_of(second.metric, self.side) >= second.min_change:
            return "unlike"
        return None

    def was_meant(self) -> bool:
        """Return whether a movement that is not whole went far enough to have been tried."""
        left, counts = (self.driver.sign * each for each in self.driver.way_out)
        if self.record.furthest.level < left + ATTEMPT_FRAC * (counts - left):
            return False
        return not self._breaks(self.spec.recognition.attempt)

    def _breaks(self, conditions: Iterable[Condition]) -> bool:
        return bool(broken(conditions, self.record.furthest.observation, self.side))
