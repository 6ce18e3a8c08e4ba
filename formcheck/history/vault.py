"""Files beside the database: pose tracks, and media that were ticked to keep.

Everything of one person lies in one folder named by their id, readable by nobody else on this
machine. A file appears whole or not at all.
"""

import io
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import numpy as np

from formcheck.errors import VaultError
from formcheck.history.deleting import delete_whole
from formcheck.history.locked_files import private_folder
from formcheck.history.names import checked_name, usual_suffix
from formcheck.history.pieces import PIECE_SUFFIX, TrackPiece, piece_bytes, read_piece
from formcheck.history.whole_files import (
    Doomed,
    Pending,
    StoredFile,
    check_whole,
    is_encrypted,
    keep_pending,
    keep_soon,
    pending_path,
    pieces_of,
    whole_file,
)
from formcheck.pose.track import PoseTrack

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

    def begin_track(self, person_id: UUID, set_id: UUID, track: PoseTrack) -> Pending:
        """Write the poses of a set, to be settled when their record is kept.

        Raises
        ------
        VaultError
            They cannot be written.
        """
        from formcheck.pose.files import track_bytes

        path = self._home(person_id, "tracks") / f"{set_id}{TRACK_SUFFIX}"
        return keep_pending(path, io.BytesIO(track_bytes(track)), self._key)

    def keep_track(self, person_id: UUID, set_id: UUID, track: PoseTrack) -> StoredFile:
        """Keep the poses of a set whose record comes with others, later."""
        with self.begin_track(person_id, set_id, track) as pending:
            pending.settle()
        return pending.kept

    def track_of_set(self, person_id: UUID, set_id: UUID) -> PoseTrack | None:
        """Return poses that were kept of a set without a record of them; None without any."""
        path = self._file(person_id, "tracks", f"{set_id}{TRACK_SUFFIX}")
        return self.track(person_id, path.name) if path.exists() else None

    def track(self, person_id: UUID, file_name: str) -> PoseTrack:
        """Return the poses a file holds.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key, or its name is a path.
        """
        from formcheck.pose.files import load_track

        path = self._file(person_id, "tracks", file_name)
        if not is_encrypted(path):
            return load_track(path)
        return load_track(path, io.BytesIO(b"".join(pieces_of(path, self._key))))

    def track_file(self, person_id: UUID, file_name: str, sha256: str) -> bytes:
        """Return the Parquet file of a track, not encrypted; see `track`.

        Parameters
        ----------
        sha256
            Of the file as it was kept: one that has changed since is refused.
        """
        return self._whole(self._file(person_id, "tracks", file_name), sha256)

    def keep_piece(self, person_id: UUID, set_id: UUID, piece: TrackPiece) -> None:
        """Keep the next poses of a set that is still running.

        They outlast the program at once, a power cut after some seconds: many people may exercise
        at a time, and none of them should wait for the disk.
        """
        home = self._home(person_id, f"running/{set_id}")
        keep_soon(home / _piece_name(piece), piece_bytes(piece.poses), self._key)

    def forget_piece(self, person_id: UUID, set_id: UUID, piece: TrackPiece) -> None:
        """Delete poses that were kept of a running set, and the folders that are empty then."""
        person = self.folder_of(person_id)
        home = person / "running" / str(set_id)
        (home / _piece_name(piece)).unlink(missing_ok=True)
        with suppress(OSError):
            for each in (home, home.parent, person):
                each.rmdir()

    def pieces(self, person_id: UUID, set_id: UUID) -> PoseTrack | None:
        """Return what was kept of a running set, joined; None where nothing was.

        A power cut leaves empty what the disk did not have yet: that is passed over.
        """
        home = self.folder_of(person_id) / "running" / str(set_id)
        paths = [path for path in sorted(home.glob(f"[0-9]*{PIECE_SUFFIX}")) if path.stat().st_size]
        tracks = [read_piece(path, b"".join(pieces_of(path, self._key))) for path in paths]
        return joined(tracks) if tracks else None

    def forget_pieces(self, person_id: UUID, set_id: UUID) -> None:
        """Delete what was kept of a running set: it is kept as a whole now, or not wanted."""
        shutil.rmtree(self.folder_of(person_id) / "running" / str(set_id), ignore_errors=True)

    def has_poses(self, person_id: UUID, set_id: UUID) -> bool:
        """Whether anything was kept that an unfinished set could be judged by."""
        home = self.folder_of(person_id)
        whole = home / "tracks" / f"{set_id}{TRACK_SUFFIX}"
        pieces = (home / "running" / str(set_id)).glob(f"[0-9]*{PIECE_SUFFIX}")
        return whole.exists() or any(path.stat().st_size for path in pieces)

    def begin_media(self, person_id: UUID, media_id: UUID, source: Path) -> Pending:
        """Copy a video or picture, to be settled when its record is kept.

        Raises
        ------
        VaultError
            It cannot be read or written.
        """
        name = f"{media_id}{usual_suffix(source.suffix)}"
        path = self._home(person_id, "media") / name
        try:
            with source.open("rb") as plain:
                return keep_pending(path, plain, self._key)
        except OSError as error:
            raise VaultError(f"{source}: cannot be read ({error.strerror})") from error

    def media(self, person_id: UUID, file_name: str, sha256: str) -> bytes:
        """Return the file of a video or picture.

        Parameters
        ----------
        sha256
            Of the file as it was kept: one that has changed since is refused.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key, or its name is a path.
        """
        return self._whole(self._file(person_id, "media", file_name), sha256)

    def doomed_media(self, person_id: UUID, file_name: str) -> Doomed:
        """Set a video or picture aside, to be deleted once its record is."""
        return Doomed(self._place(person_id, "media", file_name))

    def forget_media(self, person_id: UUID, file_name: str) -> None:
        """Delete a video or picture; nothing happens where it is gone already."""
        path = self._place(person_id, "media", file_name)
        path.unlink(missing_ok=True)
        pending_path(path).unlink(missing_ok=True)

    def erase(self, person_id: UUID) -> int:
        """Delete everything of a person, also what is still being written; return how many files.

        Raises
        ------
        VaultError
            Something stays, whatever is tried.
        """
        return delete_whole(self.folder_of(person_id))

    def _home(self, person_id: UUID, part: str) -> Path:
        home = self.folder_of(person_id) / part
        private_folder(home)
        return home

    def _place(self, person_id: UUID, part: str, file_name: str) -> Path:
        return self.folder_of(person_id) / part / checked_name(file_name)

    def _file(self, person_id: UUID, part: str, file_name: str) -> Path:
        return whole_file(self._place(person_id, part, file_name))

    def _whole(self, path: Path, sha256: str) -> bytes:
        check_whole(path, sha256)
        return b"".join(pieces_of(path, self._key))


def _piece_name(piece: TrackPiece) -> str:
    return f"{piece.number:06d}{PIECE_SUFFIX}"


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
        np.concatenate([track.camera for track in tracks]),
    )
