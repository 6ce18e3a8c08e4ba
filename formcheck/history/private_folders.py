"""Private rooms for what is not finished: copies of records on their way in or out.

Each program that needs one has a room of its own, locked for as long as it runs. What a program
that was ended by force has left in one is deleted by the next that opens or erases records, with
the unfinished files that it had begun elsewhere.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import mkdtemp

from formcheck.history.locked_files import (
    PRIVATE_FILE,
    lock_left_file,
    new_locked_file,
    private_folder,
)

ROOMS_FOLDER = "unfinished"
"""Of the data folder."""

IN_USE = "in-use"
ELSEWHERE = "elsewhere"
UNFINISHED = ".unfinished-"

RANDOM_PART = "[a-z0-9_]{8}"
"""What `tempfile` puts behind the prefix of a name."""

ROOM_NAME = re.compile(f"room-{RANDOM_PART}")


class PrivateFolder:
    """A private folder that is gone when it is closed, or at the next opening of the records.

    Parameters
    ----------
    folder
        Where rooms are; made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        private_folder(folder)
        folder.chmod(0o700)
        while True:
            private_folder(folder)
            try:
                self.path = Path(mkdtemp(prefix="room-", dir=folder))
                self._lock = new_locked_file(self.path / IN_USE)
            except FileNotFoundError:
                # Taken for one that was left, and deleted, before it was locked.
                continue
            return

    def begin_elsewhere(self, target: Path) -> Path:
        """Return where to write a file of another folder until it is whole.

        It is made, readable by this person only, after a note of it, so that it does not stay
        there when the program is ended by force.
        """
        # In a folder of others nobody may know its name beforehand, and put something there.
        unfinished = target.absolute().with_name(f"{UNFINISHED}{token_hex(8)}")
        notes = os.open(self.path / ELSEWHERE, os.O_CREAT | os.O_WRONLY | os.O_APPEND, PRIVATE_FILE)
        with os.fdopen(notes, "ab") as file:
            file.write(os.fsencode(unfinished) + b"\0")
            file.flush()
            os.fsync(file.fileno())
        os.close(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_EXCL, PRIVATE_FILE))
        return unfinished

    def close(self) -> None:
        """Delete the room and everything in it; doing so again changes nothing."""
        if self._lock < 0:
            return
        _delete(self.path)
        os.close(self._lock)
        self._lock = -1
        with suppress(OSError):
            self._folder.rmdir()

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def written_elsewhere(folder: Path, target: Path) -> Iterator[Path]:
    """Give where to write a file; it stands at `target`, which is not written over, once whole.

    Parameters
    ----------
    folder
        Where rooms are.

    Raises
    ------
    FileExistsError
        Something is at the target.
    OSError
        It cannot be written.
    """
    if target.exists():
        raise FileExistsError(target)
    room = PrivateFolder(folder)
    unfinished = None
    try:
        unfinished = room.begin_elsewhere(target)
        yield unfinished
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
        room.close()


def clear_left_rooms(folder: Path) -> None:
    """Delete the rooms that no running program has locked; what others keep there stays."""
    for room in folder.glob("room-*"):
        if not ROOM_NAME.fullmatch(room.name):
            continue
        lock = lock_left_file(room / IN_USE)
        if lock is not None:
            _delete(room)
            os.close(lock)
        elif not (room / IN_USE).exists():
            _delete_unlocked(room)
    with suppress(OSError):
        (folder / ".lock").unlink()
    with suppress(OSError):
        folder.rmdir()


def _delete_unlocked(room: Path) -> None:
    """Delete a room without a lock, unless its program is just about to lock it."""
    try:
        room.rmdir()
    except OSError:
        # Rooms are locked before anything else is in them.
        if not (room / IN_USE).exists():
            _delete(room)


def _delete(room: Path) -> None:
    """Delete what was begun elsewhere, then the room; its lock comes last."""
    notes = room / ELSEWHERE
    if notes.exists():
        for name in notes.read_bytes().split(b"\0"):
            path = Path(os.fsdecode(name))
            if path.name.startswith(UNFINISHED) and path.is_file() and not path.is_symlink():
                path.unlink(missing_ok=True)
    for each in room.iterdir():
        if each.name == IN_USE:
            continue
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)
    shutil.rmtree(room, ignore_errors=True)
