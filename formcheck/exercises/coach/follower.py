"""What follows a set, whatever its mode: repetitions, holds or the clock."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from formcheck.exercises.coach.set_record import Judged, SetRecord
from formcheck.exercises.coach.update import DriverSight, MovementOutcome, Update
from formcheck.exercises.result import Breathing, Hold
from formcheck.kinematics.observer import Observation
from formcheck.kinematics.view import View
from formcheck.texts import say


class SetFollower(ABC):
    """Follows one set, pose by pose; what a mode does not have is None or empty."""

    @property
    def clock_count(self) -> int | None:
        """How many the clock gave time for."""
        return None

    @property
    def held_s(self) -> float | None:
        """Time held up to now, over all holds."""
        return None

    @property
    def holds(self) -> tuple[Hold, ...]:
        """The holds up to now."""
        return ()

    @property
    def breathing(self) -> Breathing | None:
        """How long and how fast one breathed."""
        return None

    @property
    def hint(self) -> str | None:
        """What to change about movements that were not counted, in words."""
        return None

    @property
    def what_moves(self) -> str:
        """The parts of the body that movements are counted by, in words."""
        return say("coach.moving_all")

    @abstractmethod
    def push(self, observation: Observation, rate_hz: float) -> Update:
        """Return what one more observation changed."""

    @abstractmethod
    def finish(self) -> tuple[MovementOutcome, ...]:
        """End what is under way; return the movements that are over and were not told yet."""

    @abstractmethod
    def judge(self, record: SetRecord, active: Sequence[DriverSight], view: View) -> Judged:
        """Return what was found in the set.

        Parameters
        ----------
        active
            The moments from the first to the last counted movement.
        view
            From where the camera looked during them.
        """
