"""The days on which something was done, as weeks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from formcheck.progress.series import ActiveDay

AWAY_DAYS = 7
LONGEST_DRAWN = timedelta(weeks=26)
"""The calendar goes back so far at most: more would be too narrow on a phone [default]."""


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the calendar.

    Attributes
    ----------
    week
        The Monday of its week.
    sets, reps
        What was done; 0 on a day of rest.
    """

    day: date
    week: date
    sets: int
    reps: int


@dataclass(frozen=True, slots=True)
class Regularity:
    """On how many days something was done.

    Attributes
    ----------
    this_week, in_period, days_of_period
        Days since Monday, days of the period, and how many days that has.
    since_last
        How many days ago it was last; None where never.
    sets, reps
        What was done in the period.
    """

    this_week: int
    in_period: int
    days_of_period: int
    since_last: int | None
    sets: int
    reps: int

    @property
    def was_away(self) -> bool:
        """Whether the last time is more than a week ago."""
        return self.since_last is None or self.since_last > AWAY_DAYS


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def cells(active: Iterable[ActiveDay], *, first: date, today: date) -> tuple[DayCell, ...]:
    """Return every day from the Monday of the first week to today, days of rest too."""
    done = {each.day: each for each in active}
    start = monday_of(max(first, today - LONGEST_DRAWN))
    days = [start + timedelta(days=n) for n in range((today - start).days + 1)]
    return tuple(
        DayCell(
            day,
            monday_of(day),
            done[day].sets if day in done else 0,
            done[day].reps if day in done else 0,
        )
        for day in days
    )


def regularity(active: Iterable[ActiveDay], *, first: date, today: date) -> Regularity:
    """Return on how many days something was done."""
    active = sorted((each for each in active if each.day <= today), key=lambda each: each.day)
    within = [each for each in active if each.day >= first]
    monday = monday_of(today)
    return Regularity(
        this_week=sum(each.day >= monday for each in active),
        in_period=len(within),
        days_of_period=(today - first).days + 1,
        since_last=(today - active[-1].day).days if active else None,
        sets=sum(each.sets for each in within),
        reps=sum(each.reps for each in within),
    )


def period_start(days: int | None, active: Sequence[ActiveDay], *, today: date) -> date:
    """Return the first day of the last so many days; of all active ones for None."""
    if days is None:
        return min((each.day for each in active), default=today)
    return today - timedelta(days=days - 1)
