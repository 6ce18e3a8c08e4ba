"""What a programme rests on: profile, health questions, conditions, clearances, what was done."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from formcheck.history.schema.base import Base, Document, LongText, Owned

SAID_BY = "{} IN ('self', 'therapist')"


class ProfileRow(Base):
    """What a person said of themself that a plan is made by: `body` as a profile file says it."""

    __tablename__ = "profile"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    body: Mapped[Document]
    changed_utc: Mapped[datetime]


class ScreeningRow(Owned, Base):
    """One round of the health questions; at most one is open."""

    __tablename__ = "screening"
    __table_args__ = (
        Index(
            "uq_screening_open",
            "person_id",
            unique=True,
            sqlite_where=text("finished_utc IS NULL"),
            postgresql_where=text("finished_utc IS NULL"),
        ),
    )

    reason: Mapped[str] = mapped_column(String(20))
    begun_utc: Mapped[datetime]
    finished_utc: Mapped[datetime | None]


class ScreeningAnswerRow(Base):
    """The answer to one health question; answered again, it is written over."""

    __tablename__ = "screening_answer"

    screening_id: Mapped[UUID] = mapped_column(
        ForeignKey("screening.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    answer: Mapped[bool]
    answered_utc: Mapped[datetime]


class ConditionRow(Owned, Base):
    """A condition that exercises are chosen by: its code, who said so, and until when."""

    __tablename__ = "condition"
    __table_args__ = (
        CheckConstraint(SAID_BY.format("said_by"), name="said_by"),
        Index(
            "uq_condition_now",
            "person_id",
            "code",
            "said_by",
            unique=True,
            sqlite_where=text("ended_utc IS NULL"),
            postgresql_where=text("ended_utc IS NULL"),
        ),
    )

    code: Mapped[str] = mapped_column(String(20))
    said_by: Mapped[str] = mapped_column(String(20))
    author_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    said_utc: Mapped[datetime]
    ended_utc: Mapped[datetime | None]


class ClearanceRow(Owned, Base):
    """A statement that a clinician looked at something."""

    __tablename__ = "clearance"
    __table_args__ = (CheckConstraint(SAID_BY.format("stated_by"), name="stated_by"),)

    questions: Mapped[list[int]] = mapped_column(JSON())
    codes: Mapped[list[str]] = mapped_column(JSON())
    examined_by: Mapped[LongText]
    examined_utc: Mapped[datetime]
    stated_by: Mapped[str] = mapped_column(String(20))
    author_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    stated_utc: Mapped[datetime]


class UnseenRow(Owned, Base):
    """Something of the plan that was done without a camera; it counts fully."""

    __tablename__ = "unseen_activity"

    session_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("exercise_session.id", ondelete="CASCADE"), index=True
    )
    plan_version_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("plan_version.id", ondelete="SET NULL"), index=True
    )
    item: Mapped[str] = mapped_column(String(60))
    amount: Mapped[Document]
    effort: Mapped[str | None] = mapped_column(String(20))
    day: Mapped[date]
    done_utc: Mapped[datetime]


class SetContextRow(Base):
    """Which version of the plan a set belongs to, how hard it felt, and whether controlled."""

    __tablename__ = "set_context"

    set_id: Mapped[UUID] = mapped_column(
        ForeignKey("exercise_set.id", ondelete="CASCADE"), primary_key=True
    )
    plan_version_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("plan_version.id", ondelete="SET NULL"), index=True
    )
    effort: Mapped[str | None] = mapped_column(String(20))
    felt_controlled: Mapped[bool | None]


class ProposalAnswerRow(Owned, Base):
    """What somebody answered when a change of the plan was proposed."""

    __tablename__ = "proposal_answer"

    exercise: Mapped[str] = mapped_column(String(60))
    proposal: Mapped[Document]
    answer: Mapped[str] = mapped_column(String(20))
    author_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    answered_utc: Mapped[datetime]


class CorrectionRow(Owned, Base):
    """That somebody says otherwise than the verdict on a set; the verdict stays as it is."""

    __tablename__ = "correction"

    set_id: Mapped[UUID] = mapped_column(
        ForeignKey("exercise_set.id", ondelete="CASCADE"), index=True
    )
    moment_s: Mapped[float | None]
    what: Mapped[str] = mapped_column(String(40))
    value: Mapped[Document]
    author_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    role: Mapped[str] = mapped_column(String(20))
    written_utc: Mapped[datetime]
