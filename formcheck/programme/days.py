"""Today's session: what the plan holds today, after the check-in."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from formcheck.care.day.checkin import CheckIn
from formcheck.care.day.today import DayContext, DayPlan, plan_day
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.store import Store
from formcheck.programme import sittings
from formcheck.programme.record import Record, read_record
from formcheck.programme.screened import screened
from formcheck.programme.weeks import is_lighter_week

Specs = Mapping[str, ExerciseSpec]


def day_plan(store: Store, record: Record, specs: Specs) -> DayPlan | None:
    """Return what today holds; None without a plan.

    Before the check-in it is what the plan holds on such a day as usual.
    """
    sitting = record.today_sitting
    plan = record.version(sitting.before.get("plan_version") if sitting else None)
    if plan is None:
        return None
    said = sitting.check_in() if sitting else CheckIn(record.today, pain=None)
    return plan_day(plan.care, record.person, said, _context(store, record), specs)


def check_in_done(store: Store, record: Record, specs: Specs) -> Record:
    """End the check-in: today's session is fixed; the health questions are asked if due.

    Does nothing before the first answer, and where there is no plan.
    """
    sitting, plan, day = record.today_sitting, record.plan, day_plan(store, record, specs)
    if sitting is None or plan is None or day is None:
        return record
    if day.ask_again is not None:
        store.screenings.begin(day.ask_again)
    sittings.complete(store, sitting, {**_offered(day), "plan_version": str(plan.version_id)})
    return read_record(store, record.person_id, today=record.today)


def something_new(store: Store, record: Record) -> Record:
    """Take it that something new is felt: the health questions come before anything else."""
    store.screenings.begin("new")
    sittings.answer(store, "new_symptom", value=True, today=record.today)
    return read_record(store, record.person_id, today=record.today)


def _context(store: Store, record: Record) -> DayContext:
    stands = screened(store, record.person_id, today=record.today)
    sitting = record.today_sitting
    answered = stands.answered_on
    return DayContext(
        screened_on=answered,
        past=record.past,
        pain_before=_pain_before(store, record),
        deload=is_lighter_week(record),
        answered_since=_answered_since(store, record, sitting.stored.started_utc)
        if sitting
        else False,
    )


def _answered_since(store: Store, record: Record, began_utc: datetime) -> bool:
    rounds = store.screenings.of_person(record.person_id)
    if any(each.finished_utc is None for each in rounds):
        return False
    return any(each.finished_utc and each.finished_utc >= began_utc for each in rounds)


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
