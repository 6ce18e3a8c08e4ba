"""The part of erasing that cannot be one with deleting the rows, and is done to its end.

A marker in the data folder says who is being erased. As long as their row is there nothing has
happened; once it is gone, their files, every copy of records and what lies in the free space of
the database go, whoever opens the records next.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from uuid import UUID

from formcheck.errors import RecordsError
from formcheck.history.database import Database
from formcheck.history.leftovers import clear_leftovers
from formcheck.history.locked_files import (
    lock_left_file,
    new_locked_file,
    private_folder,
    settle_folder,
)
from formcheck.history.migrating import copies_before_migrations
from formcheck.history.schema import PersonRow
from formcheck.history.vault import Vault

MARKER = ".erasing-"


class Erasure:
    """The marker that a person is being erased.

    Used as ``with Erasure(folder, person_id)``. It stays where the erasing was begun and does not
    come to its end: `finish_erasures` decides what is to be done.

    Parameters
    ----------
    folder
        The data folder.
    """

    def __init__(self, folder: Path, person_id: UUID) -> None:
        self._folder = folder
        self._path = folder / f"{MARKER}{person_id}"
        self._lock = -1

    def __enter__(self) -> None:
        private_folder(self._folder)
        self._lock = new_locked_file(self._path)
        settle_folder(self._folder)

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._path.unlink(missing_ok=True)
        os.close(self._lock)


def take_away(database: Database, vault: Vault, person_id: UUID) -> int:
    """Delete all that is left of a person whose rows are gone; return how many files they had.

    Raises
    ------
    RecordsError
        Another program kept the records in use, or a file cannot be deleted.
    """
    count = vault.erase(person_id)
    for copy in copies_before_migrations(database):
        copy.unlink(missing_ok=True)
    clear_leftovers(vault.folder.parent)
    database.forget_deleted()
    return count


def finish_erasures(database: Database, vault: Vault) -> None:
    """Do to its end what a program that was ended by force had begun to erase."""
    for marker, person_id in _left(vault.folder.parent):
        lock = lock_left_file(marker)
        if lock is None:
            continue
        # Where the records are in use by another program, the next opening tries again.
        with suppress(RecordsError):
            with database.transaction(writes=False) as db_session:
                nothing_happened = db_session.get(PersonRow, person_id) is not None
            if not nothing_happened:
                take_away(database, vault, person_id)
            marker.unlink(missing_ok=True)
        os.close(lock)


def _left(folder: Path) -> Iterator[tuple[Path, UUID]]:
    for marker in folder.glob(f"{MARKER}*"):
        with suppress(ValueError):
            yield marker, UUID(marker.name.removeprefix(MARKER))
