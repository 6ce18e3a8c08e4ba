"""Today's session: what the plan holds today, after the check-in."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from formcheck.care.day.checkin import CheckIn
from formcheck.care.day.today import DayContext, DayPlan, plan_day
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.store import Store
from formcheck.programme import sittings
from formcheck.programme.kept_plan import KeptPlan
from formcheck.programme.record import Record, read_record
from formcheck.programme.weeks import is_lighter_week

Specs = Mapping[str, ExerciseSpec]


def day_plan(store: Store, record: Record, specs: Specs) -> DayPlan | None:
    """Return what today holds; None without a plan.

    Before the check-in it is what the plan holds on such a day as usual.
    """
    plan = _plan_of_today(record)
    return None if plan is None else _day(record, plan, _context(store, record), specs)


def check_in_done(store: Store, record: Record, specs: Specs) -> Record:
    """End the check-in: today's session is fixed; the health questions are asked if due.

    Does nothing before the first answer, and where there is no plan. What is kept of the day is
    how it is once the questions are answered: they shut the door themselves until then.
    """
    sitting, plan = record.today_sitting, _plan_of_today(record)
    if sitting is None or plan is None:
        return record
    context = _context(store, record)
    day = _day(record, plan, context, specs)
    if day.ask_again is not None:
        store.screenings.begin(day.ask_again)
        day = _day(record, plan, replace(context, answered_since=True), specs)
    sittings.complete(store, sitting, {**_offered(day), "plan_version": str(plan.version_id)})
    return read_record(store, record.person_id, today=record.today)


def something_new(store: Store, record: Record) -> Record:
    """Take it that something new is felt: the health questions come before anything else."""
    store.screenings.begin("new")
    sittings.answer(store, "new_symptom", value=True, today=record.today)
    return read_record(store, record.person_id, today=record.today)


def _plan_of_today(record: Record) -> KeptPlan | None:
    """Return the version that today's check-in fixed, the newest before it."""
    sitting = record.today_sitting
    return record.version(sitting.before.get("plan_version") if sitting else None)


def _day(record: Record, plan: KeptPlan, context: DayContext, specs: Specs) -> DayPlan:
    sitting = record.today_sitting
    said = sitting.check_in() if sitting else CheckIn(record.today, pain=None)
    return plan_day(plan.care, record.person, said, context, specs)


def _context(store: Store, record: Record) -> DayContext:
    stands, sitting = record.stands, record.today_sitting
    began_utc = sitting.stored.started_utc if sitting else None
    return DayContext(
        screened_on=stands.answered_on,
        past=record.past,
        pain_before=_pain_before(store, record),
        deload=is_lighter_week(record),
        answered_since=began_utc is not None and stands.is_answered_since(began_utc),
    )


def _pain_before(store: Store, record: Record) -> float | None:
    """Return the last pain that was said before today's sitting."""
    sitting = record.today_sitting
    said = [
        each
        for each in store.pain.of_person(record.person_id)
        if each.kind in ("now", "before", "after", "next_morning")
        and (sitting is None or each.session_id != sitting.id)
    ]
    return float(said[-1].score) if said else None


def _offered(day: DayPlan) -> dict[str, Any]:
    """Return what the day's plan came to, as JSON values."""
    return {
        "mode": day.mode,
        "light": day.light,
        "share": day.share,
        "offered": [{"exercise": item.exercise, **asdict(item.dose)} for item in day.camera],
    }
