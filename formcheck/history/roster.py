"""Who is in the records, for whoever runs the command on their machine.

That person can open the database itself, so nothing is kept from them here; over the network
everybody is a viewer, and the store decides.
"""

from uuid import UUID, uuid4

from sqlalchemy import func, select

from formcheck.errors import RecordsError
from formcheck.history.database import Database
from formcheck.history.records import Person, Role
from formcheck.history.rows import as_record
from formcheck.history.schema import LoginIdentityRow, PersonRow, now_utc
from formcheck.history.sign_in import SAMPLE_LOGIN

SHORT_ID = 8
"""So many characters of an id are enough to name somebody by."""


def everybody(database: Database) -> tuple[Person, ...]:
    """Return all people by name, closed accounts and the sample person included."""
    with database.transaction(writes=False) as db_session:
        rows = db_session.scalars(select(PersonRow).order_by(PersonRow.name, PersonRow.id))
        return tuple(as_record(Person, row) for row in rows)


def person_named(database: Database, name: str) -> Person:
    """Return the person of a name, in capitals or not, or of an id or its beginning.

    Raises
    ------
    RecordsError
        Nobody is called that, or several are.
    """
    wanted = name.strip().lower()
    people = [each for each in everybody(database) if each.closed_utc is None]
    named = [each for each in people if each.name.lower() == wanted]
    if not named and len(wanted) >= SHORT_ID:
        named = [each for each in people if str(each.id).startswith(wanted)]
    if len(named) == 1:
        return named[0]
    if named:
        raise RecordsError(
            f"several people are called {name!r}: say which by the id that people list shows"
        )
    raise RecordsError(f"nobody is called {name!r}; see: formcheck people list")


def add_person(database: Database, name: str, role: Role) -> Person:
    """Add a person who has no login.

    Raises
    ------
    RecordsError
        The name is empty, or somebody is called that already.
    """
    name = name.strip()
    if not name:
        raise RecordsError("a person needs a name")
    with database.transaction(writes=True) as db_session:
        if db_session.scalar(
            select(PersonRow.id).where(func.lower(PersonRow.name) == name.lower())
        ):
            raise RecordsError(f"somebody is called {name!r} already; choose another name")
        row = PersonRow(id=uuid4(), name=name, role=role, created_utc=now_utc())
        db_session.add(row)
        db_session.flush()
        return as_record(Person, row)


def sample_ids(database: Database) -> frozenset[UUID]:
    """Return the ids of people who are made up."""
    with database.transaction(writes=False) as db_session:
        query = select(LoginIdentityRow.person_id).where(
            LoginIdentityRow.issuer == SAMPLE_LOGIN.issuer
        )
        return frozenset(db_session.scalars(query))
