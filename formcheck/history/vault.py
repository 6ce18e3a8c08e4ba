"""Files beside the database: pose tracks, and media that were ticked to keep.

Everything of one person lies in one folder named by their id, readable by nobody else on this
machine. A file appears whole or not at all.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import numpy as np

from formcheck.errors import OutputError, VaultError
from formcheck.history.pieces import PIECE_SUFFIX, Piece, piece_bytes, read_piece
from formcheck.history.whole_files import (
    FILE_MODE,
    PLAIN,
    Kept,
    is_encrypted,
    keep,
    keep_soon,
    pieces_of,
)
from formcheck.pose.track import PoseTrack

FOLDER_MODE = 0o700
TRACK_SUFFIX = ".parquet"


class Vault:
    """A folder of people's files.

    Parameters
    ----------
    folder
        Made where it is missing.
    key
        32 bytes to encrypt with; None to leave the files plain.
    """

    def __init__(self, folder: Path, key: bytes | None = None) -> None:
        self.folder = folder
        self._key = key

    def folder_of(self, person_id: UUID) -> Path:
        """Return where everything of a person lies; it may not be there yet."""
        return self.folder / str(person_id)

    def keep_track(self, person_id: UUID, set_id: UUID, track: PoseTrack) -> Kept:
        """Keep the poses of a set; an earlier file of the set is replaced whole."""
        from formcheck.pose.files import save_track

        home = self._home(person_id, "tracks")
        return self._keep_poses(home, f"{set_id}{TRACK_SUFFIX}", partial(save_track, track))

    def track(self, person_id: UUID, file_name: str) -> PoseTrack:
        """Return the poses a file holds.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key.
        """
        from formcheck.pose.files import load_track

        return self._poses(self.folder_of(person_id) / "tracks" / file_name, load_track)

    def track_file(self, person_id: UUID, file_name: str) -> Iterator[bytes]:
        """Yield the pieces of the Parquet file of a track, not encrypted; see `track`."""
        return pieces_of(self.folder_of(person_id) / "tracks" / file_name, self._key)

    def keep_piece(self, person_id: UUID, set_id: UUID, piece: Piece) -> None:
        """Keep the next poses of a set that is still running.

        They outlast the program at once, a power cut after some seconds: many people may exercise
        at a time, and none of them should wait for the disk.
        """
        home = self._home(person_id, f"running/{set_id}")
        path = home / f"{piece.number:06d}{PIECE_SUFFIX}"
        keep_soon(path, piece_bytes(piece.poses), self._key)

    def pieces(self, person_id: UUID, set_id: UUID) -> PoseTrack | None:
        """Return what was kept of a running set, joined; None where nothing was.

        A power cut leaves empty what the disk did not have yet: that is passed over.
        """
        home = self.folder_of(person_id) / "running" / str(set_id)
        paths = [path for path in sorted(home.glob(f"[0-9]*{PIECE_SUFFIX}")) if path.stat().st_size]
        tracks = [self._poses(path, read_piece) for path in paths]
        return joined(tracks) if tracks else None

    def forget_pieces(self, person_id: UUID, set_id: UUID) -> None:
        """Delete what was kept of a running set: it is kept as a whole now, or not wanted."""
        shutil.rmtree(self.folder_of(person_id) / "running" / str(set_id), ignore_errors=True)

    def keep_media(self, person_id: UUID, media_id: UUID, source: Path) -> Kept:
        """Keep a copy of a video or picture."""
        home = self._home(person_id, "media")
        return keep(home / f"{media_id}{source.suffix.lower()}", source, self._key)

    def media(self, person_id: UUID, file_name: str) -> Iterator[bytes]:
        """Yield the pieces of a video or picture.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key.
        """
        return pieces_of(self.folder_of(person_id) / "media" / file_name, self._key)

    def forget_media(self, person_id: UUID, file_name: str) -> None:
        """Delete a video or picture; nothing happens where it is gone already."""
        (self.folder_of(person_id) / "media" / file_name).unlink(missing_ok=True)

    def erase(self, person_id: UUID) -> int:
        """Delete everything of a person; return how many files that was."""
        home = self.folder_of(person_id)
        count = sum(1 for path in home.rglob("*") if path.is_file())
        if home.exists():
            shutil.rmtree(home)
        return count

    def _home(self, person_id: UUID, part: str) -> Path:
        home = self.folder
        for step in ("", str(person_id), *part.split("/")):
            home /= step
            home.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        return home

    def _keep_poses(self, home: Path, name: str, write: Callable[[Path], None]) -> Kept:
        plain = home / f"{PLAIN}{name}"
        try:
            write(plain)
            return keep(home / name, plain, self._key)
        except OutputError as error:
            raise VaultError(str(error)) from error
        finally:
            plain.unlink(missing_ok=True)

    def _poses(self, path: Path, read: Callable[[Path], PoseTrack]) -> PoseTrack:
        if not is_encrypted(path):
            return read(path)
        plain = path.with_name(f"{PLAIN}{os.getpid()}-{path.name}")
        try:
            descriptor = os.open(plain, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, FILE_MODE)
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(pieces_of(path, self._key))
            return read(plain)
        finally:
            plain.unlink(missing_ok=True)


def joined(tracks: list[PoseTrack]) -> PoseTrack:
    """Return the tracks of one recording as one, in the order given."""
    first = tracks[0]
    return PoseTrack(
        np.concatenate([track.time_s for track in tracks]),
        np.concatenate([track.image_px for track in tracks]),
        np.concatenate([track.world_m for track in tracks]),
        np.concatenate([track.visibility for track in tracks]),
        first.size_px,
        first.notes,
        first.origin,
    )
