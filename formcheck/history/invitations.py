"""Invitations: made by an admin, accepted once by whoever shows the token."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from formcheck.errors import RecordsError
from formcheck.history.records import Invitation, LoginIdentity, NewInvitation, Role
from formcheck.history.rows import as_record
from formcheck.history.schema import InvitationRow, LoginIdentityRow, PersonRow, now_utc

INVITATION_LASTS = timedelta(days=14)
TOKEN_BYTES = 24


def invite(
    db_session: Session,
    role: Role,
    *,
    invited_by_id: UUID | None = None,
    lasts: timedelta = INVITATION_LASTS,
) -> NewInvitation:
    """Make an invitation; only the hash of its token is kept."""
    token, made_utc = secrets.token_urlsafe(TOKEN_BYTES), now_utc()
    row = InvitationRow(
        token_sha256=_hash(token),
        role=role,
        invited_by_id=invited_by_id,
        created_utc=made_utc,
        expires_utc=made_utc + lasts,
    )
    db_session.add(row)
    db_session.flush()
    return NewInvitation(as_record(Invitation, row), token)


def accept(db_session: Session, token: str, identity: LoginIdentity, *, name: str) -> PersonRow:
    """Make the account of somebody who shows a token, and return it.

    Raises
    ------
    RecordsError
        No open invitation has that token, or the login belongs to somebody already.
    """
    row = db_session.scalar(
        select(InvitationRow).where(InvitationRow.token_sha256 == _hash(token)).with_for_update()
    )
    used = row is None or row.accepted_utc is not None or row.withdrawn_utc is not None
    if row is None or used or row.expires_utc <= now_utc():
        raise RecordsError("this invitation is not valid any more; ask for a new one")
    known = select(LoginIdentityRow).where(
        LoginIdentityRow.issuer == identity.issuer, LoginIdentityRow.subject == identity.subject
    )
    if db_session.scalar(known) is not None:
        raise RecordsError("this login has an account already; use it, or log in as somebody else")
    joined_utc = row.accepted_utc = now_utc()
    person = PersonRow(id=uuid4(), name=name, role=row.role, created_utc=joined_utc)
    db_session.add(person)
    db_session.flush()
    db_session.add(
        LoginIdentityRow(
            person_id=person.id,
            issuer=identity.issuer,
            subject=identity.subject,
            linked_utc=joined_utc,
        )
    )
    return person


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
