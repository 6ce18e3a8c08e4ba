"""Plans, and what a person tells or has measured beside the exercises."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from formcheck.history.schema.base import Base, Document, Identified, LongText, Owned


def _author() -> Any:
    """Return the column of who wrote it, which is emptied when that person is erased."""
    return mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)


def _sitting() -> Any:
    """Return the column of the sitting it belongs to, where it belongs to one."""
    return mapped_column(ForeignKey("exercise_session.id", ondelete="CASCADE"), index=True)


class PlanRow(Owned, Base):
    """A plan of exercise; what it says is in its versions."""

    __tablename__ = "plan"

    title: Mapped[LongText]
    created_utc: Mapped[datetime]
    ended_utc: Mapped[datetime | None]


class PlanVersionRow(Identified, Base):
    """What a plan said at one time, who wrote it and why."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    number: Mapped[int]
    body: Mapped[Document]
    author_id: Mapped[UUID | None] = _author()
    reason: Mapped[LongText]
    written_utc: Mapped[datetime]


class PainRow(Owned, Base):
    """How much it hurt, from 0 to 10, as the person says."""

    __tablename__ = "pain_entry"
    __table_args__ = (CheckConstraint("score BETWEEN 0 AND 10", name="score"),)

    session_id: Mapped[UUID | None] = _sitting()
    kind: Mapped[str] = mapped_column(String(20))
    score: Mapped[int]
    place: Mapped[str | None] = mapped_column(String(200))
    note: Mapped[LongText | None]
    felt_utc: Mapped[datetime]


class AssessmentRow(Owned, Base):
    """One measured test."""

    __tablename__ = "assessment"

    session_id: Mapped[UUID | None] = _sitting()
    kind: Mapped[str] = mapped_column(String(60))
    side: Mapped[str | None] = mapped_column(String(10))
    value: Mapped[float | None]
    band: Mapped[float | None]
    unit: Mapped[str] = mapped_column(String(20))
    details: Mapped[Document]
    assessed_utc: Mapped[datetime]


class QuestionnaireRow(Owned, Base):
    """The answers to one questionnaire."""

    __tablename__ = "questionnaire_answer"

    tool: Mapped[str] = mapped_column(String(60))
    items: Mapped[Document] = mapped_column(JSON())
    score: Mapped[float | None]
    answered_utc: Mapped[datetime]


class DeskRow(Owned, Base):
    """One stretch of sitting or standing at a desk, watched."""

    __tablename__ = "desk_session"

    started_utc: Mapped[datetime]
    ended_utc: Mapped[datetime]
    observed_s: Mapped[float]
    comfortable_s: Mapped[float]
    posture_changes: Mapped[int]
    breaks: Mapped[int]
    details: Mapped[Document]


class LiftingRow(Owned, Base):
    """One series of lifts, watched."""

    __tablename__ = "lifting_session"

    started_utc: Mapped[datetime]
    ended_utc: Mapped[datetime]
    lift_count: Mapped[int]
    load_kg: Mapped[float | None]
    details: Mapped[Document]


class CommentRow(Owned, Base):
    """What somebody wrote to the person about a sitting, a set, or in general."""

    __tablename__ = "comment"

    author_id: Mapped[UUID | None] = _author()
    session_id: Mapped[UUID | None] = _sitting()
    set_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("exercise_set.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[LongText]
    written_utc: Mapped[datetime]
