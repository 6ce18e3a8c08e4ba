"""Files of a person: the poses of their sets, and media they ticked to keep."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select

from formcheck.history.access import Gate, Need
from formcheck.history.records import MediaKind, StoredMedia, StoredTrack
from formcheck.history.rows import as_record
from formcheck.history.schema import MediaRow, SetRow, TrackRow, now_utc
from formcheck.history.vault import Vault
from formcheck.pose.track import PoseTrack


class Tracks:
    """The poses of sets."""

    def __init__(self, gate: Gate, vault: Vault) -> None:
        self._gate = gate
        self._vault = vault

    def of_set(self, set_id: UUID) -> StoredTrack | None:
        """Return what is known of the file of a set; None where no poses were kept."""
        with self._gate.record(SetRow, set_id, Need.READ, "tracks.of_set") as (session, _):
            row = session.scalar(select(TrackRow).where(TrackRow.set_id == set_id))
            return as_record(StoredTrack, row) if row else None

    def read(self, set_id: UUID) -> PoseTrack | None:
        """Return the poses of a set, or of as much of it as was kept; None without any.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key.
        """
        with self._gate.record(SetRow, set_id, Need.READ, "tracks.read") as (session, its):
            row = session.scalar(select(TrackRow).where(TrackRow.set_id == set_id))
        if row is None:
            return self._vault.pieces(its.person_id, set_id)
        return self._vault.track(its.person_id, row.file_name)

    def parquet(self, set_id: UUID) -> bytes | None:
        """Return the file of the poses of a set, not encrypted; None where none was kept.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key.
        """
        with self._gate.record(SetRow, set_id, Need.READ, "tracks.parquet") as (session, its):
            row = session.scalar(select(TrackRow).where(TrackRow.set_id == set_id))
        return b"".join(self._vault.track_file(its.person_id, row.file_name)) if row else None


class Media:
    """Videos and pictures: kept only where the person said so, and not for ever."""

    def __init__(self, gate: Gate, vault: Vault, *, keep_for: timedelta | None) -> None:
        self._gate = gate
        self._vault = vault
        self._keep_for = keep_for

    def keep(
        self, set_id: UUID, source: Path, *, kind: MediaKind, consented_utc: datetime
    ) -> StoredMedia:
        """Keep a copy of a video or picture of a set.

        Parameters
        ----------
        consented_utc
            When the person ticked that it be kept.
        """
        with self._gate.record(SetRow, set_id, Need.CHANGE, "media.keep") as (session, its):
            media_id = uuid4()
            kept = self._vault.keep_media(its.person_id, media_id, source)
            row = MediaRow(
                id=media_id,
                person_id=its.person_id,
                set_id=set_id,
                kind=kind,
                file_name=kept.file_name,
                sha256=kept.sha256,
                size_bytes=kept.size_bytes,
                encrypted=kept.encrypted,
                kept_utc=now_utc(),
                consented_utc=consented_utc,
                expires_utc=now_utc() + self._keep_for if self._keep_for else None,
            )
            session.add(row)
            session.flush()
            return _media(row)

    def of_person(self, person_id: UUID) -> tuple[StoredMedia, ...]:
        """Return what is kept of a person, the newest first."""
        with self._gate.records_of(person_id, Need.READ, "media.of_person") as session:
            rows = session.scalars(
                select(MediaRow)
                .where(MediaRow.person_id == person_id)
                .order_by(MediaRow.kept_utc.desc())
            )
            return tuple(_media(row) for row in rows)

    def read(self, media_id: UUID) -> bytes:
        """Return the file of a video or picture.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key.
        """
        with self._gate.record(MediaRow, media_id, Need.READ, "media.read") as (_, row):
            person_id, file_name = row.person_id, row.file_name
        return b"".join(self._vault.media(person_id, file_name))

    def delete(self, media_id: UUID) -> None:
        """Delete a video or picture."""
        with self._gate.record(MediaRow, media_id, Need.CHANGE, "media.delete") as (session, row):
            self._vault.forget_media(row.person_id, row.file_name)
            session.delete(row)


def _media(row: MediaRow) -> StoredMedia:
    return as_record(StoredMedia, row, suffix=Path(row.file_name).suffix)
