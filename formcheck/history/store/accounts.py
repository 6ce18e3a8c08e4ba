"""The viewer's own account, and whom they let see their records."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck.errors import AccessRefusedError
from formcheck.history.access import AccessGate, note, recognise
from formcheck.history.records import Grant, Person
from formcheck.history.rows import as_record
from formcheck.history.schema import GrantRow, PersonRow, now_utc


class Accounts:
    """Who one is, and whom one lets see one's records."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def me(self) -> Person:
        """Return the viewer.

        Raises
        ------
        AccessRefusedError
            There is no such person, or their account is closed.
        """
        with self._gate.accounts(writes=False) as (db_session, viewer):
            return as_record(Person, db_session.get_one(PersonRow, viewer.person_id))

    def rename(self, name: str) -> Person:
        """Change the viewer's own name."""
        with self._gate.accounts(writes=True) as (db_session, viewer):
            row = db_session.get_one(PersonRow, viewer.person_id)
            row.name = name
            return as_record(Person, row)

    def therapists(self) -> tuple[Person, ...]:
        """Return the therapists one could let see one's records, by name."""
        with self._gate.accounts(writes=False) as (db_session, _):
            rows = db_session.scalars(
                select(PersonRow)
                .where(PersonRow.role == "therapist", PersonRow.closed_utc.is_(None))
                .order_by(PersonRow.name)
            )
            return tuple(as_record(Person, row) for row in rows)

    def patients(self) -> tuple[Person, ...]:
        """Return the people who let the viewer see their records, by name.

        Raises
        ------
        AccessRefusedError
            The viewer is no therapist.
        """
        with self._gate.accounts(writes=False) as (db_session, viewer):
            if viewer.role != "therapist":
                raise AccessRefusedError
            rows = db_session.scalars(
                select(PersonRow)
                .join(GrantRow, GrantRow.person_id == PersonRow.id)
                .where(GrantRow.therapist_id == viewer.person_id, GrantRow.revoked_utc.is_(None))
                .order_by(PersonRow.name)
            )
            return tuple(as_record(Person, row) for row in rows)

    def grants(self) -> tuple[Grant, ...]:
        """Return whom the viewer lets or let see their records, the newest first."""
        with self._gate.accounts(writes=False) as (db_session, viewer):
            rows = db_session.execute(
                select(GrantRow, PersonRow.name)
                .join(PersonRow, PersonRow.id == GrantRow.therapist_id)
                .where(GrantRow.person_id == viewer.person_id)
                .order_by(GrantRow.granted_utc.desc())
            )
            return tuple(as_record(Grant, row, therapist_name=name) for row, name in rows)

    def grant(self, therapist_id: UUID) -> Grant:
        """Let a therapist see the viewer's records; granting it again changes nothing.

        Raises
        ------
        AccessRefusedError
            There is no such therapist.
        """
        with self._gate.accounts(writes=True) as (db_session, viewer):
            if recognise(db_session, therapist_id).role != "therapist":
                raise AccessRefusedError
            row = _live_grant(db_session, viewer.person_id, therapist_id)
            if row is None:
                row = GrantRow(
                    person_id=viewer.person_id, therapist_id=therapist_id, granted_utc=now_utc()
                )
                db_session.add(row)
                note(db_session, viewer, viewer.person_id, "change", "accounts.grant")
                db_session.flush()
            name = db_session.get_one(PersonRow, therapist_id).name
            return as_record(Grant, row, therapist_name=name)

    def revoke(self, therapist_id: UUID) -> None:
        """Take back that a therapist sees the viewer's records, from the next question on."""
        with self._gate.accounts(writes=True) as (db_session, viewer):
            row = _live_grant(db_session, viewer.person_id, therapist_id)
            if row is not None:
                row.revoked_utc = now_utc()
                note(db_session, viewer, viewer.person_id, "change", "accounts.revoke")


def _live_grant(db_session: Session, person_id: UUID, therapist_id: UUID) -> GrantRow | None:
    return db_session.scalar(
        select(GrantRow).where(
            GrantRow.person_id == person_id,
            GrantRow.therapist_id == therapist_id,
            GrantRow.revoked_utc.is_(None),
        )
    )
