"""Who is there, how they are recognised, and who may see whom."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from formcheck.history.records.people import Role
from formcheck.history.schema.base import Base, Identified, LongText, Owned

ROLE_IS_KNOWN = "role IN ('patient', 'therapist', 'admin')"


class PersonRow(Identified, Base):
    """A person; the audit trail knows them by `audit_ref` alone."""

    __tablename__ = "person"
    __table_args__ = (CheckConstraint(ROLE_IS_KNOWN, name="role"),)

    name: Mapped[LongText]
    role: Mapped[Role] = mapped_column(String(20))
    audit_ref: Mapped[UUID] = mapped_column(default=uuid4, unique=True)
    created_utc: Mapped[datetime]
    closed_utc: Mapped[datetime | None]


class LoginIdentityRow(Owned, Base):
    """How a login provider names a person."""

    __tablename__ = "login_identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    issuer: Mapped[LongText]
    subject: Mapped[LongText]
    linked_utc: Mapped[datetime]


class PasscodeRow(Base):
    """What opens the records of a person on their own machine."""

    __tablename__ = "passcode"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    argon2_hash: Mapped[LongText]
    set_utc: Mapped[datetime]
    wrong_count: Mapped[int] = mapped_column(default=0)
    wait_until_utc: Mapped[datetime | None]


class InvitationRow(Identified, Base):
    """A chance to join; the token itself is never kept."""

    __tablename__ = "invitation"
    __table_args__ = (CheckConstraint(ROLE_IS_KNOWN, name="role"),)

    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[Role] = mapped_column(String(20))
    invited_by_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    created_utc: Mapped[datetime]
    expires_utc: Mapped[datetime]
    accepted_utc: Mapped[datetime | None]
    withdrawn_utc: Mapped[datetime | None]


class GrantRow(Owned, Base):
    """That a person lets a therapist see their records."""

    __tablename__ = "grant"
    __table_args__ = (
        Index(
            "uq_grant_live",
            "person_id",
            "therapist_id",
            unique=True,
            sqlite_where=text("revoked_utc IS NULL"),
            postgresql_where=text("revoked_utc IS NULL"),
        ),
    )

    therapist_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    granted_utc: Mapped[datetime]
    revoked_utc: Mapped[datetime | None]


class AuditRow(Identified, Base):
    """That somebody read or changed what belongs to another; triggers keep it as it was written.

    It names no person and no record: `actor_ref` and `subject_ref` lead to a person only while
    that person's row stands.
    """

    __tablename__ = "audit_entry"

    at_utc: Mapped[datetime]
    actor_ref: Mapped[UUID] = mapped_column(index=True)
    subject_ref: Mapped[UUID] = mapped_column(index=True)
    action: Mapped[str] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(String(100))
