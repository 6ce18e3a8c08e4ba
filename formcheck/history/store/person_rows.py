"""Everybody's accounts, for an admin; nothing of anybody's health is in them."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from formcheck.errors import AccessRefusedError, RecordsError
from formcheck.history.access import AccessGate, note
from formcheck.history.invitations import INVITATION_LASTS, invite
from formcheck.history.records import Invitation, NewInvitation, Person, Role
from formcheck.history.rows import as_record
from formcheck.history.schema import InvitationRow, PersonRow, now_utc


class People:
    """What an admin manages: who is there, in which role, and who is invited."""

    def __init__(self, gate: AccessGate) -> None:
        self._gate = gate

    def all(self) -> tuple[Person, ...]:
        """Return everybody, closed accounts included, by name."""
        with self._gate.all_accounts() as (db_session, _):
            rows = db_session.scalars(select(PersonRow).order_by(PersonRow.name, PersonRow.id))
            return tuple(as_record(Person, row) for row in rows)

    def set_role(self, person_id: UUID, role: Role) -> Person:
        """Give a person another role.

        Raises
        ------
        RecordsError
            It would leave nobody to manage accounts.
        """
        with self._gate.all_accounts() as (db_session, viewer):
            row = _person(db_session, person_id)
            if role != "admin":
                _refuse_last_admin(db_session, row)
            row.role = role
            note(db_session, viewer, person_id, "change", "people.set_role")
            return as_record(Person, row)

    def close(self, person_id: UUID) -> Person:
        """Close an account: nobody gets in by it any more, and the records stay.

        Raises
        ------
        RecordsError
            It would leave nobody to manage accounts.
        """
        with self._gate.all_accounts() as (db_session, viewer):
            row = _person(db_session, person_id)
            _refuse_last_admin(db_session, row)
            row.closed_utc = row.closed_utc or now_utc()
            note(db_session, viewer, person_id, "change", "people.close")
            return as_record(Person, row)

    def reopen(self, person_id: UUID) -> Person:
        """Open a closed account again."""
        with self._gate.all_accounts() as (db_session, viewer):
            row = _person(db_session, person_id)
            row.closed_utc = None
            note(db_session, viewer, person_id, "change", "people.reopen")
            return as_record(Person, row)

    def invite(self, role: Role, *, lasts: timedelta = INVITATION_LASTS) -> NewInvitation:
        """Invite somebody; whoever shows the token at their first login joins in that role."""
        with self._gate.all_accounts() as (db_session, viewer):
            return invite(db_session, role, invited_by_id=viewer.person_id, lasts=lasts)

    def invitations(self) -> tuple[Invitation, ...]:
        """Return all invitations, the newest first."""
        with self._gate.all_accounts() as (db_session, _):
            rows = db_session.scalars(
                select(InvitationRow).order_by(InvitationRow.created_utc.desc())
            )
            return tuple(as_record(Invitation, row) for row in rows)

    def withdraw(self, invitation_id: UUID) -> None:
        """Make an invitation useless; one that was accepted or withdrawn stays as it is."""
        with self._gate.all_accounts() as (db_session, _):
            row = db_session.get(InvitationRow, invitation_id)
            if row is None:
                raise AccessRefusedError
            if row.accepted_utc is None and row.withdrawn_utc is None:
                row.withdrawn_utc = now_utc()


def _person(db_session: Session, person_id: UUID) -> PersonRow:
    row = db_session.get(PersonRow, person_id, with_for_update=True)
    if row is None:
        raise AccessRefusedError
    return row


def _refuse_last_admin(db_session: Session, row: PersonRow) -> None:
    others = select(func.count()).where(
        PersonRow.role == "admin", PersonRow.closed_utc.is_(None), PersonRow.id != row.id
    )
    if row.role == "admin" and not db_session.scalar(others):
        raise RecordsError("this is the only admin: make somebody else an admin first")
