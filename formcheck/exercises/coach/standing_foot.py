"""Notices when the foot one stands on moves during a hold."""

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.threshold import FAULT_S
from formcheck.kinematics.body import BodyPart
from formcheck.kinematics.observer import Observation
from formcheck.kinematics.points import Point


class StandingFoot:
    """Remembers where the foot stood when the hold began.

    Parameters
    ----------
    most_pct
        How far it may move, in percent of stature.
    """

    def __init__(self, most_pct: float) -> None:
        self._most_pct = most_pct
        self._place: Point | None = None
        self._since_s: float | None = None

    def moved(self, observation: Observation, side: Side) -> bool:
        """Return whether the foot has been elsewhere for long enough to say that it moved."""
        place = observation.body.at(BodyPart.ANKLE, side)
        self._place = self._place if self._place is not None else place
        away_pct = 100.0 * abs(place - self._place) / observation.body.stature_px()
        if not away_pct > self._most_pct:
            self._since_s = None
            return False
        if self._since_s is None:
            self._since_s = observation.time_s
        return observation.time_s - self._since_s >= FAULT_S - 1e-6

    def forget(self) -> None:
        """Let go of the place: no hold is under way."""
        self._place = None
        self._since_s = None
