"""How a verdict is kept: in the place that waits for it, or beside the older ones."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from formcheck.exercises.result import SetResult
from formcheck.history.documents import text_of
from formcheck.history.schema import SetRow, VerdictDocumentRow, VerdictRow
from formcheck.history.verdict_rows import rep_rows, rows_beside_reps, summary_columns


def current_verdict(db_session: Session, set_id: UUID) -> VerdictRow:
    """Return the verdict of a set that counts."""
    return db_session.scalars(
        select(VerdictRow).where(VerdictRow.set_id == set_id, VerdictRow.is_current)
    ).one()


def keep_result(
    db_session: Session, set_id: UUID, result: SetResult, *, engine_version: str
) -> None:
    """Keep the verdict on a set.

    The first one takes the place that was begun with the set; a later one counts from now on, and
    the older ones stay.
    """
    verdict = current_verdict(db_session, set_id)
    if verdict.judged_utc is not None:
        verdict = _next_to(db_session, verdict)
    for name, value in _columns(result, engine_version).items():
        setattr(verdict, name, value)
    db_session.add(verdict)
    db_session.flush()
    for rep in result.reps:
        rows = rep_rows(verdict.id, rep)
        db_session.add(rows[0])
        db_session.flush()
        db_session.add_all(rows[1:])
    db_session.add_all(rows_beside_reps(verdict.id, result))
    db_session.add(VerdictDocumentRow(verdict_id=verdict.id, document=text_of(result)))
    db_session.get_one(SetRow, set_id).rep_count = result.rep_count


def _columns(result: SetResult, engine_version: str) -> dict[str, Any]:
    return {
        "engine_version": engine_version,
        "spec_version": result.spec_version,
        "spec_hash": result.spec_hash,
        **summary_columns(result),
    }


def _next_to(db_session: Session, older: VerdictRow) -> VerdictRow:
    """Begin a verdict that counts instead of an older one."""
    older.is_current = False
    db_session.flush()
    numbers = select(func.max(VerdictRow.number)).where(VerdictRow.set_id == older.set_id)
    number = db_session.scalars(numbers).one() + 1
    return VerdictRow(id=uuid4(), set_id=older.set_id, number=number, is_current=True)
