"""Opens a database and brings its tables to what this program expects."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from formcheck.errors import RecordsError
from formcheck.history.database import Database, connect, explain

MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 0x666F726D
"""The number of PostgreSQL's lock that a migration holds: "form" in bytes."""


def open_database(address: str) -> Database:
    """Return the database at an address, with its tables as this program expects them.

    An empty one gets its tables. An older one is brought up to date; a file is copied beside
    itself first.

    Raises
    ------
    RecordsError
        The database cannot be reached, is no database of formcheck, or is from a newer one.
    """
    database = connect(address)
    try:
        _bring_up_to_date(database)
    except DBAPIError as error:
        database.close()
        raise RecordsError(explain(error)) from error
    except RecordsError:
        database.close()
        raise
    return database


def alembic_config(connection: Connection | None = None, dialect: str = "sqlite") -> Config:
    """Return what Alembic needs to know.

    Parameters
    ----------
    connection
        The database; None to have the SQL written instead.
    dialect
        Whose SQL, where there is no connection.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    if connection is None:
        config.set_main_option("dialect", dialect)
    config.attributes["connection"] = connection
    return config


def copies_before_migrations(database: Database) -> list[Path]:
    """Return the copies that were made of a file before it was changed."""
    path = database.path
    return sorted(path.parent.glob(f"{path.stem}.before-*{path.suffix}")) if path else []


def newest_revision() -> str:
    """Return the revision whose tables this program expects."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def _bring_up_to_date(database: Database) -> None:
    if _revision_of(database) == newest_revision():
        return
    engine = database.engine.execution_options(formcheck_writes=True)
    with engine.connect() as connection:
        if database.is_sqlite:
            # Tables are replaced by changed ones; what refers to them is checked at the end.
            _outside_transaction(connection, "PRAGMA foreign_keys = OFF")
        with connection.begin():
            if not database.is_sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
            _migrate(database, connection)
        if database.is_sqlite:
            _outside_transaction(connection, "PRAGMA foreign_keys = ON")


def _migrate(database: Database, connection: Connection) -> None:
    """Migrate what is still old now that nobody else can write."""
    revision = _current(connection)
    newest = newest_revision()
    if revision == newest:
        return
    _refuse_newer(revision)
    if revision is not None and database.path is not None:
        _copy(database.path, newest)
    command.upgrade(alembic_config(connection), "head")
    if database.is_sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise RecordsError(
            "the database could not be brought up to date: something in it refers to what is not "
            "there. Nothing was changed; restore it from a backup"
        )


def _revision_of(database: Database) -> str | None:
    with database.transaction(writes=False) as session:
        return _current(session.connection())


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(revision: str | None) -> None:
    known = {each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if revision is not None and revision not in known:
        raise RecordsError(
            f"the records were written by a newer formcheck (revision {revision}, this one knows "
            f"up to {newest_revision()}); update formcheck"
        )


def _copy(path: Path, newest: str) -> None:
    """Copy a database as it was last committed, to a file only this person can read."""
    target = path.with_name(f"{path.stem}.before-{newest}{path.suffix}")
    os.close(os.open(target, os.O_CREAT | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(target)) as copy:
        old.backup(copy)


def _outside_transaction(connection: Connection, statement: str) -> None:
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(statement)
