"""Profiles and answers as JSON: what a file may say, checked before any rule sees it."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from formcheck.care.profile import (
    WEEKDAYS,
    Assessed,
    AssessedBy,
    AssessedMeasure,
    CareProfile,
    Goal,
    Sex,
    Weekday,
)
from formcheck.care.screening.questions import QUESTIONS
from formcheck.care.screening.screen import Screening, is_adult, screen
from formcheck.errors import CareFileError
from formcheck.exercises.terms import Contraindication, Equipment, Frozen, Level, Slug, Text
from formcheck.nearest import nearest_said

ALIKE_FROM = 0.5
"""Short keys are alike soon; below this a guess misleads more than it helps [default]."""

_MODEL = TypeVar("_MODEL", bound=BaseModel)


class AnswersFile(Frozen):
    """The answers before the first exercise, by the number of the question."""

    answers: Mapping[str, bool | None] = Field(default_factory=dict)
    conditions: tuple[Contraindication, ...] = ()
    year_of_birth: int | None = Field(default=None, ge=1900, le=2100)

    @field_validator("answers")
    @classmethod
    def _asked(cls, answers: Mapping[str, bool | None]) -> Mapping[str, bool | None]:
        unknown = sorted(set(answers) - {str(n + 1) for n in range(QUESTIONS)})
        if unknown:
            raise ValueError(f"questions have the numbers 1 to {QUESTIONS}, got {unknown[0]!r}")
        return answers

    def screened(self, *, today: date) -> Screening:
        """Return what the answers allow."""
        adult = is_adult(self.year_of_birth, today=today) if self.year_of_birth else None
        numbered = {int(number): answer for number, answer in self.answers.items()}
        return screen(numbered, self.conditions, adult=adult)


class AssessedEntry(Frozen):
    """One number found out about a person."""

    measure: AssessedMeasure
    value: float
    side: Literal["left", "right"] | None = None
    by: AssessedBy = "hand"
    day: date | None = None

    def assessed(self) -> Assessed:
        """Return the entry as the rules take it."""
        return Assessed(self.measure, self.value, self.side, self.by, self.day)


class ActivityEntry(Frozen):
    """An activity the person wants back, and how well it goes: 0 not at all, 10 as before."""

    activity: Text
    score: float | None = Field(default=None, ge=0, le=10)


class StartBackEntry(Frozen):
    """The two totals of the STarT Back questionnaire."""

    total: int = Field(ge=0, le=9)
    psych: int = Field(ge=0, le=5)


class ProfileFile(AnswersFile):
    """A whole profile, as ``formcheck plan make`` reads it."""

    sex: Sex | None = None
    stature_cm: float | None = Field(default=None, ge=100, le=230)
    level: Level = "beginner"
    equipment: tuple[Equipment, ...] = ()
    minutes_per_day: int = Field(default=20, ge=5, le=240)
    days: tuple[Weekday, ...] = ()
    goals: tuple[Goal, ...] = ()
    psfs: tuple[ActivityEntry, ...] = ()
    likes: tuple[Slug, ...] = ()
    dislikes: tuple[Slug, ...] = ()
    findings: tuple[AssessedEntry, ...] = ()
    pain_now: float | None = Field(default=None, ge=0, le=10)
    usual_pain: float | None = Field(default=None, ge=0, le=10)
    weeks_of_pain: float | None = Field(default=None, ge=0, le=5200)
    start_back: StartBackEntry | None = None
    rmdq_total: int | None = Field(default=None, ge=0, le=24)
    phq2_total: int | None = Field(default=None, ge=0, le=6)
    gad2_total: int | None = Field(default=None, ge=0, le=6)

    def profile(self, *, today: date) -> CareProfile:
        """Return the profile as the rules take it."""
        return CareProfile(
            screening=self.screened(today=today),
            age_years=today.year - self.year_of_birth if self.year_of_birth else None,
            sex=self.sex,
            level=self.level,
            equipment=frozenset(self.equipment),
            minutes=self.minutes_per_day,
            days=tuple(day for day in WEEKDAYS if day in self.days),
            goals=self.goals,
            likes=frozenset(self.likes),
            dislikes=frozenset(self.dislikes),
            assessed=(*(each.assessed() for each in self.findings), *self._totals()),
            pain_now=self.pain_now,
            usual_pain=self.usual_pain,
            weeks_of_pain=self.weeks_of_pain,
        )

    def _totals(self) -> tuple[Assessed, ...]:
        totals: dict[AssessedMeasure, int | None] = {
            "start_back_total": self.start_back.total if self.start_back else None,
            "start_back_psych": self.start_back.psych if self.start_back else None,
            "phq2_total": self.phq2_total,
            "gad2_total": self.gad2_total,
        }
        return tuple(
            Assessed(measure, float(total), by="questionnaire")
            for measure, total in totals.items()
            if total is not None
        )


_ENTRIES: dict[str, type[BaseModel]] = {
    "findings": AssessedEntry,
    "psfs": ActivityEntry,
    "start_back": StartBackEntry,
}
"""What the entries of a profile's lists and tables may say."""


def read_answers(text: str | bytes, *, name: str) -> AnswersFile:
    """Return the answers that a JSON text holds.

    Raises
    ------
    CareFileError
        It is not JSON, or says what no answer can be; the message names the place.
    """
    return _read(AnswersFile, text, name)


def read_profile(text: str | bytes, *, name: str) -> ProfileFile:
    """Return the profile that a JSON text holds.

    Raises
    ------
    CareFileError
        It is not JSON, or says what no profile can be; the message names the place.
    """
    return _read(ProfileFile, text, name)


def _read(model: type[_MODEL], text: str | bytes, name: str) -> _MODEL:
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        first = min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
        place = ".".join(str(step) for step in first["loc"])
        message = _explained(model, first)
        raise CareFileError(f"{name}: {f'{place}: ' if place else ''}{message}") from error


def _explained(model: type[BaseModel], error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        return _no_such_key(model, error["loc"])
    message = error["msg"].removeprefix("Value error, ")
    return f"{message}, got {error['input']!r}" if error["type"] == "literal_error" else message


def _no_such_key(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """Return that there is no such key, with the nearest that there are; all where none is near."""
    holder = _ENTRIES.get(str(loc[0]), model) if len(loc) > 1 else model
    keys = list(holder.model_fields)
    near = nearest_said(str(loc[-1]), keys, alike_from=ALIKE_FROM)
    hint = f"did you mean {near}?" if near else f"there are {', '.join(keys)}"
    return f"no such key; {hint}"
