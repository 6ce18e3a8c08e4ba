"""The steps of what a program does: each change of a file's name, each statement that writes.

A process can be ended before any of them, as by ``kill -9``.
"""

import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
WRITING_WORDS = (
    "ALTER", "COMMIT", "CREATE", "DELETE", "DROP", "INSERT", "UPDATE", "VACUUM",
    "PRAGMA wal_checkpoint",
)  # fmt: skip
VERBS = {
    "os.mkdir": "make folder",
    "os.rename": "rename",
    "os.remove": "delete",
    "os.rmdir": "delete folder",
    "os.link": "name a second time",
    "os.truncate": "cut",
}
NUMBERS = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=room-)\w+|(?<=replaced-)\w+")


class Steps:
    """Notes every step of this process, and ends it before one of them.

    Parameters
    ----------
    folders
        Only files in them count.
    die_before
        The step, from 1, before which the process is ended; none for 0.
    """

    def __init__(self, *folders: Path, die_before: int = 0) -> None:
        self._folders = tuple(str(folder) for folder in folders)
        self._die_before = die_before
        self._last = ""
        self.taken: list[str] = []

    def watch(self, *, sqlite: bool) -> None:
        """Begin; there is no way to stop, so this is done in a process of its own."""
        sys.addaudithook(self._file_changes)
        if sqlite:
            event.listen(Engine, "connect", self._trace)
        else:
            event.listen(Engine, "before_cursor_execute", self._server_statement)
            event.listen(Engine, "commit", self._server_commit)
            _tell_of_plain_statements(self._statement)

    def _take(self, what: str) -> None:
        self.taken.append(NUMBERS.sub("…", what))
        if len(self.taken) == self._die_before:
            os.kill(os.getpid(), signal.SIGKILL)

    def _file_changes(self, name: str, given: tuple[Any, ...]) -> None:
        if name == "sqlite3.connect":
            self._file_step("open database", os.fsdecode(given[0]))
        elif name == "open":
            path, _, flags = given
            if isinstance(path, str) and (flags or 0) & WRITING_FLAGS:
                self._file_step("write", path)
        elif name in VERBS:
            self._file_step(VERBS[name], _whole_path(name, given))

    def _file_step(self, verb: str, text: str) -> None:
        for folder in self._folders:
            if text.startswith(folder):
                self._take(f"{verb} {text.removeprefix(folder).lstrip('/')}")
                return

    def _trace(self, connection: Any, _: object) -> None:
        connection.set_trace_callback(self._statement)

    def _statement(self, statement: str) -> None:
        """Note a statement."""
        words = " ".join(statement.split())
        again = words == self._last and words != "COMMIT"
        if words.startswith(WRITING_WORDS) and not again:
            # What deletes others with it is told of again and again.
            self._last = words
            self._take(_shortened(words))

    def _server_statement(self, *given: Any) -> None:
        self._statement(given[2])

    def _server_commit(self, _: Connection) -> None:
        self._statement("COMMIT")


def _whole_path(name: str, given: tuple[Any, ...]) -> str:
    """Return the path of a file that may be named from a folder that is open."""
    path = os.fsdecode(os.fspath(given[0]))
    folder = given[-1] if name in ("os.remove", "os.rmdir") else -1
    return path if folder < 0 else str(Path(f"/proc/self/fd/{folder}").readlink() / path)


def _shortened(statement: str) -> str:
    """Return what a statement does to which table."""
    found = re.match(
        r"(?:CREATE|DROP|ALTER)(?: UNIQUE)? \w+ \"?\w+|\w+(?: INTO| FROM)? \"?\w+|\w+", statement
    )
    return found[0].replace('"', "") if found else statement[:40]


def _tell_of_plain_statements(tell: Callable[[str], None]) -> None:
    """Tell of what is asked of the server past the engine, too."""
    import psycopg

    execute = psycopg.Connection.execute

    def told(connection: Any, query: Any, *given: Any, **more: Any) -> Any:
        tell(str(query))
        return execute(connection, query, *given, **more)

    psycopg.Connection.execute = told  # type: ignore[method-assign]
