"""Copies of records that a program ended by force has left in the data folder.

The data folder belongs to a person, who may keep things of their own in it: what is deleted here
has a name that only an earlier version made, and holds what only that put there.
"""

import re
import shutil
from contextlib import suppress
from pathlib import Path

from formcheck.history.private_folders import RANDOM_PART, ROOMS_FOLDER, clear_left_rooms

EARLIER_FOLDER = re.compile(rf"\.(restore|backup|upload)-(?![0-9]{{8}}$){RANDOM_PART}")
"""What earlier versions called the folders that a copy was in; nothing that runs today makes one.

Of the names `tempfile` makes one in 36,000 is nothing but digits; whoever has such a folder wrote a
day there.
"""

IN_EARLIER_FOLDER = re.compile(r"about\.json|people|backup\.zip|records\.[\w.-]+")

EARLIER_BACKUP = ".unfinished-"
"""An unfinished backup had the name that was chosen for it behind this."""

BACKUP_START = re.compile(rb"PK\x03\x04.{26}about\.json", re.DOTALL)
"""The first file in every backup; the header before its name has 30 bytes."""

EARLIER_ROOMS = "incoming"


def clear_leftovers(folder: Path) -> None:
    """Delete every unfinished copy in a data folder that no running program uses."""
    clear_left_rooms(folder / ROOMS_FOLDER)
    clear_left_rooms(folder / EARLIER_ROOMS)
    for path in folder.glob(".*-*"):
        # Ours can be read; what cannot be is somebody else's, and keeps nobody from their records.
        with suppress(OSError):
            if _is_earlier_copy(path):
                shutil.rmtree(path, ignore_errors=True)
            elif _is_earlier_backup(path):
                path.unlink(missing_ok=True)


def _is_earlier_copy(path: Path) -> bool:
    """Whether a folder is one of an earlier version, with nothing of anybody else in it."""
    if not EARLIER_FOLDER.fullmatch(path.name) or not path.is_dir() or path.is_symlink():
        return False
    return all(IN_EARLIER_FOLDER.fullmatch(each.name) for each in path.iterdir())


def _is_earlier_backup(path: Path) -> bool:
    """Whether a file is the beginning of a backup; one without a byte holds nothing of anybody."""
    if not path.name.startswith(EARLIER_BACKUP) or not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as file:
        return BACKUP_START.match(file.read(64)) is not None
