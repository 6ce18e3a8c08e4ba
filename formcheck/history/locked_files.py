"""Locks on files that end with the program that holds them, however it ends."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def private_folder(path: Path) -> None:
    """Make a folder that only this person can read, and all that lead to it, where missing."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def new_locked_file(path: Path) -> int:
    """Make a file that only this person can read, empty, and lock it.

    Returns
    -------
    int
        Its descriptor; closing it lets go of the lock.
    """
    while True:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_TRUNC, PRIVATE_FILE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if _is_still(path, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        # Taken for one that was left, and deleted, between these two lines.
        os.close(descriptor)


def lock_left_file(path: Path) -> int | None:
    """Lock a file that a program has left; None where one that runs holds it, or it is gone."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return None
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if _is_still(path, descriptor):
            return descriptor
    os.close(descriptor)
    return None


def settle_tree(folder: Path) -> None:
    """Have a folder written to the disk with everything in it; nothing else is waited for."""
    for place, _, names in os.walk(folder, topdown=False):
        for name in names:
            _settle(Path(place) / name)
        settle_folder(Path(place))


def settle_folder(folder: Path) -> None:
    """Have the names in a folder written to the disk."""
    _settle(folder)


def _settle(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
