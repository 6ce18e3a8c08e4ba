"""Files that appear whole or not at all, readable by one person, encrypted where there is a key."""

import hashlib
import io
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from formcheck.errors import VaultError
from formcheck.history import cipher

FILE_MODE = 0o600
PLAIN, UNFINISHED = ".plain-", ".unfinished-"
ABANDONED = timedelta(hours=1)
"""Nothing takes so long to write."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is to know about a file that was just kept."""

    file_name: str
    sha256: str
    size_bytes: int
    encrypted: bool


def keep(path: Path, source: Path, key: bytes | None) -> Kept:
    """Copy a file to a place of its own, encrypted where there is a key.

    Raises
    ------
    VaultError
        It cannot be read or written.
    """
    try:
        with source.open("rb") as plain:
            _place(path, plain, key, settled=True)
    except OSError as error:
        raise VaultError(f"{path}: cannot be kept ({error.strerror or error})") from error
    return Kept(path.name, _sha256(path), path.stat().st_size, key is not None)


def keep_soon(path: Path, content: bytes, key: bytes | None) -> None:
    """Write a file, encrypted where there is a key; the system brings it to the disk in a while.

    Raises
    ------
    VaultError
        It cannot be written.
    """
    try:
        _place(path, io.BytesIO(content), key, settled=False)
    except OSError as error:
        raise VaultError(f"{path}: cannot be kept ({error.strerror or error})") from error


def _place(path: Path, plain: BinaryIO, key: bytes | None, *, settled: bool) -> None:
    """Write a file under another name and rename it; settled, it is on the disk on return."""
    unfinished = path.with_name(f"{UNFINISHED}{path.name}")
    try:
        descriptor = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, FILE_MODE)
        with os.fdopen(descriptor, "wb") as kept:
            if key is None:
                shutil.copyfileobj(plain, kept)
            else:
                cipher.encrypt(plain, kept, key)
            kept.flush()
            if settled:
                os.fsync(kept.fileno())
        unfinished.replace(path)
        if settled:
            _settle(path.parent)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


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


def tidy(folder: Path, *, older_than: timedelta = ABANDONED) -> None:
    """Delete what a program that was killed had begun to write and did not come to the end of.

    Parameters
    ----------
    older_than
        What is younger may still be being written.
    """
    limit_s = time.time() - older_than.total_seconds()
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            if name.startswith((PLAIN, UNFINISHED)):
                _delete_if_older(Path(place) / name, limit_s)


def _delete_if_older(path: Path, limit_s: float) -> None:
    try:
        if path.stat().st_mtime > limit_s:
            return
    except FileNotFoundError:
        return
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
