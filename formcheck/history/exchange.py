"""Exchanging the records of a data folder for others: database and files by one renaming.

The new ones are made ready in a folder of their own, which is then renamed: from that moment on
they are the records. What follows is done again by the next opening until it has come to its end.
"""

import fcntl
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from formcheck.errors import RecordsError
from formcheck.history.locked_files import settle_folder, settle_tree

DATABASE_NAME, VAULT_FOLDER = "records.sqlite", "people"
RESTORED = "restored"
REPLACED = "replaced-"


def exchange(ready: Path, folder: Path) -> None:
    """Make what is ready the records of a data folder.

    Parameters
    ----------
    ready
        A folder on the same disk with `DATABASE_NAME` and `VAULT_FOLDER` in it.
    folder
        The data folder.

    Raises
    ------
    RecordsError
        What was replaced before cannot be deleted, and is in the way.
    """
    finish_exchange(folder)
    if (folder / RESTORED).exists():
        raise RecordsError(
            f"{folder / RESTORED}: holds files of replaced records that cannot be deleted; delete "
            "it, then try again"
        )
    # All that was written has to be on the disk before it takes the place of what is. Only that:
    # to have the whole machine write what it holds back may take minutes, of disks not ours.
    settle_tree(ready)
    ready.rename(folder / RESTORED)
    settle_folder(folder)
    finish_exchange(folder)


def finish_exchange(folder: Path) -> None:
    """Put records in their places that are the records already; nothing happens without any."""
    restored = folder / RESTORED
    try:
        lock = os.open(restored, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return
    try:
        # Two programs that open the records at once take turns; the second finds nothing to do.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if restored.exists():
            _put_in_place(restored, folder)
    finally:
        os.close(lock)


def _put_in_place(restored: Path, folder: Path) -> None:
    """Move everything; each step finds out whether it was done before."""
    database, files = folder / DATABASE_NAME, folder / VAULT_FOLDER
    if (restored / DATABASE_NAME).exists():
        # The log of the database before would be taken for that of the new one.
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        (restored / DATABASE_NAME).replace(database)
    if (restored / VAULT_FOLDER).exists():
        if files.exists():
            # Deleted where they are, files that cannot be deleted would keep the new ones out for
            # good, with the new database in its place. One name is changed, whatever is in them.
            files.rename(mkdtemp(prefix=REPLACED, dir=restored))
        (restored / VAULT_FOLDER).rename(files)
    settle_folder(folder)
    shutil.rmtree(restored, ignore_errors=True)
