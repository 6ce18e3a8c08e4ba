"""Plans, and what a person told or had measured, as the store returns it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from formcheck.anatomy.sides import Side

PainKind = Literal["now", "before", "after", "next_morning", "worst_24h", "average_7d"]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """What a plan said at one time.

    Attributes
    ----------
    number
        From 1.
    body
        The plan itself, as the plan engine writes it.
    author_id, author_name
        Who wrote it; None where that person's records have been erased.
    reason
        Why it was changed.
    """

    id: UUID
    plan_id: UUID
    number: int
    body: dict[str, Any]
    author_id: UUID | None
    author_name: str | None
    reason: str
    written_utc: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of exercise and its newest version.

    Attributes
    ----------
    ended_utc
        When it was put away; None while it is followed.
    """

    id: UUID
    person_id: UUID
    title: str
    created_utc: datetime
    ended_utc: datetime | None
    newest: PlanVersion


@dataclass(frozen=True, slots=True)
class Pain:
    """How much it hurt, from 0 to 10, as the person said.

    Attributes
    ----------
    kind
        Of which moment or stretch of time.
    place, note
        Where it was, and anything else, in the person's words; None where not said.
    """

    id: UUID
    person_id: UUID
    session_id: UUID | None
    kind: PainKind
    score: int
    place: str | None
    note: str | None
    felt_utc: datetime


@dataclass(frozen=True, slots=True)
class Assessment:
    """One measured test.

    Attributes
    ----------
    value, band, unit
        What was measured, its 95 % error band (plus or minus) and the unit of both; the value is
        None where the test could not be measured.
    details
        Everything else that was found.
    """

    id: UUID
    person_id: UUID
    session_id: UUID | None
    kind: str
    side: Side | None
    value: float | None
    band: float | None
    unit: str
    details: dict[str, Any]
    assessed_utc: datetime


@dataclass(frozen=True, slots=True)
class QuestionnaireAnswer:
    """The answers to one questionnaire.

    Attributes
    ----------
    items
        The answers by item.
    score
        As the questionnaire counts it; None where it gives none.
    """

    id: UUID
    person_id: UUID
    tool: str
    items: dict[str, Any]
    score: float | None
    answered_utc: datetime


@dataclass(frozen=True, slots=True)
class DeskSession:
    """One stretch at a desk.

    Attributes
    ----------
    observed_s, comfortable_s
        How long the person was seen, and how much of it in their comfortable range.
    posture_changes, breaks
        How many.
    """

    id: UUID
    person_id: UUID
    started_utc: datetime
    ended_utc: datetime
    observed_s: float
    comfortable_s: float
    posture_changes: int
    breaks: int
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class LiftingSession:
    """One series of lifts.

    Attributes
    ----------
    load_kg
        What was lifted, as the person said; None where not said.
    """

    id: UUID
    person_id: UUID
    started_utc: datetime
    ended_utc: datetime
    lift_count: int
    load_kg: float | None
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote to a person.

    Attributes
    ----------
    author_id, author_name
        Who wrote it; None where that person's records have been erased.
    session_id, set_id
        What it is about; None for both where it is meant in general.
    """

    id: UUID
    person_id: UUID
    author_id: UUID | None
    author_name: str | None
    session_id: UUID | None
    set_id: UUID | None
    text: str
    written_utc: datetime
