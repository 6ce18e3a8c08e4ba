"""The table of demonstrated movements is what the demonstrations show."""

import json

import numpy as np
import pytest

from formcheck.exercises.counting.demonstrated import TABLE_PATH, demonstrations
from formcheck.exercises.counting.posture_angles import POSTURE
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.library import exercise_ids, load_exercise
from tools.demonstrated_movements import demonstrated_row

COUNTED = [each for each in exercise_ids() if load_exercise(each).counts_reps]


@pytest.mark.parametrize("exercise_id", ["biceps_curl", "squat"])
def test_the_table_is_up_to_date(exercise_id: str) -> None:
    table = json.loads(TABLE_PATH.read_text(encoding="utf-8"))
    assert demonstrated_row(load_exercise(exercise_id)) == table[exercise_id]


def test_every_exercise_that_is_counted_is_demonstrated_and_no_other() -> None:
    assert sorted(demonstrations()) == sorted(COUNTED)


@pytest.mark.parametrize("exercise_id", COUNTED)
def test_each_signal_of_an_exercise_is_demonstrated(exercise_id: str) -> None:
    shown = demonstrations()[exercise_id]
    rule = counting_rule(load_exercise(exercise_id))
    assert set(shown.excursions) == set(rule.counting.all_signals)
    assert rule.typical == dict(shown.excursions)
    assert all(excursion > 5.0 for excursion in shown.excursions.values())


@pytest.mark.parametrize("exercise_id", COUNTED)
def test_demonstrated_postures_are_whole(exercise_id: str) -> None:
    postures_deg = demonstrations()[exercise_id].postures_deg
    assert postures_deg.shape[1:] == (2, 2, len(POSTURE))
    assert len(postures_deg) >= 1
    assert not np.isnan(postures_deg).any()
    assert ((postures_deg >= 0.0) & (postures_deg <= 180.0)).all()
