"""Files of a person: the poses of their sets, and media they ticked to keep."""

from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select

from formcheck.history.access import AccessGate, Need
from formcheck.history.records import MediaKind, StoredMedia, StoredTrack
from formcheck.history.rows import as_record
from formcheck.history.schema import MediaRow, SetRow, TrackRow, now_utc
from formcheck.history.vault import Vault
from formcheck.pose.track import PoseTrack

UNFINISHED = ("open", "interrupted")
"""Sets in one of these states are judged from what was kept of them, a record of it or not."""


class Tracks:
    """The poses of sets."""

    def __init__(self, gate: AccessGate, vault: Vault) -> None:
        self._gate = gate
        self._vault = vault

    def of_set(self, set_id: UUID) -> StoredTrack | None:
        """Return what is known of the file of a set; None where no poses were kept."""
        with self._gate.record(SetRow, set_id, Need.READ, "tracks.of_set") as (db_session, _):
            row = db_session.scalar(select(TrackRow).where(TrackRow.set_id == set_id))
            return as_record(StoredTrack, row) if row else None

    def read(self, set_id: UUID) -> PoseTrack | None:
        """Return the poses of a set, or of as much of it as was kept; None without any.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key.
        """
        with self._gate.record(SetRow, set_id, Need.READ, "tracks.read") as (db_session, its):
            row = db_session.scalar(select(TrackRow).where(TrackRow.set_id == set_id))
        if row is not None:
            return self._vault.track(its.person_id, row.file_name)
        if its.status not in UNFINISHED:
            return None
        pieces = self._vault.pieces(its.person_id, set_id)
        return pieces or self._vault.track_of_set(its.person_id, set_id)

    def parquet(self, set_id: UUID) -> bytes | None:
        """Return the file of the poses of a set, not encrypted; None where none was kept.

        Raises
        ------
        VaultError
            The file is missing, damaged or needs another key.
        """
        with self._gate.record(SetRow, set_id, Need.READ, "tracks.parquet") as (db_session, its):
            row = db_session.scalar(select(TrackRow).where(TrackRow.set_id == set_id))
        if row is None:
            return None
        return self._vault.track_file(its.person_id, row.file_name, row.sha256)


class Media:
    """Videos and pictures: kept only where the person said so, and not for ever."""

    def __init__(self, gate: AccessGate, vault: Vault, *, keep_for: timedelta | None) -> None:
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
        owner_id, media_id = self._gate.glance(SetRow, set_id, Need.CHANGE).person_id, uuid4()
        # Copying takes long: nobody waits for it, as the database is asked afterwards.
        with self._vault.begin_media(owner_id, media_id, source) as pending:
            row = MediaRow(
                id=media_id,
                person_id=owner_id,
                set_id=set_id,
                kind=kind,
                **asdict(pending.kept),
                kept_utc=now_utc(),
                consented_utc=consented_utc,
                expires_utc=now_utc() + self._keep_for if self._keep_for else None,
            )
            with self._gate.record(SetRow, set_id, Need.CHANGE, "media.keep") as (db_session, _):
                db_session.add(row)
                db_session.flush()
                stored = _media(row)
            pending.settle()
        return stored

    def of_person(self, person_id: UUID) -> tuple[StoredMedia, ...]:
        """Return what is kept of a person, the newest first."""
        with self._gate.records_of(person_id, Need.READ, "media.of_person") as db_session:
            rows = db_session.scalars(
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
            its = row
        return self._vault.media(its.person_id, its.file_name, its.sha256)

    def delete(self, media_id: UUID) -> None:
        """Delete a video or picture."""
        its = self._gate.glance(MediaRow, media_id, Need.CHANGE)
        with self._vault.doomed_media(its.person_id, its.file_name) as doomed:
            need, what = Need.CHANGE, "media.delete"
            with self._gate.record(MediaRow, media_id, need, what) as (db_session, row):
                db_session.delete(row)
            doomed.delete()


def _media(row: MediaRow) -> StoredMedia:
    return as_record(StoredMedia, row, suffix=Path(row.file_name).suffix)
