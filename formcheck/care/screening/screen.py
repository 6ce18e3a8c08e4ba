"""What the answers before the first exercise allow."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from formcheck.care.screening.clearance import Clearance, still_open
from formcheck.care.screening.questions import screen_questions
from formcheck.exercises.terms import Contraindication
from formcheck.texts import say

Offer = Literal["exercises", "calm", "nothing"]
"""What may be shown: everything, breathing and reading only, or no exercise at all."""

ScreenLevel = Literal[0, 1, 2]
ADULT_YEARS = 18
CODES: tuple[Contraindication, ...] = get_args(Contraindication)
_CLOSED: frozenset[Contraindication] = frozenset({"RF", "POSTOP"})
"""Codes with which no exercise is chosen without a therapist."""


@dataclass(frozen=True, slots=True)
class Screening:
    """What the answers say.

    Attributes
    ----------
    level
        1 help at once, 2 a doctor first, 0 neither, None while answers are missing.
    codes
        What exercises must be chosen by, in the order of the clinical specification.
    message
        The sentence for the person.
    unanswered
        Numbers of the questions without an answer.
    is_under_age
        The person is not 18 yet: nothing is offered, whatever they answer.
    """

    level: ScreenLevel | None
    locked: bool
    codes: tuple[Contraindication, ...]
    message: str
    offer: Offer
    unanswered: tuple[int, ...] = ()
    is_under_age: bool = False


def is_adult(year_of_birth: int, *, today: date) -> bool:
    """Whether a person is 18, whenever in the year their birthday is."""
    return today.year - year_of_birth > ADULT_YEARS


def screen(
    answers: Mapping[int, bool | None],
    conditions: Iterable[Contraindication] = (),
    *,
    clearances: Collection[Clearance] = (),
    answered_at: datetime | None = None,
    adult: bool | None = None,
) -> Screening:
    """Return what the answers allow.

    Parameters
    ----------
    answers
        Yes, no or None by the number of the question; a question that is left out is open.
    conditions
        Codes of what the person ticked or a therapist entered.
    clearances, answered_at
        Who has looked at what since the answers were given; None of them without a time.
    adult
        Whether the person is 18; None where nobody said.
    """
    yes = {number for number, answer in answers.items() if answer}
    if clearances and answered_at is not None:
        yes = set(still_open(yes, clearances, answered_at=answered_at))
    level = _level(answers, yes)
    codes = _codes(conditions, yes, clearances)
    missing = _unanswered(answers)
    if adult is False:
        under_age = say("care_screening.under_age")
        return Screening(level, True, codes, under_age, "nothing", missing, is_under_age=True)
    closed = bool(_CLOSED & set(codes))
    locked, offer = level != 0 or closed, _offer(level, missing, closed=closed)
    return Screening(level, locked, codes, _message(level, codes), offer, missing)


def _unanswered(answers: Mapping[int, bool | None]) -> tuple[int, ...]:
    numbers = (each.number for each in screen_questions())
    return tuple(number for number in numbers if answers.get(number) is None)


def _level(answers: Mapping[int, bool | None], yes: Collection[int]) -> ScreenLevel | None:
    levels = {each.level for each in screen_questions() if each.number in yes}
    if levels:
        return min(levels)
    return None if _unanswered(answers) else 0


def _codes(
    conditions: Iterable[Contraindication], yes: Collection[int], clearances: Iterable[Clearance]
) -> tuple[Contraindication, ...]:
    found = {code for each in screen_questions() if each.number in yes for code in each.codes}
    ticked = {code for code in conditions if not any(c.lifts_code(code) for c in clearances)}
    found |= ticked | ({"RF"} if yes else set())
    return tuple(code for code in CODES if code in found)


def _offer(level: ScreenLevel | None, missing: Collection[int], *, closed: bool) -> Offer:
    """Return what may be shown; nothing while a question on an emergency has no answer."""
    emergencies = {each.number for each in screen_questions() if each.level == 1}
    if level == 1 or level is None or emergencies & set(missing):
        return "nothing"
    return "calm" if level == 2 or closed else "exercises"


def _message(level: ScreenLevel | None, codes: Collection[Contraindication]) -> str:
    if level is None:
        return say("care_screening.open")
    if level:
        return say("care_screening.emergency" if level == 1 else "care_screening.doctor")
    if _CLOSED & set(codes):
        return say("care_screening.not_here")
    return say("care_screening.adapted" if codes else "care_screening.clear")
