"""The clinical tables of docs/clinical, as the tests compare with them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

EASIER_WAYS = {
    "knee plank (use body_line_knee)": "knee_plank",
    "knees bent (use body_line_knee)": "side_plank_knees",
    "fingertip support": "single_leg_stance_supported",
    "hands on thighs": "sit_to_stand_assisted",
    "hands on armrests (not for the test)": "sit_to_stand_assisted",
    "mini squat 45 deg with hand support": "mini_squat",
    "both hands on support": "heel_raise_supported",
    "seated march": "seated_march",
    "leg only, toes on the floor": "bird_dog_leg",
    "arm only": "bird_dog_arm",
    "prone on elbows 1-3 min": "prone_on_elbows",
    "seated cat-cow": "seated_cat_cow",
}
"""Words of the table for what the catalogue holds as exercises of their own, and their ids."""

BESIDE_THE_TABLE = {
    "push_up", "biceps_curl", "overhead_press", "sit_up", "jumping_jack",
    "wall_push_up", "glute_bridge_arms_pressed", *EASIER_WAYS.values(),
}  # fmt: skip
"""Exercises that have no row of their own: five that all try, and easier ways of others (E)."""

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
