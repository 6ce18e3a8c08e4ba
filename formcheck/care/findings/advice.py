"""What a person is advised beside the exercises, from questionnaires; never with a label."""

from typing import Literal

from formcheck.care.findings.rules import MOOD_POSITIVE, START_BACK_PSYCH_HIGH
from formcheck.care.profile import CareProfile
from formcheck.texts import say

START_BACK_MEDIUM = 4.0

Advice = Literal["physio", "support", "mood"]


def advice_for(person: CareProfile) -> tuple[Advice, ...]:
    """Return what to advise: STarT Back's middle and highest group, and a heavy mood (D.1, E.1)."""
    advice: list[Advice] = []
    if (person.value("start_back_psych") or 0) >= START_BACK_PSYCH_HIGH:
        advice.append("support")
    elif (person.value("start_back_total") or 0) >= START_BACK_MEDIUM:
        advice.append("physio")
    if max(person.value("phq2_total") or 0, person.value("gad2_total") or 0) >= MOOD_POSITIVE:
        advice.append("mood")
    return tuple(advice)


def advice_said(advice: Advice) -> str:
    """Return the advice as a sentence for the person."""
    return say(f"care_findings.{advice}")
