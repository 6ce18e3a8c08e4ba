"""Databases of every age are brought to today's tables, with all that is in them."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import StatementError

from formcheck.errors import RecordsError
from formcheck.history import migrating
from formcheck.history.database import Database, connect
from formcheck.history.migrating import (
    alembic_config,
    copies_before_migrations,
    newest_revision,
    open_database,
)
from formcheck.history.schema import Base, PersonRow, SetRow
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from scenery.clinic import NAMES, judged_squats
from scenery.dumps import FIRST_RELEASE, restored
from scenery.postgres import Server

NEXT_REVISION = '''"""Made up: what a next release may change."""

import sqlalchemy as sa
from alembic import op

revision: str = "9999"
down_revision: str | None = "{before}"


def upgrade() -> None:
    """Add a column to a table that others refer to."""
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("pronoun", sa.Text(), nullable=True))
        table.alter_column("name", new_column_name="called")
'''


@pytest.fixture
def first_release(maybe_server: Server | None, tmp_path: Path) -> Iterator[str]:
    """The address of a database of the first release, with data in it."""
    with restored(FIRST_RELEASE, maybe_server, tmp_path) as address:
        yield address


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A formcheck with one more revision."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrating.MIGRATIONS, folder)
    revision = NEXT_REVISION.format(before=newest_revision())
    (folder / "versions" / "r9999_made_up.py").write_text(revision)
    monkeypatch.setattr(migrating, "MIGRATIONS", folder)


def differences(database: Database) -> list[object]:
    with database.engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def row_counts(database: Database) -> dict[str, int]:
    with database.engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(text(f'"{name}"'))) or 0
            for name in inspect(connection).get_table_names()
        }


def only(database: Database, column: object) -> UUID:
    with database.transaction(writes=False) as session:
        found: UUID = session.scalars(select(column).limit(1)).one()  # type: ignore[call-overload]
        return found


def test_an_empty_database_gets_the_tables_of_the_models(address: str) -> None:
    with open_database(address) as database:
        assert differences(database) == []


def test_records_of_the_first_release_keep_all_their_data(
    first_release: str, tmp_path: Path
) -> None:
    with connect(first_release) as old:
        before = row_counts(old)
    with open_database(first_release) as database:
        after = row_counts(database)
        assert {name: after[name] for name in before} == before
        assert after["person"] == len(NAMES)
        assert differences(database) == []
        store = Store(database, Vault(tmp_path), only(database, SetRow.person_id))
        sittings = store.sessions.of_person(store.viewer_id)
        done = store.sets.of_session(sittings[0].id)[0]
        verdict = store.verdicts.current(done.id)
        assert verdict is not None
        assert verdict.result.reps == judged_squats().reps
        assert store.plans.of_person(store.viewer_id)[0].newest.reason == "a start"


def test_the_frozen_records_of_the_first_release_have_data_in_every_table(
    first_release: str,
) -> None:
    with connect(first_release) as database:
        empty = {name for name, count in row_counts(database).items() if not count}
    assert empty <= {"attempt", "hold", "comment", "passcode", "login_identity"}


@pytest.mark.usefixtures("next_release")
def test_the_next_revision_keeps_the_data_too(first_release: str) -> None:
    with open_database(first_release) as database:
        with database.transaction(writes=False) as session:
            names = session.scalars(text("SELECT called FROM person ORDER BY called")).all()
            sets = session.scalar(text("SELECT count(*) FROM exercise_set"))
        assert names == sorted(f"{name} of the clinic" for name in NAMES)
        assert sets == 2


@pytest.mark.usefixtures("next_release")
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_file_is_copied_before_it_is_changed(first_release: str) -> None:
    with connect(first_release) as old:
        before = row_counts(old)
    with open_database(first_release) as database:
        (copy,) = copies_before_migrations(database)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with connect(f"sqlite:///{copy}") as kept:
        assert row_counts(kept) == before


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_database_that_is_up_to_date_is_not_copied(address: str) -> None:
    with open_database(address) as database:
        assert copies_before_migrations(database) == []


def test_a_database_of_a_newer_formcheck_is_refused(address: str) -> None:
    with open_database(address) as database, database.transaction(writes=True) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '7777'"))
    with pytest.raises(RecordsError, match="newer formcheck"):
        open_database(address)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("kind")
def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_bytes(b"dear diary, " * 1000)
    with pytest.raises(RecordsError, match="no database"):
        open_database(f"sqlite:///{tmp_path / 'records.sqlite'}")


@pytest.mark.parametrize(
    "address", ["", "records", "mysql://ana@clinic/records", "sqlite://", "sqlite:///:memory:"]
)
def test_an_address_without_meaning_is_refused(address: str) -> None:
    with pytest.raises(RecordsError):
        connect(address)


def test_a_server_that_is_not_there_is_said_to_be_unreachable(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="cannot be reached"):
        open_database(f"postgresql://ana@/records?host={tmp_path}")


def test_the_sql_for_sqlite_can_be_written_without_a_database(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command.upgrade(alembic_config(), "head", sql=True)
    written = capsys.readouterr().out
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(written)
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert {name for (name,) in tables} == {*Base.metadata.tables, "alembic_version"}


def test_a_time_without_its_zone_is_refused(address: str) -> None:
    with (
        open_database(address) as database,
        pytest.raises(StatementError, match="zone"),
        database.transaction(writes=True) as session,
    ):
        session.add(PersonRow(name="ana", role="patient", created_utc=datetime(2026, 1, 1)))
