"""The tables of the first release."""

from formcheck.history.migrations.first_release import care, guard, people, training

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make every table."""
    people.create()
    training.create()
    care.create()
    guard.create()
