"""Days and times as people say them."""

from datetime import date, datetime


def day_said(day: date) -> str:
    """Return a day as "Mon 23 Nov 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def time_said(moment: datetime) -> str:
    """Return a moment as the hour of this place: "18:40"."""
    return f"{moment.astimezone():%H:%M}"
