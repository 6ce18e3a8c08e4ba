"""What lies in files beside the database."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from formcheck.history.schema.base import Base, Owned


class KeptFile(Owned):
    """A file, what is in it, and how to tell that it is whole."""

    file_name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    size_bytes: Mapped[int]
    encrypted: Mapped[bool]
    kept_utc: Mapped[datetime]


class TrackRow(KeptFile, Base):
    """The poses of a set."""

    __tablename__ = "pose_track"

    set_id: Mapped[UUID] = mapped_column(
        ForeignKey("exercise_set.id", ondelete="CASCADE"), unique=True
    )
    frame_count: Mapped[int]


class MediaRow(KeptFile, Base):
    """A video or picture that the person ticked to keep."""

    __tablename__ = "media"

    set_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("exercise_set.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(20))
    consented_utc: Mapped[datetime]
    expires_utc: Mapped[datetime | None]
