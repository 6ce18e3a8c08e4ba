"""People, logins, grants and the audit trail, as the first release had them."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    _person()
    _login_identity()
    _passcode()
    _invitation()
    _grant()
    _audit_entry()


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("audit_ref", sa.Uuid(), nullable=False),
        sa.Column("created_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_utc", sa.DateTime(timezone=True)),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "role IN ('patient', 'therapist', 'admin')", name=op.f("ck_person_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("audit_ref", name=op.f("uq_person_audit_ref")),
    )


def _login_identity() -> None:
    op.create_table(
        "login_identity",
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("linked_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_login_identity_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_identity")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_login_identity_issuer_subject")),
    )
    op.create_index(op.f("ix_login_identity_person_id"), "login_identity", ["person_id"])


def _passcode() -> None:
    op.create_table(
        "passcode",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("argon2_hash", sa.Text(), nullable=False),
        sa.Column("set_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong_count", sa.Integer(), nullable=False),
        sa.Column("wait_until_utc", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_passcode_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_passcode")),
    )


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("invited_by_id", sa.Uuid()),
        sa.Column("created_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_utc", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_utc", sa.DateTime(timezone=True)),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "role IN ('patient', 'therapist', 'admin')", name=op.f("ck_invitation_role")
        ),
        sa.ForeignKeyConstraint(
            ["invited_by_id"],
            ["person.id"],
            name=op.f("fk_invitation_invited_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_invitation_token_sha256")),
    )
    op.create_index(op.f("ix_invitation_invited_by_id"), "invitation", ["invited_by_id"])


def _grant() -> None:
    op.create_table(
        "grant",
        sa.Column("therapist_id", sa.Uuid(), nullable=False),
        sa.Column("granted_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_utc", sa.DateTime(timezone=True)),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_grant_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["therapist_id"],
            ["person.id"],
            name=op.f("fk_grant_therapist_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant")),
    )
    op.create_index(op.f("ix_grant_person_id"), "grant", ["person_id"])
    op.create_index(op.f("ix_grant_therapist_id"), "grant", ["therapist_id"])
    op.create_index(
        "uq_grant_live",
        "grant",
        ["person_id", "therapist_id"],
        unique=True,
        sqlite_where=sa.text("revoked_utc IS NULL"),
        postgresql_where=sa.text("revoked_utc IS NULL"),
    )


def _audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_ref", sa.Uuid(), nullable=False),
        sa.Column("subject_ref", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("what", sa.String(length=100), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_actor_ref"), "audit_entry", ["actor_ref"])
    op.create_index(op.f("ix_audit_entry_subject_ref"), "audit_entry", ["subject_ref"])
