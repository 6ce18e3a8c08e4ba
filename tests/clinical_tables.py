"""The clinical tables beside the checkout, as the tests compare with them."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

TABLES = Path(__file__).parent.parent.parent / "shared" / "domain" / "tables"


@cache
def exercise_table() -> dict[str, Any]:
    """Return the exercise table; the test is skipped where it is absent."""
    path = TABLES / "exercises.yaml"
    if not path.is_file():
        pytest.skip("the clinical tables (../shared/domain/tables) are not beside this checkout")
    table: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return table


def table_row(exercise_id: str) -> dict[str, Any]:
    """Return the row of one exercise."""
    rows: list[dict[str, Any]] = exercise_table()["exercises"]
    return next(row for row in rows if row["id"] == exercise_id)
