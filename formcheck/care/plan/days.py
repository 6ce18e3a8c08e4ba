"""On which days of the week something is done (E.2)."""

from formcheck.care.profile import WEEKDAYS, Weekday

USUAL_DAYS: tuple[Weekday, ...] = ("mon", "wed", "fri")
STRENGTH_DAYS = 3
"""Strength and balance are trained on two or three days a week."""


def session_days(wanted: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    """Return the days of the sessions: the person's own, or every other day."""
    return tuple(day for day in WEEKDAYS if day in wanted) or USUAL_DAYS


def every_other_day(first: Weekday) -> tuple[Weekday, ...]:
    """Return three days of the week, one of rest between them, that begin with a day.

    What is proposed to who makes a plan: the first session is due at once, while they want it.
    """
    start = WEEKDAYS.index(first)
    chosen = {WEEKDAYS[(start + 2 * step) % len(WEEKDAYS)] for step in range(STRENGTH_DAYS)}
    return session_days(tuple(chosen))


def spread(days: tuple[Weekday, ...], count: int) -> tuple[Weekday, ...]:
    """Return a number of the days, as evenly as they allow, the first among them."""
    if count >= len(days):
        return days
    return tuple(days[n * len(days) // count] for n in range(count))


def days_of(category: str, days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    """Return the days of an exercise of a category: strength on some, control on all."""
    fewer = category in ("strength", "balance", "lifting")
    return spread(days, STRENGTH_DAYS) if fewer else days
