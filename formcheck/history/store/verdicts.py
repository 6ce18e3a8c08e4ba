"""Verdicts on sets: all that were ever given, the newest counting."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck import __version__
from formcheck.errors import RecordChangedError
from formcheck.exercises.result import Hold, NotCounted, Rep, SetResult
from formcheck.history.access import AccessGate, Need
from formcheck.history.documents import finding_of, whole_result
from formcheck.history.records import Verdict, VerdictSummary
from formcheck.history.rows import as_record
from formcheck.history.schema import (
    HoldRow,
    NotCountedRow,
    RepRow,
    SetRow,
    VerdictDocumentRow,
    VerdictRow,
)
from formcheck.history.store.verdict_keeping import keep_result


class Verdicts:
    """What was said about each set, and by which engine and exercise file."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def of_set(self, set_id: UUID) -> tuple[Verdict, ...]:
        """Return every verdict on a set, the oldest first; none while it runs."""
        with self._gate.record(SetRow, set_id, Need.READ, "verdicts.of_set") as (db_session, _):
            rows = db_session.scalars(
                select(VerdictRow)
                .where(VerdictRow.set_id == set_id, VerdictRow.judged_utc.is_not(None))
                .order_by(VerdictRow.number)
            ).all()
            return tuple(_verdict(db_session, row) for row in rows)

    def current(self, set_id: UUID) -> Verdict | None:
        """Return the verdict that counts; None while the set runs or where it was interrupted."""
        with self._gate.record(SetRow, set_id, Need.READ, "verdicts.current") as (db_session, _):
            row = db_session.scalar(
                select(VerdictRow).where(
                    VerdictRow.set_id == set_id,
                    VerdictRow.is_current,
                    VerdictRow.judged_utc.is_not(None),
                )
            )
            return _verdict(db_session, row) if row else None

    def add(self, set_id: UUID, result: SetResult) -> VerdictSummary:
        """Keep a new verdict on a finished set; it counts from now on, and the old ones stay.

        What was counted live is the set's, and stays whatever a verdict says.

        Raises
        ------
        RecordChangedError
            The set is not finished.
        """
        with self._gate.record(SetRow, set_id, Need.CARE, "verdicts.add") as (db_session, row):
            return _added(db_session, row, result)

    def add_as_another(self, set_id: UUID, result: SetResult) -> VerdictSummary:
        """Keep a verdict by which a finished set was another exercise than was chosen.

        The set is one of that exercise from now on; the older verdicts stay beside the new one.

        Raises
        ------
        RecordChangedError
            The set is not finished.
        """
        what = "verdicts.add_as_another"
        with self._gate.record(SetRow, set_id, Need.CHANGE, what) as (db_session, row):
            row.exercise_id = result.exercise_id
            row.side = row.personal_target = None
            return _added(db_session, row, result)


def _added(db_session: Session, row: SetRow, result: SetResult) -> VerdictSummary:
    if row.status != "finished":
        raise RecordChangedError(f"the set is {row.status}; finish it first")
    keep_result(db_session, row.id, result, engine_version=__version__)
    db_session.flush()
    current = select(VerdictRow).where(VerdictRow.set_id == row.id, VerdictRow.is_current)
    return as_record(VerdictSummary, db_session.scalars(current).one())


def _verdict(db_session: Session, row: VerdictRow) -> Verdict:
    result = whole_result(
        db_session.get_one(VerdictDocumentRow, row.id).document,
        (finding_of(Rep, text) for text in _texts(db_session, RepRow, row.id)),
        (finding_of(NotCounted, text) for text in _texts(db_session, NotCountedRow, row.id)),
        (finding_of(Hold, text) for text in _texts(db_session, HoldRow, row.id)),
    )
    live = db_session.get_one(SetRow, row.set_id).rep_count_live
    return Verdict(as_record(VerdictSummary, row), replace(result, rep_count_live=live))


def _texts(
    db_session: Session, kind: type[RepRow] | type[NotCountedRow] | type[HoldRow], verdict_id: UUID
) -> list[str]:
    query = select(kind.document).where(kind.verdict_id == verdict_id).order_by(kind.number)
    return list(db_session.scalars(query))
