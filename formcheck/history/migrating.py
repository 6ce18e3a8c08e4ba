"""Opens a database and brings its tables to what this program expects."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from formcheck.errors import RecordsError
from formcheck.history.database import Database, connect, explain, made_here, make_private
from formcheck.history.private_folders import ROOMS_FOLDER, PrivateFolder

MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 0x666F726D
"""The number of PostgreSQL's lock that a migration holds: "form" in bytes."""


def open_database(address: str) -> Database:
    """Return the database at an address, with its tables as this program expects them.

    Where there is no file yet, one with all tables appears whole; an empty database of a server
    gets its tables. An older one is brought up to date; a file is copied beside itself first.

    Raises
    ------
    RecordsError
        The database cannot be reached, is no database of formcheck or an empty file, or is from a
        newer formcheck.
    """
    database = connect(address)
    if database.path is not None:
        if not database.path.exists():
            _make_whole(database.path)
        elif not database.path.stat().st_size:
            # Before anything is asked of it, which would make it look like one of ours.
            raise RecordsError(_emptied(database.path))
    try:
        _bring_up_to_date(database, is_new=not database.is_sqlite)
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


def _make_whole(path: Path) -> None:
    """Make a database with all its tables; it stands at its place only once it is whole.

    A file that is begun and not come to its end would look like records that were lost.
    """
    with _room_beside(path) as room:
        new = room / path.name
        make_private(new)
        with connect(f"sqlite:///{new}") as database:
            _bring_up_to_date(database, is_new=True)
        try:
            path.hardlink_to(new)
        except FileExistsError:
            # Another program was quicker; its database is as good.
            return
        except OSError:
            # A disk that knows no second names, such as a memory card.
            new.rename(path)


def _bring_up_to_date(database: Database, *, is_new: bool) -> None:
    while (revision := _revision_of(database)) != newest_revision():
        if revision is None and not is_new:
            raise RecordsError(_emptied(database.path))
        if _migrated(database, revision):
            return


def _emptied(path: Path | None) -> str:
    return (
        f"{path}: holds no records, but is no new file either: it was emptied or cut off. Restore "
        "it from a backup; if there never were records, delete it"
    )


def _migrated(database: Database, revision: str | None) -> bool:
    """Migrate from a revision; return whether all stayed as it was when the copy was made."""
    engine = database.engine.execution_options(formcheck_writes=True)
    with engine.connect() as connection:
        copied_at = _copied(database, connection, revision)
        if database.is_sqlite:
            # Tables are replaced by changed ones; what refers to them is checked at the end.
            _outside_transaction(connection, "PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                if not database.is_sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
                elif copied_at != _change_count(connection):
                    return False
                _migrate(database, connection)
        finally:
            if database.is_sqlite:
                _outside_transaction(connection, "PRAGMA foreign_keys = ON")
    return True


def _copied(database: Database, connection: Connection, revision: str | None) -> int:
    """Copy a file before it is changed; return what tells whether others changed it since.

    That is done before the right to write is taken: others may wait for a file to be copied no
    longer than for any other change.
    """
    _refuse_newer(revision)
    if database.path is None:
        return 0
    copied_at = _change_count(connection)
    if revision is not None:
        _copy(database.path, newest_revision())
    return copied_at


def _change_count(connection: Connection) -> int:
    driver: Any = connection.connection.driver_connection
    return int(driver.execute("PRAGMA data_version").fetchone()[0])


def _migrate(database: Database, connection: Connection) -> None:
    """Migrate what is still old now that nobody else can write."""
    if _current(connection) == newest_revision():
        return
    command.upgrade(alembic_config(connection), "head")
    if database.is_sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise RecordsError(
            "the database could not be brought up to date: something in it refers to what is not "
            "there. Nothing was changed; restore it from a backup"
        )


def _revision_of(database: Database) -> str | None:
    with database.transaction(writes=False) as db_session:
        return _current(db_session.connection())


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
    with _room_beside(path) as room:
        whole = room / target.name
        make_private(whole)
        with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(whole)) as copy:
            old.backup(copy)
        whole.replace(target)


def _room_beside(path: Path) -> PrivateFolder:
    with made_here(path):
        return PrivateFolder(path.parent / ROOMS_FOLDER)


def _outside_transaction(connection: Connection, statement: str) -> None:
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(statement)
