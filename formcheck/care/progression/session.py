"""What was done of one exercise in one session, in what the rules need of it."""

from dataclasses import dataclass
from datetime import date

from formcheck.care.day.light import TrafficLight, worst


@dataclass(frozen=True, slots=True)
class ExerciseSession:
    """One exercise in one session.

    Attributes
    ----------
    last_reps, target_reps
        Of the last set: done (as the person corrected it, where they did), and aimed for; None
        where it is held.
    last_hold_s, target_hold_s
        The same of a hold.
    effort
        From 0 to 10; None where nobody said.
    during, morning
        The worst light while exercising, and that of the morning after.
    morning_rise
        Pain of the morning after beyond the usual; None where nobody answered.
    form_score
        Median of the sets that were scored; None where the view let none be scored.
    severe_share
        Share of repetitions with a severe measured fault.
    felt_controlled
        The person's own answer, asked where nothing was scored; None where nobody said.
    range_reached
        The target of range was reached.
    """

    day: date
    last_reps: int | None = None
    target_reps: int | None = None
    last_hold_s: float | None = None
    target_hold_s: float | None = None
    effort: float | None = None
    during: TrafficLight = "green"
    morning: TrafficLight = "amber"
    morning_rise: float | None = None
    form_score: float | None = None
    severe_share: float = 0.0
    felt_controlled: bool | None = None
    range_reached: bool = False

    @property
    def light(self) -> TrafficLight:
        """The worse of both lights."""
        return worst(self.during, self.morning)
