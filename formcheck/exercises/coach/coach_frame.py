"""One moment of a repetition or hold, as the judges see it."""

import math
from dataclasses import dataclass

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.drive import Reading
from formcheck.exercises.result import Phase
from formcheck.kinematics.observer import Observation


@dataclass(frozen=True, slots=True)
class CoachFrame:
    """One pose with its phase.

    Attributes
    ----------
    level
        The driving metric turned so that it grows towards the furthest point; NaN where unseen.
    signal
        What the movement is counted by, growing towards the furthest point, too; NaN where unseen
        and where nothing is counted.
    """

    observation: Observation
    reading: Reading
    phase: Phase
    level: float
    signal: float = math.nan

    @property
    def time_s(self) -> float:
        """Media time."""
        return self.observation.time_s

    @property
    def side(self) -> Side:
        """The side it is judged on."""
        return self.reading.judged_side(self.observation)
