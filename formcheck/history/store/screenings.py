"""The health questions: each answer is kept as it is given, and none twice."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck.errors import RecordsError
from formcheck.history.access import AccessGate, Need
from formcheck.history.records.programme import StoredScreening
from formcheck.history.rows import as_record
from formcheck.history.schema import ScreeningAnswerRow, ScreeningRow, now_utc


class Screenings:
    """Rounds of health questions, of which at most one is open."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def begin(self, reason: str) -> StoredScreening:
        """Return the viewer's open round, begun where there is none: what was answered stays."""
        person_id = self._gate.viewer_id
        with self._gate.records_of(person_id, Need.CHANGE, "screenings.begin") as db_session:
            row = _open(db_session, person_id)
            if row is None:
                row = ScreeningRow(person_id=person_id, reason=reason, begun_utc=now_utc())
                db_session.add(row)
                db_session.flush()
            return _record(db_session, row)

    def answer(self, screening_id: UUID, number: int, *, answer: bool) -> StoredScreening:
        """Keep an answer; a question that was answered before is answered anew.

        Raises
        ------
        RecordsError
            The round is over.
        """
        need, what = Need.CHANGE, "screenings.answer"
        with self._gate.record(ScreeningRow, screening_id, need, what) as (db_session, row):
            if row.finished_utc is not None:
                raise RecordsError("these questions were answered; they are asked anew by and by")
            db_session.merge(
                ScreeningAnswerRow(
                    screening_id=row.id, number=number, answer=answer, answered_utc=now_utc()
                )
            )
            db_session.flush()
            return _record(db_session, row)

    def finish(self, screening_id: UUID) -> StoredScreening:
        """Close a round; its answers hold until the next one is closed."""
        need, what = Need.CHANGE, "screenings.finish"
        with self._gate.record(ScreeningRow, screening_id, need, what) as (db_session, row):
            row.finished_utc = row.finished_utc or now_utc()
            return _record(db_session, row)

    def of_person(self, person_id: UUID) -> tuple[StoredScreening, ...]:
        """Return all rounds of a person, the newest first; one that is open comes first."""
        with self._gate.records_of(person_id, Need.READ, "screenings.of_person") as db_session:
            rows = db_session.scalars(
                select(ScreeningRow)
                .where(ScreeningRow.person_id == person_id)
                .order_by(ScreeningRow.begun_utc.desc())
            ).all()
            given = _answers(db_session, [row.id for row in rows])
            return tuple(_with_answers(row, given.get(row.id, ())) for row in rows)


def _open(db_session: Session, person_id: UUID) -> ScreeningRow | None:
    query = select(ScreeningRow).where(
        ScreeningRow.person_id == person_id, ScreeningRow.finished_utc.is_(None)
    )
    return db_session.scalar(query)


def _record(db_session: Session, row: ScreeningRow) -> StoredScreening:
    return _with_answers(row, _answers(db_session, [row.id]).get(row.id, ()))


def _answers(
    db_session: Session, screening_ids: Sequence[UUID]
) -> dict[UUID, list[ScreeningAnswerRow]]:
    """Return the answers of several rounds at once, by round."""
    rows = db_session.scalars(
        select(ScreeningAnswerRow)
        .where(ScreeningAnswerRow.screening_id.in_(screening_ids))
        .order_by(ScreeningAnswerRow.number)
    )
    found: dict[UUID, list[ScreeningAnswerRow]] = {}
    for row in rows:
        found.setdefault(row.screening_id, []).append(row)
    return found


def _with_answers(row: ScreeningRow, answers: Sequence[ScreeningAnswerRow]) -> StoredScreening:
    last = max((each.answered_utc for each in answers), default=None)
    given = {each.number: each.answer for each in answers}
    return as_record(StoredScreening, row, answers=given, answered_utc=last)
