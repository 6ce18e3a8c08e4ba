"""When a week is lighter on purpose: two fifths less on the same days (E.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

DELOAD_AFTER_WEEKS = 5
"""Every sixth week is the lighter one: the specification says every fourth to sixth."""

POOR_SLEEP = 4.0
EFFORT_RISE = 2.0
FORM_FALL = 5.0

DeloadReason = Literal["ill", "form", "effort", "sleep", "weeks"]


@dataclass(frozen=True, slots=True)
class WeekDone:
    """A week that lies behind, as means over its sessions; None where nothing was said.

    Attributes
    ----------
    lighter
        It was a lighter week itself.
    """

    sessions: int
    form_score: float | None = None
    effort: float | None = None
    sleep: float | None = None
    ill: bool = False
    lighter: bool = False


def deload_due(weeks: Sequence[WeekDone]) -> DeloadReason | None:
    """Return why the next week is a lighter one; None if it is as usual.

    Parameters
    ----------
    weeks
        In order, up to the week that just ended.
    """
    since = _since_lighter(weeks)
    if not since:
        return None
    if since[-1].ill:
        return "ill"
    if len(since) >= 3:
        before, *two = since[-3:]
        if reason := _two_hard_weeks(before, two):
            return reason
    trained = [week for week in since if week.sessions]
    return "weeks" if len(trained) >= DELOAD_AFTER_WEEKS else None


def _since_lighter(weeks: Sequence[WeekDone]) -> list[WeekDone]:
    last = max((n for n, week in enumerate(weeks) if week.lighter), default=-1)
    return list(weeks[last + 1 :])


def _two_hard_weeks(before: WeekDone, two: Sequence[WeekDone]) -> DeloadReason | None:
    forms = [before.form_score, *(week.form_score for week in two)]
    if _falls(forms):
        return "form"
    if before.effort is not None and all(
        week.effort is not None and week.effort - before.effort >= EFFORT_RISE for week in two
    ):
        return "effort"
    if all(week.sleep is not None and week.sleep <= POOR_SLEEP for week in two):
        return "sleep"
    return None


def _falls(forms: Sequence[float | None]) -> bool:
    known = [form for form in forms if form is not None]
    if len(known) < len(forms):
        return False
    falling = all(later < earlier for earlier, later in pairwise(known))
    return falling and known[0] - known[-1] >= FORM_FALL
