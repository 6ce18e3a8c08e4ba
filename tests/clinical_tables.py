"""The clinical tables of docs/clinical, as the tests compare with them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLES = Path(__file__).parent.parent / "docs" / "clinical" / "tables"


@cache
def exercise_table() -> dict[str, Any]:
    """Return the exercise table."""
    text = (TABLES / "exercises.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.safe_load(text)
    return table


def table_row(exercise_id: str) -> dict[str, Any]:
    """Return the row of one exercise."""
    rows: list[dict[str, Any]] = exercise_table()["exercises"]
    return next(row for row in rows if row["id"] == exercise_id)
