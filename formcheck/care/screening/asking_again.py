"""When the questions before the first exercise are asked again."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from formcheck.texts import say

EVERY = timedelta(weeks=4)
PAIN_JUMP = 3.0
LONG_GAP = timedelta(days=21)
"""After a break of more than this the questions come before the exercises (E.4)."""

AskAgain = Literal["never", "weeks", "gap", "jump", "new", "legs", "asked"]


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since the questions were last answered.

    Attributes
    ----------
    answered_on
        None if they never were.
    last_session_on
        None before the first session.
    pain_now, pain_before
        From 0 to 10: now, and the last time it was said. None where nobody said.
    something_new
        The person tapped "something new" since.
    further_down
        Symptoms are felt further down the leg than before.
    """

    answered_on: date | None
    last_session_on: date | None = None
    pain_now: float | None = None
    pain_before: float | None = None
    something_new: bool = False
    further_down: bool = False


def why_ask_again(since: Since, *, today: date) -> AskAgain | None:
    """Return why the questions are due, the most pressing reason first; None if they are not."""
    if since.answered_on is None:
        return "never"
    if since.something_new:
        return "new"
    if since.further_down:
        return "legs"
    if _jumped(since):
        return "jump"
    if _away_too_long(since, today):
        return "gap"
    return "weeks" if today - since.answered_on >= EVERY else None


def why_ask_again_said(reason: AskAgain) -> str:
    """Return a reason as a sentence for the person."""
    return say(f"care_screening.again_{reason}")


def _jumped(since: Since) -> bool:
    if since.pain_now is None or since.pain_before is None:
        return False
    return since.pain_now - since.pain_before >= PAIN_JUMP


def _away_too_long(since: Since, today: date) -> bool:
    if since.last_session_on is None or since.answered_on is None:
        return False
    answered_since = since.answered_on > since.last_session_on + LONG_GAP
    return today - since.last_session_on > LONG_GAP and not answered_since
