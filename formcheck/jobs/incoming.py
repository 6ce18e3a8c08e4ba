"""A private place for recordings while they are looked at; nothing stays in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from formcheck.history.locked_files import PRIVATE_FILE
from formcheck.history.private_folders import IN_USE, PrivateFolder, clear_left_rooms
from formcheck.jobs.ending import UploadRefusedError
from formcheck.texts import say

__all__ = ["IN_USE", "Incoming", "too_large"]

FILE_NAME = "recording"
PIECE_BYTES = 4 * 1024 * 1024


class Incoming:
    """A folder into which uploads are copied for as long as they are needed.

    Each program that uses it has a room of its own in it. What a program that was ended by force
    has left behind is deleted by the next one that starts.

    Parameters
    ----------
    folder
        Made where it is missing, readable by this person only.
    """

    def __init__(self, folder: Path) -> None:
        clear_left_rooms(folder)
        self._room = PrivateFolder(folder)

    @property
    def room(self) -> Path:
        """Where this program's recordings lie."""
        return self._room.path

    @contextmanager
    def recording(
        self, upload: BinaryIO, max_bytes: int, beat: Callable[[], None]
    ) -> Iterator[Path]:
        """Give a private copy of an upload, which is deleted whatever happens.

        Parameters
        ----------
        upload
            The upload; nothing but its bytes is looked at, and it is closed when they are copied.
        max_bytes
            More than this is not taken.
        beat
            Called after each piece; what it raises ends the copying.

        Raises
        ------
        UploadRefusedError
            The file is empty, too large, or there is no room for it.
        """
        home = Path(mkdtemp(dir=self.room))
        try:
            path = home / FILE_NAME
            try:
                with upload:
                    _copy(upload, path, max_bytes, beat)
            except OSError as error:
                raise UploadRefusedError(say("jobs.no_room", reason=error.strerror)) from error
            yield path
        finally:
            shutil.rmtree(home, ignore_errors=True)

    def close(self) -> None:
        """Delete the room and everything in it; doing so again changes nothing."""
        self._room.close()


def _copy(upload: BinaryIO, path: Path, max_bytes: int, beat: Callable[[], None]) -> None:
    upload.seek(0)
    size_bytes = 0
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE), "wb") as file:
        while piece := upload.read(PIECE_BYTES):
            size_bytes += len(piece)
            if size_bytes > max_bytes:
                raise UploadRefusedError(too_large(max_bytes))
            file.write(piece)
            beat()
    if not size_bytes:
        raise UploadRefusedError(say("jobs.empty"))


def too_large(max_bytes: int) -> str:
    """Return what to say about a file that is larger than what is taken."""
    size = (
        f"{max_bytes / 1024**3:.3g} GB" if max_bytes >= 1024**3 else f"{max_bytes / 1024**2:.0f} MB"
    )
    return say("jobs.too_large", size=size)
