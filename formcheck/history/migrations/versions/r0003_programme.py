"""A programme: profile, health questions, conditions, clearances, and what was done unseen."""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; what is there stays as it is."""
    _profile()
    _screening()
    _condition()
    _clearance()
    _unseen()
    _set_context()
    _correction()
    _proposal_answer()


def _owner(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f(f"fk_{table}_person_id_person"),
            ondelete="CASCADE",
        )
    ]


def _reference(table: str, column: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete=ondelete
    )


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _only_one(table: str, name: str, columns: list[str], where: str) -> None:
    op.create_index(
        name,
        table,
        columns,
        unique=True,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def _owned(table: str, *more: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        *more,
        *_owner(table),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    _indexed(table, "person_id")


def _profile() -> None:
    op.create_table(
        "profile",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("changed_utc", TIME, nullable=False),
        *_owner("profile"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_profile")),
    )


def _screening() -> None:
    _owned(
        "screening",
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("begun_utc", TIME, nullable=False),
        sa.Column("finished_utc", TIME),
    )
    _only_one("screening", "uq_screening_open", ["person_id"], "finished_utc IS NULL")
    op.create_table(
        "screening_answer",
        sa.Column("screening_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Boolean(), nullable=False),
        sa.Column("answered_utc", TIME, nullable=False),
        _reference("screening_answer", "screening_id", "screening", "CASCADE"),
        sa.PrimaryKeyConstraint("screening_id", "number", name=op.f("pk_screening_answer")),
    )


def _condition() -> None:
    _owned(
        "condition",
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("said_by", sa.String(20), nullable=False),
        sa.Column("author_id", sa.Uuid()),
        sa.Column("said_utc", TIME, nullable=False),
        sa.Column("ended_utc", TIME),
        sa.CheckConstraint("said_by IN ('self', 'therapist')", name=op.f("ck_condition_said_by")),
        _reference("condition", "author_id", "person", "SET NULL"),
    )
    _indexed("condition", "author_id")
    _only_one(
        "condition", "uq_condition_now", ["person_id", "code", "said_by"], "ended_utc IS NULL"
    )


def _clearance() -> None:
    _owned(
        "clearance",
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("examined_by", sa.Text(), nullable=False),
        sa.Column("examined_utc", TIME, nullable=False),
        sa.Column("stated_by", sa.String(20), nullable=False),
        sa.Column("author_id", sa.Uuid()),
        sa.Column("stated_utc", TIME, nullable=False),
        sa.CheckConstraint(
            "stated_by IN ('self', 'therapist')", name=op.f("ck_clearance_stated_by")
        ),
        _reference("clearance", "author_id", "person", "SET NULL"),
    )
    _indexed("clearance", "author_id")


def _unseen() -> None:
    _owned(
        "unseen_activity",
        sa.Column("session_id", sa.Uuid()),
        sa.Column("plan_version_id", sa.Uuid()),
        sa.Column("item", sa.String(60), nullable=False),
        sa.Column("amount", sa.JSON(), nullable=False),
        sa.Column("effort", sa.String(20)),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("done_utc", TIME, nullable=False),
        _reference("unseen_activity", "session_id", "exercise_session", "CASCADE"),
        _reference("unseen_activity", "plan_version_id", "plan_version", "SET NULL"),
    )
    _indexed("unseen_activity", "session_id", "plan_version_id")


def _set_context() -> None:
    op.create_table(
        "set_context",
        sa.Column("set_id", sa.Uuid(), nullable=False),
        sa.Column("plan_version_id", sa.Uuid()),
        sa.Column("effort", sa.String(20)),
        sa.Column("felt_controlled", sa.Boolean()),
        _reference("set_context", "set_id", "exercise_set", "CASCADE"),
        _reference("set_context", "plan_version_id", "plan_version", "SET NULL"),
        sa.PrimaryKeyConstraint("set_id", name=op.f("pk_set_context")),
    )
    _indexed("set_context", "plan_version_id")


def _correction() -> None:
    _owned(
        "correction",
        sa.Column("set_id", sa.Uuid(), nullable=False),
        sa.Column("moment_s", sa.Double()),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.Uuid()),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("written_utc", TIME, nullable=False),
        _reference("correction", "set_id", "exercise_set", "CASCADE"),
        _reference("correction", "author_id", "person", "SET NULL"),
    )
    _indexed("correction", "set_id", "author_id")


def _proposal_answer() -> None:
    _owned(
        "proposal_answer",
        sa.Column("exercise", sa.String(60), nullable=False),
        sa.Column("proposal", sa.JSON(), nullable=False),
        sa.Column("answer", sa.String(20), nullable=False),
        sa.Column("author_id", sa.Uuid()),
        sa.Column("answered_utc", TIME, nullable=False),
        _reference("proposal_answer", "author_id", "person", "SET NULL"),
    )
    _indexed("proposal_answer", "author_id")
