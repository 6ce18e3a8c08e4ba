"""Conditions that exercises are chosen by, and who looked at what since."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from formcheck.care.screening.clearance import Clearance
from formcheck.history.access import AccessGate, Need
from formcheck.history.records.programme import SaidBy, StoredClearance, StoredCondition
from formcheck.history.rows import as_record
from formcheck.history.schema import ClearanceRow, ConditionRow, now_utc
from formcheck.history.store.diary import Diary


class Conditions:
    """Which conditions a person has now, and had before."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def say(self, person_id: UUID, codes: Iterable[str], said_by: SaidBy) -> None:
        """Let exactly these hold of what one side says; what the other side says stays.

        Parameters
        ----------
        codes
            What holds from now on; those that were said before and are not among them end.
        said_by
            Whose word it is: the person's own, or their therapist's.
        """
        wanted = set(codes)
        with self._gate.records_of(person_id, Need.CARE, "conditions.say") as db_session:
            now = now_utc()
            holding = db_session.scalars(
                select(ConditionRow).where(
                    ConditionRow.person_id == person_id,
                    ConditionRow.said_by == said_by,
                    ConditionRow.ended_utc.is_(None),
                )
            ).all()
            for row in holding:
                if row.code not in wanted:
                    row.ended_utc = now
            there = {row.code for row in holding if row.ended_utc is None}
            db_session.add_all(
                ConditionRow(
                    person_id=person_id,
                    code=code,
                    said_by=said_by,
                    author_id=self._gate.viewer_id,
                    said_utc=now,
                )
                for code in sorted(wanted - there)
            )

    def of_person(self, person_id: UUID) -> tuple[StoredCondition, ...]:
        """Return all that was ever said, the oldest first; `ended_utc` is None of what holds."""
        with self._gate.records_of(person_id, Need.READ, "conditions.of_person") as db_session:
            rows = db_session.scalars(
                select(ConditionRow)
                .where(ConditionRow.person_id == person_id)
                .order_by(ConditionRow.said_utc, ConditionRow.code)
            )
            return tuple(as_record(StoredCondition, row) for row in rows)


class Clearances(Diary[StoredClearance]):
    """Statements that a clinician looked at something."""

    def __init__(self, gate: AccessGate) -> None:
        super().__init__(gate, name="clearances", kind=StoredClearance, row=ClearanceRow)

    def add(self, person_id: UUID, clearance: Clearance) -> StoredClearance:
        """Keep a statement; whether it can be taken the rules decide, before."""
        return self._add(
            person_id,
            Need.CARE,
            questions=sorted(clearance.questions),
            codes=sorted(clearance.codes),
            examined_by=clearance.examined_by,
            examined_utc=clearance.examined_at,
            stated_by=clearance.stated_by,
            author_id=self._gate.viewer_id,
            stated_utc=clearance.stated_at,
        )

    def of_person(
        self, person_id: UUID, *, since: datetime | None = None
    ) -> tuple[StoredClearance, ...]:
        """Return a person's clearances, the oldest first."""
        return self._of_person(person_id, ClearanceRow.stated_utc.expression, since)
