"""The finished sets of a person in few words each, with how they felt, all at once."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from formcheck.history.access import AccessGate, Need
from formcheck.history.records.programme import DoneSet
from formcheck.history.schema import (
    CorrectionRow,
    FaultRow,
    RepRow,
    SetContextRow,
    SetRow,
    VerdictRow,
)
from formcheck.history.store.progress import FINISHED_WITH_VERDICT

COUNT = "rep_count"
"""What a correction of the count is called."""


class DoneSets:
    """What was done, set by set, as the rules of a programme need it."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def of_person(self, person_id: UUID, *, since: date | None = None) -> tuple[DoneSet, ...]:
        """Return a person's finished sets with a verdict, the oldest first."""
        with self._gate.records_of(person_id, Need.READ, "done_sets.of_person") as db_session:
            wanted = _finished(person_id, since)
            corrected = _corrected(db_session, person_id)
            severe = _severe(db_session, wanted)
            rows = db_session.execute(_query(wanted)).mappings()
            return tuple(
                DoneSet(
                    **row,
                    corrected_reps=corrected.get(row["set_id"]),
                    severe_by_fault=severe.get(row["set_id"], {}),
                )
                for row in rows
            )


def _finished(person_id: UUID, since: date | None) -> list[ColumnElement[bool]]:
    wanted = [SetRow.person_id == person_id, SetRow.status == "finished"]
    return wanted if since is None else [*wanted, SetRow.day >= since]


def _query(wanted: list[ColumnElement[bool]]) -> Any:
    return (
        select(
            SetRow.id.label("set_id"),
            SetRow.session_id,
            SetRow.exercise_id,
            SetRow.side,
            SetRow.day,
            SetRow.source,
            SetRow.started_utc,
            SetRow.ended_utc,
            VerdictRow.rep_count.label("reps"),
            VerdictRow.score,
            VerdictRow.hold_total_s,
            VerdictRow.hold_longest_s,
            VerdictRow.clock_count,
            _reps(RepRow.full_range.is_(True)).label("reps_full"),
            _reps(RepRow.full_range.is_not(None)).label("reps_ranged"),
            SetContextRow.plan_version_id,
            SetContextRow.effort,
            SetContextRow.felt_controlled,
        )
        .select_from(FINISHED_WITH_VERDICT)
        .outerjoin(SetContextRow, SetContextRow.set_id == SetRow.id)
        .where(*wanted)
        .order_by(SetRow.started_utc)
    )


def _reps(such: ColumnElement[bool]) -> Any:
    return (
        select(func.coalesce(func.sum(case((such, 1), else_=0)), 0))
        .where(RepRow.verdict_id == VerdictRow.id)
        .correlate(VerdictRow)
        .scalar_subquery()
    )


def _severe(db_session: Session, wanted: list[ColumnElement[bool]]) -> dict[UUID, dict[str, int]]:
    """Return in how many repetitions of each set a fault was clearly there, by fault."""
    query = (
        select(SetRow.id, FaultRow.fault_id, func.count(func.distinct(FaultRow.rep_id)))
        .select_from(FINISHED_WITH_VERDICT)
        .join(FaultRow, FaultRow.verdict_id == VerdictRow.id)
        .where(*wanted, FaultRow.severity == "severe", FaultRow.rep_id.is_not(None))
        .group_by(SetRow.id, FaultRow.fault_id)
    )
    found: dict[UUID, dict[str, int]] = {}
    for set_id, fault_id, count in db_session.execute(query):
        found.setdefault(set_id, {})[fault_id] = count
    return found


def _corrected(db_session: Session, person_id: UUID) -> dict[UUID, int]:
    """Return the newest corrected count of each set that has one."""
    query = (
        select(CorrectionRow.set_id, CorrectionRow.value)
        .where(CorrectionRow.person_id == person_id, CorrectionRow.what == COUNT)
        .order_by(CorrectionRow.written_utc)
    )
    return {set_id: int(value["count"]) for set_id, value in db_session.execute(query)}
