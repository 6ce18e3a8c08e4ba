"""Every exercise of the clinical table can be written as an exercise file."""

import pytest

from formcheck.exercises.terms import LEVELS
from tests.clinical_tables import exercise_table
from tests.exercises.clinical_files import file_of

COUNT = 34


def test_no_exercise_is_left_out() -> None:
    assert len(exercise_table()["exercises"]) == COUNT


@pytest.mark.parametrize("number", range(COUNT))
def test_every_exercise_can_be_said(number: int) -> None:
    row = exercise_table()["exercises"][number]
    spec = file_of(row)
    assert (spec.id, spec.mode) == (row["id"], row["mode"])
    assert [fault.id for fault in spec.faults] == [fault["id"] for fault in row["faults"]]
    for level in LEVELS:
        dose = row["dose"][level]
        assert spec.dose.at(level).reps == dose.get("reps")
        assert spec.dose.at(level).duration_s == dose.get("duration_s")
