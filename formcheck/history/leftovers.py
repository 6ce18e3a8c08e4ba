"""Copies of records that a program ended by force has left in the data folder."""

import shutil
from pathlib import Path

from formcheck.history.rooms import ROOMS_FOLDER, clear_left_rooms

EARLIER = (".restore-*", ".backup-*", ".upload-*", ".unfinished-*")
"""What earlier versions called them; nothing that runs today makes one."""

EARLIER_ROOMS = "incoming"


def clear_leftovers(folder: Path) -> None:
    """Delete every unfinished copy in a data folder that no running program uses."""
    clear_left_rooms(folder / ROOMS_FOLDER)
    clear_left_rooms(folder / EARLIER_ROOMS)
    for pattern in EARLIER:
        for path in folder.glob(pattern):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
