"""Who says that an answer no longer keeps the door shut, and from when on that holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from formcheck.care.screening.questions import screen_questions
from formcheck.exercises.terms import Contraindication
from formcheck.texts import say

EMERGENCY_WAIT = timedelta(hours=24)
"""How long after a yes of level 1 "I was checked by a clinician" is first offered (D.3)."""

LIFTED_BY_OWN_STATEMENT: frozenset[Contraindication] = frozenset({"HTN"})
"""Codes that ask for a doctor's word first; others tell what is so and stay until it changes."""

NEVER_LIFTED_AS_CODE: frozenset[Contraindication] = frozenset({"RF"})
"""What nobody lifts as a code: it goes when the answers behind it are cleared."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """A statement that a clinician looked at something.

    Attributes
    ----------
    questions
        Numbers of the questions whose yes it answers.
    codes
        Codes that it lifts.
    examined_by
        Who looked: a name.
    examined_at, stated_at
        When they looked, and when it was entered.
    stated_by
        Whose word it is: the person's own, or the therapist's.
    """

    examined_by: str
    examined_at: datetime
    stated_at: datetime
    stated_by: Literal["self", "therapist"]
    questions: frozenset[int] = frozenset()
    codes: frozenset[Contraindication] = frozenset()

    def lifts_code(self, code: Contraindication) -> bool:
        """Whether it lifts a code: the person's own word lifts few, a therapist's nearly all."""
        if code not in self.codes or code in NEVER_LIFTED_AS_CODE:
            return False
        return self.stated_by == "therapist" or code in LIFTED_BY_OWN_STATEMENT


def may_be_given(clearance: Clearance, *, answered_at: datetime) -> str | None:
    """Return why a clearance cannot be taken, in a sentence for the person; None if it can."""
    if not clearance.examined_by.strip():
        return say("care_screening.clear_needs_name")
    if clearance.examined_at < answered_at:
        return say("care_screening.clear_before_answer")
    emergencies = {each.number for each in screen_questions() if each.level == 1}
    waited = clearance.stated_at - answered_at
    if clearance.questions & emergencies and waited < EMERGENCY_WAIT:
        return say("care_screening.clear_too_soon")
    return None


def still_open(
    yes: Iterable[int], clearances: Iterable[Clearance], *, answered_at: datetime
) -> frozenset[int]:
    """Return the questions whose yes nobody has cleared.

    A clearance counts for answers given before it only: a new yes needs a new look.
    """
    cleared: set[int] = set()
    for clearance in clearances:
        if may_be_given(clearance, answered_at=answered_at) is None:
            cleared |= clearance.questions
    return frozenset(yes) - cleared
