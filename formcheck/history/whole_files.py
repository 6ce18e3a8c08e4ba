"""Files that appear whole or not at all, readable by one person, encrypted where there is a key.

A file that belongs to a record is written first, under another name, then the record is kept, then
the file gets its name. Whoever is ended in between leaves a pending file: the records say at the
next opening whether it belongs to one (see `recovery`). So nobody waits for a file while the
database is held, and no record is without its file.
"""

import fcntl
import hashlib
import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from formcheck.errors import AccessRefusedError, RecordChangedError, VaultError
from formcheck.history import cipher
from formcheck.history.locked_files import lock_left_file, new_locked_file, settle_folder

PLAIN, UNFINISHED, PENDING = ".plain-", ".unfinished-", ".pending-"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What there is to know about a file that was just kept."""

    file_name: str
    sha256: str
    size_bytes: int
    encrypted: bool


class Pending:
    """A file that is on the disk and waits for its record to be kept.

    Used as ``with keep_pending(...) as pending``: keep the record of `kept` in it, then `settle`.

    Attributes
    ----------
    kept
        What its record says of it.
    """

    def __init__(self, path: Path, kept: StoredFile, lock: int) -> None:
        self.kept = kept
        self._path = path
        self._lock = lock

    def settle(self) -> None:
        """Give it its name: its record is kept."""
        pending_path(self._path).replace(self._path)
        settle_folder(self._path.parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        # Where it is not known whether the record was kept, the next opening will find out.
        if isinstance(error, AccessRefusedError | RecordChangedError):
            pending_path(self._path).unlink(missing_ok=True)
        os.close(self._lock)


def pending_path(path: Path) -> Path:
    """Return where a file waits until its record is kept."""
    return path.with_name(f"{PENDING}{path.name}")


class Doomed:
    """A file that is set aside until its record is deleted.

    Used as ``with vault.doomed_media(...) as doomed``: delete the record in it, then `delete`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = -1

    def __enter__(self) -> Self:
        waiting = pending_path(self._path)
        # Locked first: whoever opens the records now must not take it for one that was left.
        if self._path.exists():
            self._lock = os.open(self._path, os.O_RDWR)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
            self._path.replace(waiting)
        return self

    def delete(self) -> None:
        """Delete it: its record is deleted."""
        pending_path(self._path).unlink(missing_ok=True)

    def __exit__(self, *_: object) -> None:
        if self._lock >= 0:
            os.close(self._lock)


def keep_pending(path: Path, plain: BinaryIO, key: bytes | None) -> Pending:
    """Write a file that waits for its record, encrypted where there is a key.

    Raises
    ------
    VaultError
        It cannot be read or written.
    """
    waiting = pending_path(path)
    try:
        lock = new_locked_file(waiting)
    except OSError as error:
        raise _not_kept(path, error) from error
    try:
        with os.fdopen(os.dup(lock), "wb") as file:
            _write(plain, file, key, settled=True)
        settle_folder(path.parent)
        kept = StoredFile(path.name, sha256_of(waiting), waiting.stat().st_size, key is not None)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        os.close(lock)
        raise _not_kept(path, error) from error
    except BaseException:
        os.close(lock)
        raise
    return Pending(path, kept, lock)


def keep_soon(path: Path, content: bytes, key: bytes | None) -> None:
    """Write a file, encrypted where there is a key; the system brings it to the disk in a while.

    Raises
    ------
    VaultError
        It cannot be written.
    """
    unfinished = path.with_name(f"{UNFINISHED}{path.name}")
    try:
        with os.fdopen(new_locked_file(unfinished), "wb") as file:
            _write(io.BytesIO(content), file, key, settled=False)
            unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise _not_kept(path, error) from error


def _write(plain: BinaryIO, file: BinaryIO, key: bytes | None, *, settled: bool) -> None:
    """Write what `plain` holds; settled, it is on the disk on return."""
    if key is None:
        shutil.copyfileobj(plain, file)
    else:
        cipher.encrypt(plain, file, key)
    file.flush()
    if settled:
        os.fsync(file.fileno())


def _not_kept(path: Path, error: OSError) -> VaultError:
    return VaultError(f"{path}: cannot be kept ({error.strerror or error})")


def whole_file(path: Path) -> Path:
    """Return where a file is whose record is kept: at its place, or about to get there."""
    waiting = pending_path(path)
    return waiting if not path.exists() and waiting.exists() else path


def pieces_of(path: Path, key: bytes | None) -> Iterator[bytes]:
    """Yield what a file holds, decrypted where it is encrypted.

    Raises
    ------
    VaultError
        The file is missing, damaged or needs another key.
    """
    if not is_encrypted(path):
        with path.open("rb") as file:
            yield from iter(lambda: file.read(cipher.PIECE_BYTES), b"")
        return
    if key is None:
        raise VaultError(
            f"{path}: is encrypted; set FORMCHECK_KEY or FORMCHECK_KEY_FILE to its key"
        )
    with path.open("rb") as file:
        yield from cipher.decrypted(file, key, path)


def check_whole(path: Path, sha256: str) -> None:
    """Refuse a file that is not as it was kept.

    Raises
    ------
    VaultError
        It is missing, or not a byte is as it was.
    """
    try:
        found = sha256_of(path)
    except OSError as error:
        raise VaultError(
            f"{path}: is missing or cannot be read ({error.strerror}); restore it from a backup"
        ) from error
    if found != sha256:
        raise VaultError(f"{path}: is damaged; restore it from a backup")


def tidy(folder: Path) -> None:
    """Delete what a program that was killed had begun to write and did not come to the end of."""
    for place, folders, files in os.walk(folder):
        for name in files:
            if name.startswith((PLAIN, UNFINISHED)):
                _delete_left(Path(place) / name)
        for name in folders:
            # Earlier versions wrote in folders of their own.
            if name.startswith(UNFINISHED):
                shutil.rmtree(Path(place) / name, ignore_errors=True)


def _delete_left(path: Path) -> None:
    lock = lock_left_file(path)
    if lock is not None:
        path.unlink(missing_ok=True)
        os.close(lock)


def is_encrypted(path: Path) -> bool:
    """Whether a file is encrypted.

    Raises
    ------
    VaultError
        The file is missing.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(cipher.HEADING)) == cipher.HEADING
    except OSError as error:
        raise VaultError(
            f"{path}: is missing or cannot be read ({error.strerror}); restore it from a backup"
        ) from error


def sha256_of(path: Path) -> str:
    """Return the checksum of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
