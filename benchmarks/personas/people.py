"""Who lives with the programme: what each of them answers and does on each day."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from formcheck.care.profile_file import ProfileFile, read_profile

SHARED = Path(__file__).parents[3] / "shared" / "data" / "personas.json"


@dataclass(frozen=True, slots=True)
class PersonaDay:
    """What somebody answers and does on a day; None where they do not answer.

    Attributes
    ----------
    day
        From 1, a Monday.
    present
        They look at the program on this day, and do what it offers.
    pain_before, pain_worst_during, pain_after, pain_next_morning, sleep, stress, effort
        From 0 to 10. The next morning is that of the following day.
    share_of_reps_done
        Of the day's target, in the last set of each exercise.
    form_score
        From 0 to 100; None where the camera could not score.
    new_symptom
        They say that something new is felt.
    """

    day: int
    present: bool
    pain_before: int | None = None
    pain_worst_during: int | None = None
    pain_after: int | None = None
    pain_next_morning: int | None = None
    sleep: int | None = None
    stress: int | None = None
    minutes: int | None = None
    effort: float = 5.0
    share_of_reps_done: float = 1.0
    form_score: float | None = None
    new_symptom: bool = False


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody, and what must hold of them whatever the plan looks like.

    Attributes
    ----------
    profile
        As a profile file says it.
    expect
        By the names of `expectations.EXPECTED`.
    """

    name: str
    profile: dict[str, Any]
    days: tuple[PersonaDay, ...]
    expect: Mapping[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> ProfileFile:
        """The profile, checked as any other file."""
        return read_profile(json.dumps(self.profile), name=self.name)

    @property
    def answers(self) -> dict[int, bool]:
        """What they answer to the health questions, by number."""
        return {int(number): bool(said) for number, said in self.profile["answers"].items()}

    def on(self, day: int) -> PersonaDay:
        """Return what they do on a day; one they are away on where nothing is said of it."""
        found = (each for each in self.days if each.day == day)
        return next(found, PersonaDay(day, present=False))

    def shortened(self, days: int) -> "Persona":
        """Return the same person, of whom only the first days are told."""
        return replace(self, days=self.days[:days])


_PEOPLE = TypeAdapter(dict[str, Any])
_DAYS = TypeAdapter(tuple[PersonaDay, ...])


def read_people(path: Path = SHARED) -> tuple[Persona, ...]:
    """Return the people of a file."""
    told = _PEOPLE.validate_json(path.read_bytes())["people"]
    return tuple(_persona(name, said) for name, said in told.items())


def _persona(name: str, said: Mapping[str, Any]) -> Persona:
    days: Iterable[PersonaDay] = _DAYS.validate_python(said["days"])
    return Persona(name, dict(said["profile"]), tuple(days), dict(said["expect"]))
