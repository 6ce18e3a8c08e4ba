"""What a programme rests on, as the store returns it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

SaidBy = Literal["self", "therapist"]
Effort = Literal["too_much", "just_right", "easy"]
ProposalVerdict = Literal["accepted", "not_now"]


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
    """Which version of the plan a set belongs to, and how it felt.

    Attributes
    ----------
    felt_controlled
        The person's own word on form, asked where the camera could score none.
    """

    set_id: UUID
    plan_version_id: UUID | None
    effort: Effort | None
    felt_controlled: bool | None = None


@dataclass(frozen=True, slots=True)
class DoneSet:
    """A finished set in few words, and how it felt.

    Attributes
    ----------
    reps, corrected_reps
        As the verdict counts, and as somebody corrected it; None where nobody did.
    score
        None where none could be scored.
    hold_total_s, hold_longest_s
        None for exercises that count repetitions.
    reps_full, reps_ranged
        Repetitions over the full range, and those of which that is known.
    clock_count
        How many movements had time to be whole, where the clock counts; else None.
    severe_by_fault
        In how many repetitions a fault was clearly there, by fault.
    """

    set_id: UUID
    session_id: UUID
    exercise_id: str
    side: str | None
    day: date
    source: str
    started_utc: datetime
    ended_utc: datetime | None
    reps: int
    score: float | None
    hold_total_s: float | None
    hold_longest_s: float | None
    reps_full: int
    reps_ranged: int
    plan_version_id: UUID | None
    effort: Effort | None
    felt_controlled: bool | None
    corrected_reps: int | None
    clock_count: int | None
    severe_by_fault: Mapping[str, int]

    @property
    def count(self) -> int:
        """The count that counts: the corrected one where there is one."""
        return self.reps if self.corrected_reps is None else self.corrected_reps

    @property
    def lasted_s(self) -> float:
        """How long it took from beginning to end; 0 where the end is unknown."""
        return (self.ended_utc - self.started_utc).total_seconds() if self.ended_utc else 0.0


@dataclass(frozen=True, slots=True)
class ProposalAnswer:
    """What was answered when a change of the plan was proposed.

    Attributes
    ----------
    proposal
        The change and the numbers behind it.
    """

    id: UUID
    person_id: UUID
    exercise: str
    proposal: dict[str, Any]
    answer: ProposalVerdict
    author_id: UUID | None
    answered_utc: datetime


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
