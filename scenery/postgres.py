"""A PostgreSQL server of the tests' own, in a folder of its own, reached by a socket alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

USER = "formcheck"
PATIENCE_S = 300
PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes
    ----------
    folder
        Where its socket and its files are.
    """

    folder: Path

    def address(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def make(self, name: str, template: str = "template1") -> str:
        """Make a database like another and return its address."""
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self.address(name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        self._run("DROP DATABASE {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def programs() -> Path | None:
    """Return where PostgreSQL's programs are; None where it is not installed."""
    found = shutil.which("pg_ctl")
    places = (*PLACES, *([Path(found).parent] if found else []))
    return next((place for place in places if (place / "initdb").exists()), None)


@contextmanager
def running_server(place: Path) -> Iterator[Server]:
    """Start a server, and stop and delete it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="formcheck-pg-"))
    data = folder / "data"
    user = _server_user(folder)
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=60"
    try:
        _run(user, place / "initdb", "-D", data, "-U", USER, "--auth=trust", "--no-sync",
             "--encoding=UTF8", "--locale=C")  # fmt: skip
        _run(user, place / "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        yield Server(folder)
        _run(user, place / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _server_user(folder: Path) -> str | None:
    """Return as whom to run it: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return account.pw_name


def _run(user: str | None, *command: str | Path) -> None:
    subprocess.run(
        command,
        user=user,
        group=user,
        extra_groups=[] if user else None,
        cwd="/",
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PGCTLTIMEOUT": str(PATIENCE_S)},
        timeout=PATIENCE_S,
    )
