"""Plans, sittings, sets and what was said about them, as the first release had them."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    _plan()
    _plan_version()
    _exercise_session()
    _exercise_set()
    _verdict()
    _verdict_document()
    _rep()
    _fault_finding()
    _attempt()
    _hold()


def _plan() -> None:
    op.create_table(
        "plan",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_utc", sa.DateTime(timezone=True)),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_plan_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_index(op.f("ix_plan_person_id"), "plan", ["person_id"])


def _plan_version() -> None:
    op.create_table(
        "plan_version",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.Uuid()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("written_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
            name=op.f("fk_plan_version_author_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_plan_version_plan_id_plan"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_plan_version_plan_id_number")),
    )
    op.create_index(op.f("ix_plan_version_author_id"), "plan_version", ["author_id"])


def _exercise_session() -> None:
    op.create_table(
        "exercise_session",
        sa.Column("started_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_utc", sa.DateTime(timezone=True)),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=100)),
        sa.Column("plan_version_id", sa.Uuid()),
        sa.Column("check_in", sa.JSON()),
        sa.Column("check_out", sa.JSON()),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_exercise_session_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["plan_version_id"],
            ["plan_version.id"],
            name=op.f("fk_exercise_session_plan_version_id_plan_version"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_session")),
    )
    op.create_index(op.f("ix_exercise_session_person_id"), "exercise_session", ["person_id"])
    op.create_index(
        op.f("ix_exercise_session_plan_version_id"), "exercise_session", ["plan_version_id"]
    )
    op.create_index(op.f("ix_exercise_session_started_utc"), "exercise_session", ["started_utc"])


def _exercise_set() -> None:
    op.create_table(
        "exercise_set",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.String(length=60), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("side", sa.String(length=10)),
        sa.Column("personal_target", sa.Double()),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("started_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_utc", sa.DateTime(timezone=True)),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rep_count", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "source IN ('live', 'recording', 'import')", name=op.f("ck_exercise_set_source")
        ),
        sa.CheckConstraint(
            "status IN ('open', 'finished', 'interrupted', 'discarded')",
            name=op.f("ck_exercise_set_status"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_exercise_set_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["exercise_session.id"],
            name=op.f("fk_exercise_set_session_id_exercise_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_set")),
    )
    op.create_index(
        "ix_exercise_set_days", "exercise_set", ["person_id", "status", "day", "rep_count"]
    )
    op.create_index(op.f("ix_exercise_set_person_id"), "exercise_set", ["person_id"])
    op.create_index(
        "ix_exercise_set_progress",
        "exercise_set",
        ["person_id", "status", "exercise_id", "day", "rep_count", "id"],
    )
    op.create_index(op.f("ix_exercise_set_session_id"), "exercise_set", ["session_id"])


def _verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("set_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("engine_version", sa.String(length=40), nullable=False),
        sa.Column("spec_version", sa.Integer(), nullable=False),
        sa.Column("spec_hash", sa.String(length=64), nullable=False),
        sa.Column("judged_utc", sa.DateTime(timezone=True)),
        sa.Column("scored", sa.Boolean()),
        sa.Column("score", sa.Double()),
        sa.Column("reason", sa.String()),
        sa.Column("view", sa.String(length=20)),
        sa.Column("view_yaw_deg", sa.Double()),
        sa.Column("rate_hz", sa.Double()),
        sa.Column("mode", sa.String(length=20)),
        sa.Column("target", sa.Double()),
        sa.Column("target_unit", sa.String(length=20)),
        sa.Column("count_basis", sa.String(length=20)),
        sa.Column("rep_count", sa.Integer(), nullable=False),
        sa.Column("clock_count", sa.Integer()),
        sa.Column("peak_furthest", sa.Double()),
        sa.Column("peak_mean", sa.Double()),
        sa.Column("peak_band", sa.Double()),
        sa.Column("peak_unit", sa.String(length=20)),
        sa.Column("hold_total_s", sa.Double()),
        sa.Column("hold_longest_s", sa.Double()),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["exercise_set.id"],
            name=op.f("fk_verdict_set_id_exercise_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint("set_id", "number", name=op.f("uq_verdict_set_id_number")),
    )
    op.create_index(
        "uq_verdict_current",
        "verdict",
        ["set_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )


def _verdict_document() -> None:
    op.create_table(
        "verdict_document",
        sa.Column("verdict_id", sa.Uuid(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_verdict_document_verdict_id_verdict"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("verdict_id", name=op.f("pk_verdict_document")),
    )


def _rep() -> None:
    op.create_table(
        "rep",
        sa.Column("verdict_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=10)),
        sa.Column("start_s", sa.Double()),
        sa.Column("peak_s", sa.Double()),
        sa.Column("end_s", sa.Double()),
        sa.Column("peak", sa.Double()),
        sa.Column("start_value", sa.Double()),
        sa.Column("peak_band", sa.Double()),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("out_s", sa.Double()),
        sa.Column("pause_s", sa.Double()),
        sa.Column("return_s", sa.Double()),
        sa.Column("hold_s", sa.Double()),
        sa.Column("score", sa.Double()),
        sa.Column("full_range", sa.Boolean()),
        sa.Column("counted_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_rep_verdict_id_verdict"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rep")),
        sa.UniqueConstraint("verdict_id", "number", name=op.f("uq_rep_verdict_id_number")),
    )


def _fault_finding() -> None:
    op.create_table(
        "fault_finding",
        sa.Column("verdict_id", sa.Uuid(), nullable=False),
        sa.Column("rep_id", sa.Uuid()),
        sa.Column("fault_id", sa.String(length=60), nullable=False),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("worst", sa.Double()),
        sa.Column("threshold", sa.Double()),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("time_s", sa.Double()),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rep_id"], ["rep.id"], name=op.f("fk_fault_finding_rep_id_rep"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_fault_finding_verdict_id_verdict"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fault_finding")),
    )
    op.create_index(
        "ix_fault_finding_progress", "fault_finding", ["verdict_id", "fault_id", "severity"]
    )
    op.create_index(op.f("ix_fault_finding_rep_id"), "fault_finding", ["rep_id"])


def _attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("verdict_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("start_s", sa.Double()),
        sa.Column("end_s", sa.Double()),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_attempt_verdict_id_verdict"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("verdict_id", "number", name=op.f("uq_attempt_verdict_id_number")),
    )


def _hold() -> None:
    op.create_table(
        "hold",
        sa.Column("verdict_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=10)),
        sa.Column("start_s", sa.Double()),
        sa.Column("end_s", sa.Double()),
        sa.Column("duration_s", sa.Double()),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_hold_verdict_id_verdict"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
        sa.UniqueConstraint("verdict_id", "number", name=op.f("uq_hold_verdict_id_number")),
    )
