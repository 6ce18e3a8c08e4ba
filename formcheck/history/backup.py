"""All records of a machine in one file, and back."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import formcheck
from formcheck.apart.messages import WorkLimits
from formcheck.apart.process import Apart
from formcheck.errors import LimitError, OutputError, RecordsError
from formcheck.history.about_backup import ABOUT_NAME, FORMAT, About
from formcheck.history.exchange import DATABASE_NAME, RESTORED, VAULT_FOLDER, exchange
from formcheck.history.leftovers import clear_leftovers
from formcheck.history.locked_files import private_folder
from formcheck.history.migrating import newest_revision
from formcheck.history.opening import Records
from formcheck.history.places import PLACE
from formcheck.history.private_folders import ROOMS_FOLDER, PrivateFolder, written_elsewhere
from formcheck.history.unpacking import unpack

UNPACKING = WorkLimits(memory_bytes=2 * 1024**3, time_s=4 * 3600.0)
"""Unpacking goes piece by piece; what needs more memory was made to fill it."""


def back_up(records: Records, target: Path) -> None:
    """Write the database and all files into one zip file, while others go on using them.

    What others put among the files of people, as programs that keep folders alike do, stays out:
    a backup with it would not be restored.

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
    rooms = records.vault.folder.parent / ROOMS_FOLDER
    try:
        with (
            written_elsewhere(rooms, target) as unfinished,
            zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            # The database first: every file that it names is then there to be copied.
            _write_database(records.database.path, archive, rooms)
            for path in sorted(records.vault.folder.rglob("*")):
                place = f"{VAULT_FOLDER}/{path.relative_to(records.vault.folder).as_posix()}"
                if PLACE.fullmatch(place) and path.is_file():
                    _write_file(archive, path, place)
    except FileExistsError as error:
        raise OutputError(target, "is there already; choose another name") from error
    except OSError as error:
        raise OutputError(target, f"cannot be written ({error.strerror or error})") from error


def restore(archive_path: Path, folder: Path, *, replace: bool = False) -> None:
    """Put the records of a backup into a data folder: all of them at once, or nothing.

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
        The file is no backup, is damaged, asks for too much or from a newer formcheck, or there
        are records already, or another program has them open.
    """
    database, files = folder / DATABASE_NAME, folder / VAULT_FOLDER
    if not replace and (database.exists() or files.exists()):
        raise RecordsError(
            f"{folder}: holds records already, perhaps empty ones; --replace replaces them, and "
            "FORMCHECK_DATA_FOLDER names another folder"
        )
    private_folder(folder)
    clear_leftovers(folder)
    with PrivateFolder(folder / ROOMS_FOLDER) as room:
        ready = room / RESTORED
        try:
            with Apart(UNPACKING) as apart:
                apart.call(unpack, archive_path, ready)
        except LimitError as error:
            raise RecordsError(f"{archive_path}: is no backup of formcheck: {error}") from error
        _refuse_in_use(database)
        exchange(ready, folder)


def _refuse_in_use(database: Path) -> None:
    """Refuse to exchange a database that is open: all that is kept in it from then on is lost."""
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(database, timeout=0.0)) as asked:
            asked.execute("PRAGMA locking_mode = EXCLUSIVE")
            asked.execute("BEGIN EXCLUSIVE")
            asked.rollback()
    except sqlite3.DatabaseError as error:
        # One that is damaged is what a backup is for.
        if "locked" in str(error):
            raise RecordsError(
                f"{database.parent}: the records are open in another program; close formcheck, "
                "then try again"
            ) from error


def _write_database(path: Path, archive: zipfile.ZipFile, rooms: Path) -> None:
    about = About(format=FORMAT, formcheck=formcheck.__version__, revision=newest_revision())
    archive.writestr(ABOUT_NAME, about.model_dump_json())
    with PrivateFolder(rooms) as room:
        copy = room / DATABASE_NAME
        with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(copy)) as still:
            live.backup(still)
        archive.write(copy, DATABASE_NAME)


def _write_file(archive: zipfile.ZipFile, path: Path, place: str) -> None:
    """Add a file of the vault; one that was deleted meanwhile is left out."""
    try:
        archive.write(path, place)
    except FileNotFoundError:
        return
