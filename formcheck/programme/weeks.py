"""The weeks of a programme: what was planned and done in each, and which one is lighter."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import mean

from formcheck.care.day.adherence import WeekKept, asks_for_barrier
from formcheck.care.profile import WEEKDAYS
from formcheck.care.progression.deload import DeloadReason, WeekDone, deload_due
from formcheck.programme.efforts import EFFORT_OF
from formcheck.programme.record import Record
from formcheck.programme.sittings import Sitting

WEEK = timedelta(days=7)


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_of(record: Record) -> tuple[date, ...]:
    """Return the Mondays from the week the first plan was made in to this one."""
    if not record.history:
        return ()
    first = monday(record.history[0].written_utc.astimezone().date())
    count = (monday(record.today) - first).days // 7 + 1
    return tuple(first + n * WEEK for n in range(count))


def weeks_kept(record: Record) -> tuple[WeekKept, ...]:
    """Return what was planned and done in each week that is over."""
    return tuple(week_kept(record, each) for each in weeks_of(record)[:-1])


def week_kept(record: Record, first: date) -> WeekKept:
    """Return what was planned and done in the week of a Monday, up to today.

    A day counts once: with the camera, or without it.
    """
    days = [first + timedelta(days=n) for n in range(7)]
    began = record.history[0].written_utc.astimezone().date()
    planned = [day for day in days if began <= day <= record.today and _is_planned(record, day)]
    seen = {each.day for each in record.sets if each.day in days}
    unseen = {day for day in record.days_unseen if day in days} - seen
    return WeekKept(len(planned), len(seen), len(unseen))


def barrier_due(record: Record, *, asked_on: Iterable[date]) -> bool:
    """Whether to ask what stood in the way: little was done lately, and nobody asked lately."""
    weeks = weeks_kept(record)
    recently = any(record.today - day < 2 * WEEK for day in asked_on)
    return not recently and asks_for_barrier(weeks)


def lighter_week(record: Record) -> DeloadReason | None:
    """Return why this week is a lighter one; None if it is not."""
    over = weeks_of(record)[:-1]
    return deload_due([_week_done(record, each) for each in over])


def is_lighter_week(record: Record) -> bool:
    """Whether this week is lighter on purpose."""
    return lighter_week(record) is not None


def _is_planned(record: Record, day: date) -> bool:
    held = [each for each in record.history if each.written_utc.astimezone().date() <= day]
    plan = held[-1] if held else record.history[0]
    return WEEKDAYS[day.weekday()] in plan.care.days


def _week_done(record: Record, first: date) -> WeekDone:
    within = [each for each in record.sittings if first <= each.day < first + WEEK]
    sets = [each for each in record.sets if first <= each.day < first + WEEK]
    return WeekDone(
        sessions=len({day for day in record.days_exercised if first <= day < first + WEEK}),
        form_score=_mean([each.score for each in sets if each.score is not None]),
        effort=_mean([EFFORT_OF[each.effort] for each in sets if each.effort is not None]),
        sleep=_mean(_said(within, "sleep")),
        ill=any(each.before.get("ill") for each in within),
        lighter=any(each.mode == "deload" for each in within),
    )


def _said(within: Sequence[Sitting], question: str) -> list[float]:
    said = (each.before.get(question) for each in within)
    return [float(each) for each in said if each is not None]


def _mean(values: Sequence[float]) -> float | None:
    return mean(values) if values else None
