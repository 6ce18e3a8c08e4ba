"""What a programme rests on, as the store returns it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

SaidBy = Literal["self", "therapist"]
Effort = Literal["too_much", "just_right", "easy"]


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """What a person said of themself: `body` as a profile file says it."""

    person_id: UUID
    body: dict[str, Any]
    changed_utc: datetime


@dataclass(frozen=True, slots=True)
class StoredScreening:
    """One round of the health questions.

    Attributes
    ----------
    reason
        Why they were asked: "never" for the first time, or as `why_ask_again` says.
    finished_utc
        When the last one was answered; None while it goes on.
    answers
        Yes or no by the number of the question; those without an answer are left out.
    answered_utc
        When the last answer was given; None before the first.
    """

    id: UUID
    person_id: UUID
    reason: str
    begun_utc: datetime
    finished_utc: datetime | None
    answers: Mapping[int, bool]
    answered_utc: datetime | None


@dataclass(frozen=True, slots=True)
class StoredCondition:
    """A condition that exercises are chosen by; `ended_utc` is None while it holds."""

    id: UUID
    person_id: UUID
    code: str
    said_by: SaidBy
    author_id: UUID | None
    said_utc: datetime
    ended_utc: datetime | None


@dataclass(frozen=True, slots=True)
class StoredClearance:
    """A statement that a clinician looked at something; see `care.screening.clearance`."""

    id: UUID
    person_id: UUID
    questions: list[int]
    codes: list[str]
    examined_by: str
    examined_utc: datetime
    stated_by: SaidBy
    author_id: UUID | None
    stated_utc: datetime


@dataclass(frozen=True, slots=True)
class UnseenActivity:
    """Something of the plan that was done without a camera.

    Attributes
    ----------
    item
        An exercise's id, or what else a plan holds: "walking", "heat".
    amount
        How much: ``sets``, ``reps``, ``hold_s``, ``minutes``, whichever were said.
    """

    id: UUID
    person_id: UUID
    session_id: UUID | None
    plan_version_id: UUID | None
    item: str
    amount: dict[str, Any]
    effort: Effort | None
    day: date
    done_utc: datetime


@dataclass(frozen=True, slots=True)
class SetContext:
    """Which version of the plan a set belongs to, and how it felt."""

    set_id: UUID
    plan_version_id: UUID | None
    effort: Effort | None


@dataclass(frozen=True, slots=True)
class Correction:
    """That somebody says otherwise than the verdict on a set.

    Attributes
    ----------
    moment_s
        Which moment of the set it is about; None for all of it.
    what, value
        What is said of it: "rep_count" with ``{"count": 9}``.
    role
        Whose word it is.
    """

    id: UUID
    person_id: UUID
    set_id: UUID
    moment_s: float | None
    what: str
    value: dict[str, Any]
    author_id: UUID | None
    role: str
    written_utc: datetime
