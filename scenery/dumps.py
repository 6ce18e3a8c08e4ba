"""Databases that earlier versions wrote, as SQL for both kinds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from scenery.postgres import Server

_WRITTEN = Path(__file__).parents[1] / "tests" / "history"
FIRST_RELEASE, FORMAT_1 = (_WRITTEN / name for name in ("first_release", "format_1"))


@contextmanager
def restored(dump: Path, server: Server | None, to: Path) -> Iterator[str]:
    """Give the address of a database as it was dumped; on a server it is dropped afterwards."""
    if server is None:
        path = to / "records.sqlite"
        with closing(sqlite3.connect(path)) as database:
            database.executescript((dump / "sqlite.sql").read_text())
        yield f"sqlite:///{path}"
        return
    address = server.make(dump.name)
    with psycopg.connect(address) as connection:
        connection.execute((dump / "postgresql.sql").read_bytes())
    yield address
    server.drop(dump.name)
