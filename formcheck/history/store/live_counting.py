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
    text = text_of(rep)
    there = db_session.get(LiveRepRow, (row.id, rep.number))
    if there is not None and there.document == text:
        return
    db_session.add(
        LiveRepRow(set_id=row.id, number=rep.number, counted_utc=counted_utc, document=text)
    )
    row.rep_count_live = (row.rep_count_live or 0) + 1
    row.rep_count = current_verdict(db_session, row.id).rep_count = row.rep_count_live
    row.touched_utc = counted_utc


def live_reps(db_session: Session, set_id: UUID) -> tuple[Rep, ...]:
    """Return the repetitions as they were counted while the set ran."""
    query = select(LiveRepRow.document).where(LiveRepRow.set_id == set_id)
    texts = db_session.scalars(query.order_by(LiveRepRow.number))
    return tuple(finding_of(Rep, text) for text in texts)
