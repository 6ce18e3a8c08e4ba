"""What a person says before and after a session: four taps each."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Before a session.

    Attributes
    ----------
    pain, sleep, stress
        From 0 to 10; sleep 10 is best. None where nobody said.
    minutes
        How much time there is today; None where it is as usual.
    new_symptom
        The person tapped "something new".
    ill
        The person is ill today.
    """

    day: date
    pain: float | None
    sleep: float | None = None
    stress: float | None = None
    minutes: float | None = None
    new_symptom: bool = False
    ill: bool = False


@dataclass(frozen=True, slots=True)
class CheckOut:
    """After a session: pain at its worst and now, effort from 0 to 10."""

    worst_pain: float | None
    pain: float | None
    effort: float | None = None
    new_leg_symptoms: bool = False
