"""The database of the records: a file on one machine, or a PostgreSQL server, by one address."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.orm import Session

from formcheck.errors import RecordsError
from formcheck.history.locked_files import private_folder

BUSY_WAIT_MS = 10_000
"""How long one writer waits for another before SQLite gives up."""
BUSY_TRIES = 4
BUSY_PAUSE_S = 0.05
IN_USE = "the records are in use by another program for too long; close it and try again"
PROBLEMS = {
    "locked": IN_USE,
    "is full": "the disk is full; make room, then try again",
    "not a database": "the file is no database, or is damaged; restore it from a backup",
    "malformed": "the database is damaged; restore it from a backup",
}
SQLITE_SETTINGS = (
    f"PRAGMA busy_timeout = {BUSY_WAIT_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",
)


@dataclass(frozen=True, slots=True)
class Database:
    """An open database.

    Attributes
    ----------
    engine
        Its pool of connections.
    """

    engine: Engine

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of our own."""
        return self.engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path | None:
        """The file of the database; None for a server."""
        return Path(self.engine.url.database or "") if self.is_sqlite else None

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator[Session]:
        """Give a session whose work is kept as a whole, or not at all if anything goes wrong.

        Parameters
        ----------
        writes
            Take the right to write at the start, so that nothing read in it can change before
            it is written back.

        Raises
        ------
        RecordsError
            The database cannot be reached, is full or stays in use by others.
        """
        engine = self.engine.execution_options(formcheck_writes=writes)
        try:
            with Session(engine, expire_on_commit=False) as db_session, db_session.begin():
                db_session.connection()
                yield db_session
        except DBAPIError as error:
            raise RecordsError(explain(error)) from error

    def forget_deleted(self) -> None:
        """Take what was deleted out of every file of the database.

        Raises
        ------
        RecordsError
            Another program kept the records in use.
        """
        connection = self.engine.raw_connection()
        try:
            driver: Any = connection.driver_connection
            if self.is_sqlite:
                _rewrite_file(driver)
            else:
                driver.rollback()
                driver.autocommit = True
                driver.execute("VACUUM FULL")
        finally:
            connection.invalidate()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def connect(address: str) -> Database:
    """Return the database at an address, as it is: see `migrating.open_database`.

    Parameters
    ----------
    address
        "sqlite:////home/ana/records.sqlite" or "postgresql://ana@clinic/records".

    Raises
    ------
    RecordsError
        The address has no meaning, or the file cannot be made.
    """
    url = _url(address)
    if url.get_backend_name() != "sqlite":
        return Database(_engine(url))
    path = Path(url.database or "")
    with made_here(path):
        private_folder(path.parent)
        if path.exists():
            make_private(path)
    engine = _engine(url)
    event.listen(engine, "connect", _settle_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine)


def _engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=url.get_backend_name() != "sqlite")
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise RecordsError(
            "PostgreSQL needs its driver: install it with pip install 'formcheck[postgres]'"
        ) from error


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise RecordsError(
            "the address of the database has no meaning; expected sqlite:////path/to/file or "
            "postgresql://user@host/name"
        ) from error
    name = url.get_backend_name()
    if name in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if name != "sqlite":
        raise RecordsError(f"expected a database of SQLite or PostgreSQL, got {name}")
    if url.database in (None, "", ":memory:"):
        raise RecordsError("the address of the database names no file: sqlite:////path/to/file")
    return url


def make_private(path: Path) -> None:
    """Make a file readable by this person only, made where missing; SQLite's others follow it.

    A file that is there is not opened: closing any descriptor of it would drop the locks that
    this program's connections hold, and what they wrote next could be lost (SQLite, "How To
    Corrupt An SQLite Database File", 2.2).
    """
    with made_here(path):
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        path.chmod(0o600)


@contextmanager
def made_here(path: Path) -> Iterator[None]:
    """Turn the system's refusal to make a database into what to do about it."""
    try:
        yield
    except OSError as error:
        raise RecordsError(
            f"{path}: cannot be opened ({error.strerror}); choose another data folder"
        ) from error


def _settle_sqlite(connection: Any, _: object) -> None:
    """Set a new connection up; transactions are begun by `_begin_sqlite` alone."""
    connection.isolation_level = None
    for setting in SQLITE_SETTINGS:
        _patiently(partial(connection.execute, setting))


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("formcheck_writes", True)
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    _patiently(partial(connection.exec_driver_sql, begin))


def _rewrite_file(driver: Any) -> None:
    """Write the file anew without what was deleted, and empty the log beside it."""
    try:
        driver.execute("VACUUM")
        for _ in range(BUSY_TRIES):
            busy, *_pages = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return
    except sqlite3.OperationalError as error:
        raise RecordsError(IN_USE) from error
    raise RecordsError(IN_USE)


def _patiently(act: Callable[[], object]) -> None:
    """Do what changes nothing when it fails, again while others hold the file."""
    for tries_left in reversed(range(BUSY_TRIES)):
        try:
            act()
        except (sqlite3.OperationalError, OperationalError) as error:
            if not tries_left or "locked" not in str(error):
                raise
            time.sleep(BUSY_PAUSE_S)
        else:
            return


def explain(error: DBAPIError) -> str:
    """Return what went wrong and what to do, in words for a person."""
    problem = str(error.orig).strip()
    if isinstance(error, IntegrityError):
        return f"the record does not fit with what is there ({problem})"
    for sign, words in PROBLEMS.items():
        if sign in problem:
            return words
    return f"the records cannot be reached ({problem}); check the database and try again"
