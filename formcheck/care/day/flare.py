"""Easier days after a red light, and the way back (E.4): up to three days, then 70 %."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from formcheck.care.day.gaps import risen
from formcheck.care.day.light import TrafficLight, worst

EASIER_DAYS = 3
RESUME_SHARE = 0.7
NO_HARDER_DAYS = 7
"""After a red day nothing gets harder for this long."""


@dataclass(frozen=True, slots=True)
class DayDone:
    """A day that lies behind, in what the rules need of it.

    Attributes
    ----------
    before
        The light of the check-in.
    during
        The worst light while exercising; None on a day without exercise.
    morning
        The light of the morning after; amber where nobody answered.
    eased
        That day's session was the easier one.
    """

    day: date
    exercised: bool
    before: TrafficLight = "green"
    during: TrafficLight | None = None
    morning: TrafficLight = "amber"
    eased: bool = False

    @property
    def red(self) -> bool:
        """Whether it was red before or while exercising."""
        return worst(self.before, self.during or "green") == "red"


@dataclass(frozen=True, slots=True)
class FlarePhase:
    """Where a person is after a red light.

    Attributes
    ----------
    phase
        "none", "easier" for up to three days, "calm" where it is red still after them, and
        "back" at a share of the plan.
    share
        Of the plan's amounts: 1 without a flare.
    began_on
        The first easier day; None without a flare.
    """

    phase: Literal["none", "easier", "calm", "back"]
    share: float = 1.0
    began_on: date | None = None


def flare_phase(past: Sequence[DayDone], *, today: date, light: TrafficLight) -> FlarePhase:
    """Return the phase of a day.

    Parameters
    ----------
    past
        The days before, in order.
    light
        The light of today's check-in.
    """
    began = _began(past, today, light)
    if began is None:
        return FlarePhase("none")
    easier_until = began + timedelta(days=EASIER_DAYS)
    if today < easier_until:
        return FlarePhase("easier", RESUME_SHARE, began)
    if light == "red":
        return FlarePhase("calm", 0.0, began)
    share = risen(RESUME_SHARE, since=easier_until, today=today)
    return FlarePhase("none") if share >= 1.0 else FlarePhase("back", share, began)


def too_soon_for_harder(past: Sequence[DayDone], *, today: date) -> bool:
    """Whether a red day lies so near that nothing gets harder yet."""
    return any(each.red and (today - each.day).days <= NO_HARDER_DAYS for each in past)


def reds_in_a_week(past: Sequence[DayDone], *, today: date) -> int:
    """Return how many of the last seven days were red: from two on, contact is suggested (E.3)."""
    return sum(each.red and (today - each.day).days < 7 for each in past)


def _began(past: Sequence[DayDone], today: date, light: TrafficLight) -> date | None:
    """Return the first easier day of the last flare.

    A red check-in eases the same day, a red light while exercising the next. Reds within the
    easier days, or right after them, belong to the same flare.
    """
    began: date | None = None
    for start in [*_starts(past), *([today] if light == "red" else [])]:
        if began is None or start > began + timedelta(days=EASIER_DAYS + 1):
            began = start
    return began


def _starts(past: Sequence[DayDone]) -> list[date]:
    starts: list[date] = []
    for each in past:
        if each.before == "red":
            starts.append(each.day)
        elif each.red:
            starts.append(each.day + timedelta(days=1))
    return starts
