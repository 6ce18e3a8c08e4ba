"""Which exercises suit a person now, and why the others do not."""

from dataclasses import dataclass
from typing import Literal

from formcheck.care.findings.directions import BendDirection
from formcheck.care.profile import CareProfile
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS
from formcheck.texts import say

RefusalKind = Literal["code", "direction", "equipment", "level", "disliked"]


@dataclass(frozen=True, slots=True)
class Ineligibility:
    """Why an exercise is not offered: a kind, and the code, direction, thing or level it is by."""

    kind: RefusalKind
    by: str


def why_not(
    spec: ExerciseSpec, person: CareProfile, avoided: frozenset[BendDirection]
) -> Ineligibility | None:
    """Return why an exercise does not suit a person now; None if it does.

    What keeps someone well comes before what is missing or too hard, so that the first reason is
    the one that matters.
    """
    codes = [code for code in spec.contraindications if code in person.screening.codes]
    if codes:
        return Ineligibility("code", codes[0])
    against = [way for way in sorted(avoided) if spec.directional in (way, "both")]
    if against:
        return Ineligibility("direction", against[0])
    missing = [thing for thing in spec.equipment if thing not in person.equipment]
    if missing:
        return Ineligibility("equipment", missing[0])
    if LEVELS.index(spec.difficulty) > LEVELS.index(person.level):
        return Ineligibility("level", spec.difficulty)
    return None


def refusal_said(refusal: Ineligibility) -> str:
    """Return a reason as a sentence for the person."""
    return say(f"care_plan.not_{refusal.kind}_{refusal.by}")


DISLIKED = Ineligibility("disliked", "person")
