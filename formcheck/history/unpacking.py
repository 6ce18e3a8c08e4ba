"""Taking a backup apart: everything in it is doubted until it is known to be ours."""

import json
import lzma
import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import inspect

from formcheck.errors import RecordsError, VaultError
from formcheck.history.about_backup import ABOUT_NAME, FORMAT, About
from formcheck.history.database import Database
from formcheck.history.exchange import DATABASE_NAME, VAULT_FOLDER
from formcheck.history.locked_files import PRIVATE_FILE, private_folder
from formcheck.history.migrating import open_database
from formcheck.history.migrations.first_release.guard import SQLITE_TRIGGERS
from formcheck.history.names import checked_name
from formcheck.history.places import PLACE
from formcheck.history.schema import Base

MEMBERS_MAX = 2_000_000
ABOUT_MAX_BYTES = 10_000
RATIO_MAX = 200
RATIO_FROM_BYTES = 100 * 1024**2
"""Records pack by ten at most; an archive of a few kilobytes that would fill the disk is none."""

SPARE_BYTES = 100 * 1024**2
"""So much of the disk is left free."""

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, KeyError, ValidationError),
    *(json.JSONDecodeError, UnicodeDecodeError),
)
"""What reading it may raise where bytes of it have changed."""

NAMED_FILES = ("pose_track", "media")
"""Tables that name files."""


def unpack(archive_path: Path, ready: Path) -> None:
    """Unpack a backup into a folder that is made, and check all of it.

    Raises
    ------
    RecordsError
        The file is no backup, is damaged, asks for too much, holds what is not ours or is from a
        newer formcheck.
    """
    try:
        with zipfile.ZipFile(archive_path) as archive:
            members = archive.infolist()
            _check_about(archive)
            _check_places(archive_path, [member.filename for member in members])
            _check_sizes(archive_path, members, ready.parent)
            private_folder(ready / VAULT_FOLDER)
            for member in members:
                _unpack_member(archive, member, ready)
    except DAMAGED as error:
        raise RecordsError(f"{archive_path}: is no backup of formcheck, or is damaged") from error
    except (NotImplementedError, RuntimeError, zipfile.LargeZipFile) as error:
        raise RecordsError(f"{archive_path}: is packed in a way that no backup is") from error
    except OSError as error:
        raise RecordsError(f"{archive_path}: cannot be read ({error.strerror})") from error
    (ready / ABOUT_NAME).unlink()
    _check_database(ready / DATABASE_NAME)


def _check_about(archive: zipfile.ZipFile) -> None:
    if archive.getinfo(ABOUT_NAME).file_size > ABOUT_MAX_BYTES:
        raise zipfile.BadZipFile
    about = About.model_validate_json(archive.read(ABOUT_NAME))
    if about.format != FORMAT or archive.getinfo(DATABASE_NAME).is_dir():
        raise zipfile.BadZipFile


def _check_places(archive_path: Path, names: Sequence[str]) -> None:
    if len(names) > MEMBERS_MAX:
        raise RecordsError(f"{archive_path}: holds {len(names)} files; at most {MEMBERS_MAX}")
    if len(set(names)) != len(names):
        raise RecordsError(f"{archive_path}: holds a file twice; not restored")
    for name in names:
        if name not in (ABOUT_NAME, DATABASE_NAME) and PLACE.fullmatch(name) is None:
            raise RecordsError(f"{archive_path}: holds a file that is not ours; not restored")


def _check_sizes(archive_path: Path, members: Sequence[zipfile.ZipInfo], place: Path) -> None:
    needed_bytes = sum(member.file_size for member in members)
    packed_bytes = archive_path.stat().st_size
    if needed_bytes > max(RATIO_MAX * packed_bytes, RATIO_FROM_BYTES):
        raise RecordsError(
            f"{archive_path}: would become {needed_bytes / 1e6:.0f} MB from "
            f"{packed_bytes / 1e6:.1f} MB, as no backup does; not restored"
        )
    free_bytes = shutil.disk_usage(place).free - SPARE_BYTES
    if needed_bytes > free_bytes:
        raise RecordsError(
            f"{archive_path}: needs {needed_bytes / 1e6:.0f} MB of room, and there are "
            f"{max(free_bytes, 0) / 1e6:.0f}; make room, then try again"
        )


def _unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, ready: Path) -> None:
    target = ready / member.filename
    private_folder(target.parent)
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    with archive.open(member) as packed, os.fdopen(descriptor, "wb") as file:
        shutil.copyfileobj(packed, file)


def _check_database(path: Path) -> None:
    """Refuse a database that is damaged, crafted or from a newer formcheck; update an older one."""
    try:
        with closing(sqlite3.connect(path)) as database:
            # Nothing that is written in it is done: it may say anything.
            database.execute("PRAGMA trusted_schema = OFF")
            ours = not _acts_of(database) - set(SQLITE_TRIGGERS)
            sound = not ours or database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            names = _named(database) if ours and sound else []
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise RecordsError("the database in the backup is damaged; use another backup")
    if not ours:
        raise RecordsError("the database in the backup would do what ours never does; not restored")
    try:
        for name in names:
            checked_name(name)
    except VaultError as error:
        raise RecordsError(f"the database in the backup is not to be trusted: {error}") from error
    with open_database(f"sqlite:///{path.absolute()}") as database:
        if _tables_of(database) != _tables_expected():
            raise RecordsError(
                "the database in the backup has not the tables of ours; not restored"
            )
        database.forget_deleted()


def _tables_of(database: Database) -> dict[str, set[str]]:
    asked = inspect(database.engine)
    return {
        table: {column["name"] for column in asked.get_columns(table)}
        for table in asked.get_table_names()
        if table != "alembic_version"
    }


def _tables_expected() -> dict[str, set[str]]:
    return {name: set(table.columns.keys()) for name, table in Base.metadata.tables.items()}


def _named(database: sqlite3.Connection) -> list[str]:
    return [
        str(name)
        for table in NAMED_FILES
        for (name,) in database.execute(f"SELECT file_name FROM {table}")
    ]


def _acts_of(database: sqlite3.Connection) -> set[str]:
    """Return what a database does by itself when it is used; a virtual table runs what it names."""
    acts = database.execute(
        "SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'view') "
        "OR (type = 'table' AND rootpage = 0)"
    )
    return {" ".join(str(sql).split()) for (sql,) in acts}
