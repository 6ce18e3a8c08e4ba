"""Repetitions that were counted aloud while a set ran; they stay as the person heard of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck.exercises.result import Rep
from formcheck.history.documents import finding_of, text_of
from formcheck.history.schema import LiveRepRow, SetRow
from formcheck.history.store.verdict_keeping import current_verdict


def keep_live_rep(db_session: Session, row: SetRow, rep: Rep, *, counted_utc: datetime) -> None:
    """Keep a repetition of a running set; until its verdict, what was counted live is the count.

    Keeping the same repetition again changes nothing.
    """
    if text_of(rep) in _texts(db_session, row.id):
        return
    db_session.add(
        LiveRepRow(set_id=row.id, number=rep.number, counted_utc=counted_utc, document=text_of(rep))
    )
    row.rep_count_live = (row.rep_count_live or 0) + 1
    row.rep_count = current_verdict(db_session, row.id).rep_count = row.rep_count_live
    row.touched_utc = counted_utc


def live_reps(db_session: Session, set_id: UUID) -> tuple[Rep, ...]:
    """Return the repetitions as they were counted while the set ran."""
    return tuple(finding_of(Rep, text) for text in _texts(db_session, set_id))


def _texts(db_session: Session, set_id: UUID) -> list[str]:
    query = select(LiveRepRow.document).where(LiveRepRow.set_id == set_id)
    return list(db_session.scalars(query.order_by(LiveRepRow.number)))
