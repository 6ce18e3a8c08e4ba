"""Sittings, sets and what was said about them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from formcheck.history.schema.base import Base, Document, Identified, LongText, Owned


class SessionRow(Owned, Base):
    """One sitting of exercise, from check-in to check-out."""

    __tablename__ = "exercise_session"

    started_utc: Mapped[datetime] = mapped_column(index=True)
    ended_utc: Mapped[datetime | None]
    day: Mapped[date]
    place: Mapped[str | None] = mapped_column(String(100))
    plan_version_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("plan_version.id", ondelete="SET NULL"), index=True
    )
    check_in: Mapped[Document | None]
    check_out: Mapped[Document | None]


class SetRow(Owned, Base):
    """One set of one exercise."""

    __tablename__ = "exercise_set"
    __table_args__ = (
        CheckConstraint("source IN ('live', 'recording', 'import')", name="source"),
        CheckConstraint(
            "status IN ('open', 'finished', 'interrupted', 'discarded')", name="status"
        ),
        # Holds all that is asked of years of exercise, so that the rows need not be read.
        Index(
            "ix_exercise_set_progress",
            "person_id",
            "status",
            "exercise_id",
            "day",
            "rep_count",
            "id",
        ),
        Index("ix_exercise_set_days", "person_id", "status", "day", "rep_count"),
    )

    session_id: Mapped[UUID] = mapped_column(
        ForeignKey("exercise_session.id", ondelete="CASCADE"), index=True
    )
    exercise_id: Mapped[str] = mapped_column(String(60))
    level: Mapped[str] = mapped_column(String(20))
    side: Mapped[str | None] = mapped_column(String(10))
    personal_target: Mapped[float | None]
    source: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20))
    started_utc: Mapped[datetime]
    touched_utc: Mapped[datetime]
    ended_utc: Mapped[datetime | None]
    day: Mapped[date]
    rep_count: Mapped[int] = mapped_column(default=0)
    rep_count_live: Mapped[int | None]


class LiveRepRow(Base):
    """A repetition as it was counted aloud while the set ran; the verdict may see it otherwise."""

    __tablename__ = "live_rep"

    set_id: Mapped[UUID] = mapped_column(
        ForeignKey("exercise_set.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    counted_utc: Mapped[datetime]
    document: Mapped[LongText]


class VerdictRow(Identified, Base):
    """What one version of the engine and of the exercise file says about a set.

    It holds what is asked for across sets, and little else: years of them are read at once.
    """

    __tablename__ = "verdict"
    __table_args__ = (
        UniqueConstraint("set_id", "number"),
        Index(
            "uq_verdict_current",
            "set_id",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
    )

    set_id: Mapped[UUID] = mapped_column(ForeignKey("exercise_set.id", ondelete="CASCADE"))
    number: Mapped[int]
    is_current: Mapped[bool]
    engine_version: Mapped[str] = mapped_column(String(40))
    spec_version: Mapped[int]
    spec_hash: Mapped[str] = mapped_column(String(64))
    judged_utc: Mapped[datetime | None]
    scored: Mapped[bool | None]
    score: Mapped[float | None]
    reason: Mapped[str | None]
    view: Mapped[str | None] = mapped_column(String(20))
    view_yaw_deg: Mapped[float | None]
    rate_hz: Mapped[float | None]
    mode: Mapped[str | None] = mapped_column(String(20))
    target: Mapped[float | None]
    target_unit: Mapped[str | None] = mapped_column(String(20))
    count_basis: Mapped[str | None] = mapped_column(String(20))
    rep_count: Mapped[int] = mapped_column(default=0)
    clock_count: Mapped[int | None]
    peak_furthest: Mapped[float | None]
    peak_mean: Mapped[float | None]
    peak_band: Mapped[float | None]
    peak_unit: Mapped[str | None] = mapped_column(String(20))
    hold_total_s: Mapped[float | None]
    hold_longest_s: Mapped[float | None]


class VerdictDocumentRow(Base):
    """Everything in a verdict but what has rows of its own: movements and holds."""

    __tablename__ = "verdict_document"

    verdict_id: Mapped[UUID] = mapped_column(
        ForeignKey("verdict.id", ondelete="CASCADE"), primary_key=True
    )
    document: Mapped[LongText]


class RepRow(Identified, Base):
    """One repetition that a verdict counts."""

    __tablename__ = "rep"
    __table_args__ = (UniqueConstraint("verdict_id", "number"),)

    verdict_id: Mapped[UUID] = mapped_column(ForeignKey("verdict.id", ondelete="CASCADE"))
    number: Mapped[int]
    side: Mapped[str | None] = mapped_column(String(10))
    start_s: Mapped[float | None]
    peak_s: Mapped[float | None]
    end_s: Mapped[float | None]
    peak: Mapped[float | None]
    start_value: Mapped[float | None]
    peak_band: Mapped[float | None]
    unit: Mapped[str] = mapped_column(String(20))
    out_s: Mapped[float | None]
    pause_s: Mapped[float | None]
    return_s: Mapped[float | None]
    hold_s: Mapped[float | None]
    score: Mapped[float | None]
    full_range: Mapped[bool | None]
    counted_utc: Mapped[datetime]
    document: Mapped[LongText]


class FaultRow(Identified, Base):
    """A fault of a repetition; of a hold or the whole set where `rep_id` is empty."""

    __tablename__ = "fault_finding"
    __table_args__ = (Index("ix_fault_finding_progress", "verdict_id", "fault_id", "severity"),)

    verdict_id: Mapped[UUID] = mapped_column(ForeignKey("verdict.id", ondelete="CASCADE"))
    rep_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("rep.id", ondelete="CASCADE"), index=True
    )
    fault_id: Mapped[str] = mapped_column(String(60))
    severity: Mapped[str] = mapped_column(String(10))
    worst: Mapped[float | None]
    threshold: Mapped[float | None]
    unit: Mapped[str] = mapped_column(String(20))
    time_s: Mapped[float | None]


class NotCountedRow(Identified, Base):
    """A movement that stood out of the set and was not counted."""

    __tablename__ = "attempt"
    __table_args__ = (UniqueConstraint("verdict_id", "number"),)

    verdict_id: Mapped[UUID] = mapped_column(ForeignKey("verdict.id", ondelete="CASCADE"))
    number: Mapped[int]
    reason: Mapped[str] = mapped_column(String(20))
    start_s: Mapped[float | None]
    end_s: Mapped[float | None]
    document: Mapped[LongText]


class HoldRow(Identified, Base):
    """One stretch of holding."""

    __tablename__ = "hold"
    __table_args__ = (UniqueConstraint("verdict_id", "number"),)

    verdict_id: Mapped[UUID] = mapped_column(ForeignKey("verdict.id", ondelete="CASCADE"))
    number: Mapped[int]
    side: Mapped[str | None] = mapped_column(String(10))
    start_s: Mapped[float | None]
    end_s: Mapped[float | None]
    duration_s: Mapped[float | None]
    document: Mapped[LongText]
