"""The sample person: made beside the real ones, never mistaken for one, gone without a trace."""

from uuid import uuid4

from sqlalchemy.orm import Session

from formcheck.history.database import Database
from formcheck.history.erase import Receipt
from formcheck.history.records import Person
from formcheck.history.schema import LoginIdentityRow, PersonRow, now_utc
from formcheck.history.sign_in import SAMPLE_LOGIN, person_of_login
from formcheck.history.store import Store
from formcheck.history.vault import Vault

SAMPLE_NAME = "Sample person"


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
    person = sample_person(database)
    return Store(database, vault, person.id).erasing.erase(person.id) if person else None


def add_sample(session: Session) -> PersonRow:
    """Add the sample person."""
    row = PersonRow(id=uuid4(), name=SAMPLE_NAME, role="patient", created_utc=now_utc())
    session.add(row)
    session.flush()
    session.add(
        LoginIdentityRow(
            person_id=row.id,
            issuer=SAMPLE_LOGIN.issuer,
            subject=SAMPLE_LOGIN.subject,
            linked_utc=row.created_utc,
        )
    )
    return row
