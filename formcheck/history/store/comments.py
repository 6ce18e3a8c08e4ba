"""What is written to a person about their exercise."""

from uuid import UUID

from sqlalchemy import select

from formcheck.errors import AccessRefusedError
from formcheck.history.access import AccessGate, Need
from formcheck.history.records import Comment
from formcheck.history.rows import as_record
from formcheck.history.schema import CommentRow, PersonRow, SetRow, now_utc
from formcheck.history.store.diary import refuse_others_sitting


class Comments:
    """Words from a therapist to a person, and the person's own notes."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def write(
        self,
        person_id: UUID,
        text: str,
        *,
        session_id: UUID | None = None,
        set_id: UUID | None = None,
    ) -> Comment:
        """Write to a person, about a sitting, a set, or in general."""
        with self._gate.records_of(person_id, Need.CARE, "comments.write") as db_session:
            refuse_others_sitting(db_session, person_id, session_id)
            owner = select(SetRow.person_id).where(SetRow.id == set_id)
            if set_id is not None and db_session.scalar(owner) != person_id:
                raise AccessRefusedError
            author = db_session.get_one(PersonRow, self._gate.viewer_id)
            row = CommentRow(
                person_id=person_id,
                author_id=author.id,
                session_id=session_id,
                set_id=set_id,
                text=text,
                written_utc=now_utc(),
            )
            db_session.add(row)
            db_session.flush()
            return as_record(Comment, row, author_name=author.name)

    def of_person(self, person_id: UUID) -> tuple[Comment, ...]:
        """Return everything written to a person, the oldest first."""
        with self._gate.records_of(person_id, Need.READ, "comments.of_person") as db_session:
            rows = db_session.execute(
                select(CommentRow, PersonRow.name)
                .outerjoin(PersonRow, PersonRow.id == CommentRow.author_id)
                .where(CommentRow.person_id == person_id)
                .order_by(CommentRow.written_utc)
            )
            return tuple(as_record(Comment, row, author_name=name) for row, name in rows)
