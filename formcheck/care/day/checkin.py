"""What a person says before a session: four taps."""

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
