"""The health questions, the conditions and the clearances of a person, as they are said."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from formcheck.care.screening import Clearance, may_be_given, screen_questions, still_open
from formcheck.care.screening.clearance import LIFTED_BY_OWN_STATEMENT, NEVER_LIFTED_AS_CODE
from formcheck.errors import CareFileError
from formcheck.exercises.terms import Contraindication
from formcheck.history.records.programme import (
    SaidBy,
    StoredClearance,
    StoredScreening,
)
from formcheck.history.schema import now_utc
from formcheck.history.store import Store
from formcheck.programme.screened import clearances_now, conditions_now, screened
from formcheck.texts import say


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """What keeps exercises away and can be cleared.

    Attributes
    ----------
    questions
        Numbers of the questions with a yes that nobody has looked at.
    codes
        Conditions that the one who asks may lift.
    answered_utc
        When the youngest of these answers was given; None without a yes.
    """

    questions: tuple[int, ...]
    codes: tuple[Contraindication, ...]
    answered_utc: datetime | None


def round_of(store: Store, *, today: date) -> StoredScreening:
    """Return the round of health questions that is open, begun where there is none."""
    due = screened(store, store.viewer_id, today=today).ask_again
    return store.screenings.begin(due or "asked")


def answer_question(store: Store, number: int, *, answer: bool, today: date) -> StoredScreening:
    """Keep an answer; the round is over with its last one.

    Raises
    ------
    CareFileError
        There is no such question.
    """
    if number not in {each.number for each in screen_questions()}:
        raise CareFileError(f"questions have the numbers 1 to {len(screen_questions())}")
    asked = store.screenings.answer(round_of(store, today=today).id, number, answer=answer)
    if all(each.number in asked.answers for each in screen_questions()):
        return store.screenings.finish(asked.id)
    return asked


def answer_all(
    store: Store, answers: Iterable[tuple[int, bool]], *, today: date
) -> StoredScreening | None:
    """Keep several answers; None where there are none."""
    asked: StoredScreening | None = None
    for number, answer in answers:
        asked = answer_question(store, number, answer=answer, today=today)
    return asked


def say_conditions(store: Store, person_id: UUID, codes: Collection[str]) -> None:
    """Let exactly these conditions hold of what the viewer says of a person."""
    store.conditions.say(person_id, codes, _side_of(store, person_id))


def what_can_be_cleared(store: Store, person_id: UUID) -> OpenDoor:
    """Return what the viewer may enter a clearance for."""
    clearances = clearances_now(store, person_id)
    uncleared: set[int] = set()
    answered: list[datetime] = []
    for asked in store.screenings.of_person(person_id):
        if asked.answered_utc is None:
            continue
        yes = [number for number, answer in asked.answers.items() if answer]
        found = still_open(yes, clearances, answered_at=asked.answered_utc)
        uncleared |= found
        answered += [asked.answered_utc] if found else []
    holding = conditions_now(store.conditions.of_person(person_id), clearances)
    by_self = _side_of(store, person_id) == "self"
    liftable = tuple(
        code
        for code in holding
        if code not in NEVER_LIFTED_AS_CODE and (not by_self or code in LIFTED_BY_OWN_STATEMENT)
    )
    return OpenDoor(tuple(sorted(uncleared)), liftable, max(answered, default=None))


EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Look:
    """That a clinician looked at something.

    Attributes
    ----------
    examined_by, examined_on
        Who, and on which day.
    questions, codes
        What it is about.
    """

    examined_by: str
    examined_on: date
    questions: frozenset[int] = frozenset()
    codes: frozenset[Contraindication] = frozenset()


def clear(store: Store, person_id: UUID, look: Look) -> StoredClearance:
    """Keep that a clinician looked: who, and when.

    Raises
    ------
    CareFileError
        It cannot be taken yet, or without a name; the message says which.
    """
    now = now_utc()
    if not EARLIEST <= look.examined_on <= now.astimezone().date():
        raise CareFileError(say("care_screening.clear_day"))
    end_of_day = datetime.combine(look.examined_on, time(23, 59)).astimezone()
    said = Clearance(
        look.examined_by.strip(),
        min(end_of_day, now),
        now,
        _side_of(store, person_id),
        look.questions,
        look.codes,
    )
    answered = what_can_be_cleared(store, person_id).answered_utc
    refused = may_be_given(said, answered_at=answered or said.examined_at)
    if refused is not None:
        raise CareFileError(refused)
    return store.clearances.add(person_id, said)


def _side_of(store: Store, person_id: UUID) -> SaidBy:
    return "self" if store.viewer_id == person_id else "therapist"
