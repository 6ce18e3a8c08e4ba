"""How somebody becomes a viewer: by being alone on their machine, or by a login.

These are the only questions that are asked without a viewer.
"""

from sqlalchemy import select

from formcheck.errors import RecordsError
from formcheck.history.database import Database
from formcheck.history.invitations import accept, invite
from formcheck.history.records import LoginIdentity, NewInvitation, Person
from formcheck.history.rows import as_record
from formcheck.history.schema import LoginIdentityRow, PersonRow, now_utc

LOCAL_NAME = "Me"
SAMPLE_LOGIN = LoginIdentity(issuer="urn:formcheck", subject="sample")
"""By which the sample person is told from real ones; no provider of logins has this address."""


def local_person(database: Database) -> Person:
    """Return the one person of a machine, made at first use; the sample person is none.

    Raises
    ------
    RecordsError
        There are several people: the records are those of a clinic.
    """
    with database.transaction(writes=True) as db_session:
        samples = select(LoginIdentityRow.person_id).where(
            LoginIdentityRow.issuer == SAMPLE_LOGIN.issuer
        )
        real = select(PersonRow).where(PersonRow.id.not_in(samples))
        people = db_session.scalars(real.limit(2)).all()
        if len(people) > 1:
            raise RecordsError(
                "these are the records of several people; set FORMCHECK_MODE=clinic and log in"
            )
        if people:
            return as_record(Person, people[0])
        row = PersonRow(name=LOCAL_NAME, role="patient", created_utc=now_utc())
        db_session.add(row)
        db_session.flush()
        return as_record(Person, row)


def person_of_login(database: Database, identity: LoginIdentity) -> Person | None:
    """Return whom a login belongs to; None for a stranger and for a closed account."""
    with database.transaction(writes=False) as db_session:
        row = db_session.scalar(
            select(PersonRow)
            .join(LoginIdentityRow, LoginIdentityRow.person_id == PersonRow.id)
            .where(
                LoginIdentityRow.issuer == identity.issuer,
                LoginIdentityRow.subject == identity.subject,
                PersonRow.closed_utc.is_(None),
            )
        )
        return as_record(Person, row) if row else None


def accept_invitation(
    database: Database, token: str, identity: LoginIdentity, *, name: str
) -> Person:
    """Make the account of somebody who logged in and shows the token of an invitation.

    Raises
    ------
    RecordsError
        No open invitation has that token, or the login belongs to somebody already.
    """
    with database.transaction(writes=True) as db_session:
        return as_record(Person, accept(db_session, token, identity, name=name))


def invite_first_admin(database: Database) -> NewInvitation:
    """Invite the first admin of a clinic.

    Raises
    ------
    RecordsError
        There is an admin already, who can invite others.
    """
    with database.transaction(writes=True) as db_session:
        if db_session.scalar(select(PersonRow.id).where(PersonRow.role == "admin").limit(1)):
            raise RecordsError("there is an admin already; ask them for an invitation")
        return invite(db_session, "admin")
