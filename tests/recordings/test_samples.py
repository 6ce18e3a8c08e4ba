"""The project's own clips: the person in them is rendered, so what happens is known exactly."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.recordings.conftest import Analyse

pytestmark = [pytest.mark.model, pytest.mark.slow]

LATE_S = {"sit_to_stand": 1.0}
"""Leaning forward to stand up and settling into the chair do not open the hips, which drive it."""

SAMPLES = sorted((REPOSITORY / "samples").glob("*.truth.json"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.name.split(".")[0] for path in SAMPLES])
def test_a_sample_gets_the_verdict_it_was_made_for(analysed: Analyse, path: Path) -> None:
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    result = analysed(path.parent / truth["video"], truth["exercise"]).result
    bouts = truth["bouts"]
    assert result.scored
    assert result.not_counted == ()
    if result.mode == "hold":
        held_s = sum(bout["end_s"] - bout["start_s"] for bout in bouts)
        assert result.hold_total_s == pytest.approx(held_s, abs=0.5)
        assert [fault.id for fault in result.faults] == bouts[0]["faults"]
        return
    assert [[fault.id for fault in rep.faults] for rep in result.reps] == [
        bout["faults"] for bout in bouts
    ]
    late_s = LATE_S.get(truth["exercise"], 0.5)
    assert [rep.start_s for rep in result.reps] == pytest.approx(
        [bout["start_s"] for bout in bouts], abs=late_s
    )
    assert [rep.end_s for rep in result.reps] == pytest.approx(
        [bout["end_s"] for bout in bouts], abs=late_s
    )
