"""Sittings of exercise."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from formcheck.errors import AccessRefusedError
from formcheck.history.access import AccessGate, Need
from formcheck.history.records import StoredSession
from formcheck.history.rows import as_record
from formcheck.history.schema import PlanRow, PlanVersionRow, SessionRow, now_utc


class Sessions:
    """When somebody exercised, and how they were before and after."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def start(
        self,
        *,
        place: str | None = None,
        check_in: dict[str, Any] | None = None,
        plan_version_id: UUID | None = None,
    ) -> StoredSession:
        """Begin a sitting of the viewer's own.

        Parameters
        ----------
        place
            Where it is, in the person's words.
        check_in
            What was answered before, by question.
        plan_version_id
            The version of their plan that they follow.
        """
        person_id = self._gate.viewer_id
        with self._gate.records_of(person_id, Need.CHANGE, "sessions.start") as db_session:
            if plan_version_id is not None and not db_session.scalar(
                select(PlanVersionRow.id)
                .join(PlanRow, PlanRow.id == PlanVersionRow.plan_id)
                .where(PlanVersionRow.id == plan_version_id, PlanRow.person_id == person_id)
            ):
                raise AccessRefusedError
            started_utc = now_utc()
            row = SessionRow(
                person_id=person_id,
                started_utc=started_utc,
                day=started_utc.astimezone().date(),
                place=place,
                plan_version_id=plan_version_id,
                check_in=check_in,
            )
            db_session.add(row)
            db_session.flush()
            return as_record(StoredSession, row)

    def check_in(self, session_id: UUID, answers: dict[str, Any]) -> StoredSession:
        """Keep what was answered before exercising."""
        need, what = Need.CHANGE, "sessions.check_in"
        with self._gate.record(SessionRow, session_id, need, what) as (_, row):
            row.check_in = answers
            return as_record(StoredSession, row)

    def end(self, session_id: UUID, *, check_out: dict[str, Any] | None = None) -> StoredSession:
        """End a sitting, with what was answered after it; ending it again changes the answers."""
        with self._gate.record(SessionRow, session_id, Need.CHANGE, "sessions.end") as (_, row):
            row.ended_utc = row.ended_utc or now_utc()
            row.check_out = check_out if check_out is not None else row.check_out
            return as_record(StoredSession, row)

    def get(self, session_id: UUID) -> StoredSession:
        """Return one sitting."""
        with self._gate.record(SessionRow, session_id, Need.READ, "sessions.get") as (_, row):
            return as_record(StoredSession, row)

    def of_person(
        self, person_id: UUID, *, since: date | None = None, limit: int = 100
    ) -> tuple[StoredSession, ...]:
        """Return a person's sittings, the newest first.

        Parameters
        ----------
        since
            The first day wanted; None for all.
        limit
            At most so many.
        """
        with self._gate.records_of(person_id, Need.READ, "sessions.of_person") as db_session:
            rows = db_session.scalars(
                select(SessionRow)
                .where(SessionRow.person_id == person_id, SessionRow.day >= (since or date.min))
                .order_by(SessionRow.started_utc.desc())
                .limit(limit)
            )
            return tuple(as_record(StoredSession, row) for row in rows)
