"""Sway and breathing are watched where an exercise reads them, and nowhere else."""

import pytest

from formcheck.exercises.coach.last_seconds import reads_last_seconds
from formcheck.exercises.library import CATALOG_FOLDER, exercise_ids
from formcheck.kinematics.metrics import METRICS
from tests.exercises.sets import spec_of

OF_THE_LAST_SECONDS = [f'"{each.id}"' for each in METRICS.values() if each.basis == "window"]


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_they_are_watched_for_every_exercise_whose_file_names_them(exercise_id: str) -> None:
    spec, text = (
        spec_of(exercise_id),
        (CATALOG_FOLDER / f"{exercise_id}.toml").read_text(encoding="utf-8"),
    )
    named = any(each in text for each in OF_THE_LAST_SECONDS)
    assert reads_last_seconds(spec) == (named or spec.breathing is not None)
