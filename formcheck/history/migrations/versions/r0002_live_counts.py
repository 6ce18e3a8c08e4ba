"""What was counted live is kept beside what the verdict on the whole set counts.

Up to now the repetitions that were counted aloud were those of the verdict, or, where it saw them
otherwise, of a verdict before it.
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

REASONS = {
    "partial": "given_up",
    "cut_off": "cut",
    "too_fast": "unlike",
    "too_slow": "stayed",
    "incomplete": "unlike",
}


def upgrade() -> None:
    """Keep live counts and live repetitions, and name what was not counted as today."""
    _live_rep()
    op.add_column("exercise_set", sa.Column("rep_count_live", sa.Integer()))
    _count_what_was_live()
    _move_what_was_live()
    for before, now in REASONS.items():
        op.execute(f"UPDATE attempt SET reason = '{now}' WHERE reason = '{before}'")


def _live_rep() -> None:
    op.create_table(
        "live_rep",
        sa.Column("set_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("counted_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["exercise_set.id"],
            name=op.f("fk_live_rep_set_id_exercise_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("set_id", "number", name=op.f("pk_live_rep")),
    )


def _count_what_was_live() -> None:
    """Every set has a verdict 1: the one that was begun with it and counted along."""
    op.execute(
        "UPDATE exercise_set SET rep_count_live = ("
        "SELECT verdict.rep_count FROM verdict "
        "WHERE verdict.set_id = exercise_set.id AND verdict.number = 1) "
        "WHERE source = 'live'"
    )


def _move_what_was_live() -> None:
    """Copy the repetitions of verdict 1; one that was never judged has none of its own."""
    op.execute(
        "INSERT INTO live_rep (set_id, number, counted_utc, document) "
        "SELECT verdict.set_id, rep.number, rep.counted_utc, rep.document FROM rep "
        "JOIN verdict ON verdict.id = rep.verdict_id "
        "JOIN exercise_set ON exercise_set.id = verdict.set_id "
        "WHERE verdict.number = 1 "
        "AND (exercise_set.source = 'live' OR verdict.judged_utc IS NULL)"
    )
    for table in ("fault_finding", "rep"):
        op.execute(
            f"DELETE FROM {table} WHERE verdict_id IN "
            "(SELECT id FROM verdict WHERE judged_utc IS NULL)"
        )
