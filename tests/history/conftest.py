"""Records on both databases: a file, and a server that the tests start."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from formcheck.history.migrating import open_database
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from scenery.clinic import Clinic, add_person, furnish
from scenery.postgres import Server, programs, running_server
from tests.history.file_work import work

NUMBERS = count()
KEEP_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Template:
    """Records to be copied: the folder, and the name of the database on the server."""

    folder: Path
    name: str | None
    clinic: Clinic


@pytest.fixture(autouse=True)
def _no_file_work_in_a_transaction() -> Iterator[None]:
    """A file that is written while a transaction is open keeps everybody else waiting."""
    work.seen.clear()
    yield
    assert work.seen == []


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    place = programs()
    if place is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with running_server(place) as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def maybe_server(kind: str, request: pytest.FixtureRequest) -> Server | None:
    server: Server | None = None
    if kind == "postgresql":
        server = request.getfixturevalue("server")
    return server


@pytest.fixture(scope="session")
def empty_template(
    maybe_server: Server | None, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str | None]:
    """An empty database brought up to date: making it anew for every test would take long."""
    folder = tmp_path_factory.mktemp("empty")
    name = f"empty_{next(NUMBERS)}" if maybe_server else None
    address = maybe_server.make(name) if maybe_server and name else _file(folder)
    open_database(address).close()
    return folder, name


@pytest.fixture(scope="session")
def clinic_template(
    maybe_server: Server | None, tmp_path_factory: pytest.TempPathFactory
) -> Template:
    folder = tmp_path_factory.mktemp("clinic")
    video = folder / "squat.mp4"
    video.write_bytes(b"a video of somebody" * 100)
    name = f"clinic_{next(NUMBERS)}" if maybe_server else None
    address = maybe_server.make(name) if maybe_server and name else _file(folder)
    with _records(address, folder) as records:
        clinic = furnish(records, video)
    return Template(folder, name, clinic)


@pytest.fixture
def address(
    maybe_server: Server | None, empty_template: tuple[Path, str | None], tmp_path: Path
) -> Iterator[str]:
    """The address of an empty database."""
    folder, name = empty_template
    with _copied(maybe_server, folder, name, tmp_path / "data") as address:
        yield address


@pytest.fixture
def records(address: str, tmp_path: Path) -> Iterator[Records]:
    """Empty records."""
    with _records(address, tmp_path / "data") as records:
        yield records


@pytest.fixture
def furnished(
    maybe_server: Server | None, clinic_template: Template, tmp_path: Path
) -> Iterator[tuple[Records, Clinic]]:
    """The records of a clinic."""
    template, folder = clinic_template, tmp_path / "data"
    with (
        _copied(maybe_server, template.folder, template.name, folder) as address,
        _records(address, folder) as records,
    ):
        yield records, template.clinic


@pytest.fixture
def store(records: Records) -> Store:
    """The store as a patient sees it who is alone."""
    return records.store_of(add_person(records.database, "ana", "patient"))


@contextmanager
def _copied(server: Server | None, folder: Path, name: str | None, to: Path) -> Iterator[str]:
    """Give the address of a database like a template, which is dropped afterwards."""
    shutil.copytree(folder, to)
    if server is None or name is None:
        yield _file(to)
        return
    copy = f"{name}_{next(NUMBERS)}"
    yield server.make(copy, name)
    server.drop(copy)


def _records(address: str, folder: Path) -> Records:
    return Records(open_database(address), Vault(folder / "people"), KEEP_FOR)


def _file(folder: Path) -> str:
    return f"sqlite:///{folder / 'records.sqlite'}"
