"""All records of a machine in one file, and back."""

import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ValidationError

import formcheck
from formcheck.errors import OutputError, RecordsError
from formcheck.history.migrating import newest_revision, open_database
from formcheck.history.opening import VAULT_FOLDER, Records

DATABASE_NAME, ABOUT_NAME = "records.sqlite", "about.json"
FORMAT = "formcheck backup"
FILE_MODE = 0o600


class About(BaseModel, frozen=True):
    """What a backup says about itself."""

    format: str
    formcheck: str
    revision: str


def back_up(records: Records, target: Path) -> None:
    """Write the database and all files into one zip file, while others go on using them.

    Encrypted files stay encrypted: keep the key, but not beside the backup.

    Raises
    ------
    RecordsError
        The database is a server.
    OutputError
        The file is there already or cannot be written.
    """
    if records.database.path is None:
        raise RecordsError(
            "the records are on a PostgreSQL server: back it up with pg_dump, and copy the folder "
            f"{records.vault.folder} beside it"
        )
    unfinished = _new_file(target)
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            # The database first: every file that it names is then there to be copied.
            _write_database(records.database.path, archive)
            for path in sorted(records.vault.folder.rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    _write_file(archive, records.vault.folder, path)
        unfinished.replace(target)
    except OSError as error:
        raise OutputError(target, f"cannot be written ({error.strerror or error})") from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(archive_path: Path, folder: Path, *, replace: bool = False) -> None:
    """Put the records of a backup into a data folder.

    Nothing is touched before the backup is known to be whole. Close formcheck first.

    Parameters
    ----------
    folder
        The data folder.
    replace
        Whether records that are there already may be replaced.

    Raises
    ------
    RecordsError
        The file is no backup, is damaged or from a newer formcheck, or there are records already.
    """
    database, files = folder / DATABASE_NAME, folder / VAULT_FOLDER
    if not replace and (database.exists() or files.exists()):
        raise RecordsError(
            f"{folder}: holds records already; ask to replace them, or choose another folder"
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder) as name:
        staging = Path(name)
        _unpack(archive_path, staging)
        _check(staging / DATABASE_NAME)
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        (staging / DATABASE_NAME).replace(database)
        if files.exists():
            shutil.rmtree(files)
        if (staging / VAULT_FOLDER).exists():
            (staging / VAULT_FOLDER).replace(files)


def _new_file(target: Path) -> Path:
    if target.exists():
        raise OutputError(target, "is there already; choose another name")
    unfinished = target.with_name(f".unfinished-{target.name}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, FILE_MODE))
    except OSError as error:
        raise OutputError(target, f"cannot be written ({error.strerror})") from error
    return unfinished


def _write_database(path: Path, archive: zipfile.ZipFile) -> None:
    about = About(format=FORMAT, formcheck=formcheck.__version__, revision=newest_revision())
    archive.writestr(ABOUT_NAME, about.model_dump_json())
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
        copy = Path(folder) / DATABASE_NAME
        with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(copy)) as still:
            live.backup(still)
        archive.write(copy, DATABASE_NAME)


def _write_file(archive: zipfile.ZipFile, folder: Path, path: Path) -> None:
    """Add a file of the vault; one that was deleted meanwhile is left out."""
    try:
        archive.write(path, f"{VAULT_FOLDER}/{path.relative_to(folder).as_posix()}")
    except FileNotFoundError:
        return


def _unpack(archive_path: Path, staging: Path) -> None:
    try:
        with zipfile.ZipFile(archive_path) as archive:
            about = About.model_validate_json(archive.read(ABOUT_NAME))
            if about.format != FORMAT or archive.testzip() is not None:
                raise RecordsError(f"{archive_path}: is damaged; use another backup")
            for member in archive.infolist():
                _unpack_member(archive, member, staging)
    except (zipfile.BadZipFile, KeyError, ValidationError, json.JSONDecodeError) as error:
        raise RecordsError(f"{archive_path}: is no backup of formcheck, or is damaged") from error
    except OSError as error:
        raise RecordsError(f"{archive_path}: cannot be read ({error.strerror})") from error


def _unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, staging: Path) -> None:
    place = PurePosixPath(member.filename)
    ours = member.filename in (ABOUT_NAME, DATABASE_NAME) or place.parts[0] == VAULT_FOLDER
    if not ours or ".." in place.parts or place.is_absolute():
        raise RecordsError(f"{archive.filename}: holds a file that is not ours; not restored")
    target = staging / place
    for folder in reversed(target.relative_to(staging).parents[:-1]):
        (staging / folder).mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE)
    with archive.open(member) as packed, os.fdopen(descriptor, "wb") as file:
        shutil.copyfileobj(packed, file)


def _check(path: Path) -> None:
    """Refuse a database that is damaged or from a newer formcheck; bring an older one up."""
    try:
        with closing(sqlite3.connect(path)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise RecordsError("the database in the backup is damaged; use another backup")
    with open_database(f"sqlite:///{path.absolute()}") as database:
        database.forget_deleted()
