"""The sample person: made beside the real ones, never mistaken for one, gone without a trace."""

from uuid import UUID, uuid4

from sqlalchemy import update
from sqlalchemy.orm import Session

from formcheck.history.database import Database
from formcheck.history.erase import Receipt
from formcheck.history.records import LoginIdentity, Person
from formcheck.history.schema import LoginIdentityRow, PersonRow, now_utc
from formcheck.history.sign_in import SAMPLE_LOGIN, person_of_login
from formcheck.history.store import Store
from formcheck.history.vault import Vault

SAMPLE_NAME = "Sample person"
UNFINISHED_LOGIN = LoginIdentity(SAMPLE_LOGIN.issuer, "unfinished sample")
"""Of a sample person who is being made; whoever ended that by force finds nobody half made."""


def sample_person(database: Database) -> Person | None:
    """Return the sample person; None where there is none."""
    return person_of_login(database, SAMPLE_LOGIN)


def remove_sample(database: Database, vault: Vault) -> Receipt | None:
    """Erase the sample person and everything of theirs; nobody else is touched.

    Returns
    -------
    What was erased; None where there was no sample person.

    Raises
    ------
    RecordsError
        Another program kept the records in use; do it again.
    """
    receipt = None
    for login in (UNFINISHED_LOGIN, SAMPLE_LOGIN):
        person = person_of_login(database, login)
        if person is not None:
            receipt = Store(database, vault, person.id).erasing.erase(person.id)
    return receipt


def finish_sample(db_session: Session, person_id: UUID) -> None:
    """Let the sample person be found: everything of theirs is kept."""
    its = LoginIdentityRow.person_id == person_id
    db_session.execute(update(LoginIdentityRow).where(its).values(subject=SAMPLE_LOGIN.subject))


def add_sample(db_session: Session, login: LoginIdentity = SAMPLE_LOGIN) -> PersonRow:
    """Add the sample person; with another login they are not found before they are finished."""
    row = PersonRow(id=uuid4(), name=SAMPLE_NAME, role="patient", created_utc=now_utc())
    db_session.add(row)
    db_session.flush()
    db_session.add(
        LoginIdentityRow(
            person_id=row.id,
            issuer=login.issuer,
            subject=login.subject,
            linked_utc=row.created_utc,
        )
    )
    return row
