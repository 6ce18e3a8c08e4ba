"""What the rooms share that keep one dated entry after another."""

from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from formcheck.errors import AccessRefusedError
from formcheck.history.access import AccessGate, Need
from formcheck.history.rows import as_record
from formcheck.history.schema import Owned, SessionRow

Entry = TypeVar("Entry")


class Diary(Generic[Entry]):
    """Entries about a person, in order of time.

    Parameters
    ----------
    gate
        Who asks.
    name
        What the audit trail calls it.
    kind, row
        The entry as it is returned, and as it is kept.
    """

    def __init__(self, gate: AccessGate, *, name: str, kind: type[Entry], row: type[Owned]) -> None:
        self._gate = gate
        self._name = name
        self._kind = kind
        self._row = row

    def _add(self, person_id: UUID, need: Need, **columns: Any) -> Entry:
        with self._gate.records_of(person_id, need, f"{self._name}.add") as db_session:
            refuse_others_sitting(db_session, person_id, columns.get("session_id"))
            row = self._row(**columns, person_id=person_id)  # type: ignore[call-arg]
            db_session.add(row)
            db_session.flush()
            return as_record(self._kind, row)

    def _of_person(
        self, person_id: UUID, time: ColumnElement[datetime], since: datetime | None
    ) -> tuple[Entry, ...]:
        with self._gate.records_of(person_id, Need.READ, f"{self._name}.of_person") as db_session:
            query = select(self._row).where(self._row.person_id == person_id)
            if since is not None:
                query = query.where(time >= since)
            return tuple(
                as_record(self._kind, row) for row in db_session.scalars(query.order_by(time))
            )


def refuse_others_sitting(db_session: Session, person_id: UUID, session_id: UUID | None) -> None:
    """Refuse to write down something about a person beside a sitting that is not theirs."""
    if session_id is None:
        return
    owner_id = db_session.scalar(select(SessionRow.person_id).where(SessionRow.id == session_id))
    if owner_id != person_id:
        raise AccessRefusedError
