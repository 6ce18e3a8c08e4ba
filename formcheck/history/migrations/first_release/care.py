"""What is kept in files, told or measured, as the first release had them."""

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Make these tables."""
    _pose_track()
    _media()
    _pain_entry()
    _assessment()
    _questionnaire_answer()
    _desk_session()
    _lifting_session()
    _comment()


def _pose_track() -> None:
    op.create_table(
        "pose_track",
        sa.Column("set_id", sa.Uuid(), nullable=False),
        sa.Column("frame_count", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.Column("kept_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_pose_track_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["exercise_set.id"],
            name=op.f("fk_pose_track_set_id_exercise_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pose_track")),
        sa.UniqueConstraint("set_id", name=op.f("uq_pose_track_set_id")),
    )
    op.create_index(op.f("ix_pose_track_person_id"), "pose_track", ["person_id"])


def _media() -> None:
    op.create_table(
        "media",
        sa.Column("set_id", sa.Uuid()),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("consented_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_utc", sa.DateTime(timezone=True)),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("encrypted", sa.Boolean(), nullable=False),
        sa.Column("kept_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_media_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["exercise_set.id"],
            name=op.f("fk_media_set_id_exercise_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
    )
    op.create_index(op.f("ix_media_person_id"), "media", ["person_id"])
    op.create_index(op.f("ix_media_set_id"), "media", ["set_id"])


def _pain_entry() -> None:
    op.create_table(
        "pain_entry",
        sa.Column("session_id", sa.Uuid()),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=200)),
        sa.Column("note", sa.Text()),
        sa.Column("felt_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 10", name=op.f("ck_pain_entry_score")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_pain_entry_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["exercise_session.id"],
            name=op.f("fk_pain_entry_session_id_exercise_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pain_entry")),
    )
    op.create_index(op.f("ix_pain_entry_person_id"), "pain_entry", ["person_id"])
    op.create_index(op.f("ix_pain_entry_session_id"), "pain_entry", ["session_id"])


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("session_id", sa.Uuid()),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("side", sa.String(length=10)),
        sa.Column("value", sa.Double()),
        sa.Column("band", sa.Double()),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("assessed_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_assessment_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["exercise_session.id"],
            name=op.f("fk_assessment_session_id_exercise_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    op.create_index(op.f("ix_assessment_person_id"), "assessment", ["person_id"])
    op.create_index(op.f("ix_assessment_session_id"), "assessment", ["session_id"])


def _questionnaire_answer() -> None:
    op.create_table(
        "questionnaire_answer",
        sa.Column("tool", sa.String(length=60), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("score", sa.Double()),
        sa.Column("answered_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_questionnaire_answer_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_answer")),
    )
    op.create_index(
        op.f("ix_questionnaire_answer_person_id"), "questionnaire_answer", ["person_id"]
    )


def _desk_session() -> None:
    op.create_table(
        "desk_session",
        sa.Column("started_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("observed_s", sa.Double(), nullable=False),
        sa.Column("comfortable_s", sa.Double(), nullable=False),
        sa.Column("posture_changes", sa.Integer(), nullable=False),
        sa.Column("breaks", sa.Integer(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_desk_session_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_session")),
    )
    op.create_index(op.f("ix_desk_session_person_id"), "desk_session", ["person_id"])


def _lifting_session() -> None:
    op.create_table(
        "lifting_session",
        sa.Column("started_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lift_count", sa.Integer(), nullable=False),
        sa.Column("load_kg", sa.Double()),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_lifting_session_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lifting_session")),
    )
    op.create_index(op.f("ix_lifting_session_person_id"), "lifting_session", ["person_id"])


def _comment() -> None:
    op.create_table(
        "comment",
        sa.Column("author_id", sa.Uuid()),
        sa.Column("session_id", sa.Uuid()),
        sa.Column("set_id", sa.Uuid()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
            name=op.f("fk_comment_author_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_comment_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["exercise_session.id"],
            name=op.f("fk_comment_session_id_exercise_session"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["exercise_set.id"],
            name=op.f("fk_comment_set_id_exercise_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    op.create_index(op.f("ix_comment_author_id"), "comment", ["author_id"])
    op.create_index(op.f("ix_comment_person_id"), "comment", ["person_id"])
    op.create_index(op.f("ix_comment_session_id"), "comment", ["session_id"])
    op.create_index(op.f("ix_comment_set_id"), "comment", ["set_id"])
