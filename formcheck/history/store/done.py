"""What was done besides, how it felt, and what somebody says otherwise of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from formcheck.errors import AccessRefusedError
from formcheck.history.access import AccessGate, Need
from formcheck.history.records.programme import Correction, Effort, SetContext, UnseenActivity
from formcheck.history.rows import as_record
from formcheck.history.schema import (
    CorrectionRow,
    PersonRow,
    PlanRow,
    PlanVersionRow,
    SetContextRow,
    SetRow,
    UnseenRow,
    now_utc,
)
from formcheck.history.store.diary import Diary


class Unseen(Diary[UnseenActivity]):
    """What was done without a camera."""

    def __init__(self, gate: AccessGate) -> None:
        super().__init__(gate, name="unseen", kind=UnseenActivity, row=UnseenRow)

    def add(
        self,
        item: str,
        amount: Mapping[str, Any],
        *,
        effort: Effort | None = None,
        session_id: UUID | None = None,
        plan_version_id: UUID | None = None,
    ) -> UnseenActivity:
        """Keep that the viewer did something, now."""
        done_utc = now_utc()
        return self._add(
            self._gate.viewer_id,
            Need.CHANGE,
            session_id=session_id,
            plan_version_id=plan_version_id,
            item=item,
            amount=dict(amount),
            effort=effort,
            day=done_utc.astimezone().date(),
            done_utc=done_utc,
        )

    def note(self, person_id: UUID, item: str, amount: Mapping[str, Any]) -> UnseenActivity:
        """Keep that somebody who cares for a person did something with them, now."""
        done_utc = now_utc()
        day = done_utc.astimezone().date()
        columns = {"item": item, "amount": dict(amount), "day": day, "done_utc": done_utc}
        return self._add(person_id, Need.CARE, **columns)

    def of_person(
        self, person_id: UUID, *, since: datetime | None = None
    ) -> tuple[UnseenActivity, ...]:
        """Return what a person did, the oldest first."""
        return self._of_person(person_id, UnseenRow.done_utc.expression, since)


class SetContexts:
    """Which plan a set belongs to, and how it felt."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def belongs(self, set_id: UUID, plan_version_id: UUID) -> SetContext:
        """Keep which version of the person's own plan a set was done by."""
        need, what = Need.CHANGE, "set_contexts.belongs"
        with self._gate.record(SetRow, set_id, need, what) as (db_session, set_row):
            owner = (
                select(PlanRow.person_id)
                .join(PlanVersionRow, PlanVersionRow.plan_id == PlanRow.id)
                .where(PlanVersionRow.id == plan_version_id)
            )
            if db_session.scalar(owner) != set_row.person_id:
                raise AccessRefusedError
            row = db_session.get(SetContextRow, set_id) or SetContextRow(set_id=set_id)
            row.plan_version_id = plan_version_id
            db_session.add(row)
            db_session.flush()
            return as_record(SetContext, row)

    def felt(self, set_id: UUID, effort: Effort) -> SetContext:
        """Keep how a set felt; said again, it is written over."""
        need, what = Need.CHANGE, "set_contexts.felt"
        with self._gate.record(SetRow, set_id, need, what) as (db_session, _):
            row = db_session.get(SetContextRow, set_id) or SetContextRow(set_id=set_id)
            row.effort = effort
            db_session.add(row)
            db_session.flush()
            return as_record(SetContext, row)

    def controlled(self, set_id: UUID, *, felt: bool) -> SetContext:
        """Keep whether a set felt controlled; said again, it is written over."""
        need, what = Need.CHANGE, "set_contexts.controlled"
        with self._gate.record(SetRow, set_id, need, what) as (db_session, _):
            row = db_session.get(SetContextRow, set_id) or SetContextRow(set_id=set_id)
            row.felt_controlled = felt
            db_session.add(row)
            db_session.flush()
            return as_record(SetContext, row)

    def of_sets(self, person_id: UUID, set_ids: Sequence[UUID]) -> dict[UUID, SetContext]:
        """Return what is known of some sets of a person, by set."""
        with self._gate.records_of(person_id, Need.READ, "set_contexts.of_sets") as db_session:
            rows = db_session.scalars(
                select(SetContextRow)
                .join(SetRow, SetRow.id == SetContextRow.set_id)
                .where(SetRow.person_id == person_id, SetContextRow.set_id.in_(set_ids))
            )
            return {row.set_id: as_record(SetContext, row) for row in rows}


class Corrections:
    """What somebody says otherwise than the verdict on a set: the verdict stays as it is."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def add(
        self, set_id: UUID, what: str, value: Mapping[str, Any], *, moment_s: float | None = None
    ) -> Correction:
        """Keep a correction; of several of the same thing the newest holds."""
        need = Need.CARE
        with self._gate.record(SetRow, set_id, need, "corrections.add") as (db_session, set_row):
            author = db_session.get_one(PersonRow, self._gate.viewer_id)
            row = CorrectionRow(
                person_id=set_row.person_id,
                set_id=set_id,
                moment_s=moment_s,
                what=what,
                value=dict(value),
                author_id=author.id,
                role=author.role,
                written_utc=now_utc(),
            )
            db_session.add(row)
            db_session.flush()
            return as_record(Correction, row)

    def of_person(self, person_id: UUID) -> tuple[Correction, ...]:
        """Return all corrections of a person's sets, the oldest first."""
        with self._gate.records_of(person_id, Need.READ, "corrections.of_person") as db_session:
            rows = db_session.scalars(
                select(CorrectionRow)
                .where(CorrectionRow.person_id == person_id)
                .order_by(CorrectionRow.written_utc)
            )
            return tuple(as_record(Correction, row) for row in rows)
