"""The clips that come with the project show the exercises as their files now say."""

import json
from pathlib import Path

import pytest

from formcheck.exercises.library import exercise_ids, load_exercise
from tools.render_demos import motion_hash

DEMOS = Path(__file__).parents[2] / "samples" / "demos"


def test_all_clips_together_stay_under_fifteen_megabytes() -> None:
    assert sum(path.stat().st_size for path in DEMOS.iterdir()) < 15_000_000


@pytest.mark.parametrize("exercise_id", exercise_ids())
def test_an_exercise_has_both_clips_of_its_present_motion(exercise_id: str) -> None:
    shown = json.loads((DEMOS / "manifest.json").read_text(encoding="utf-8"))
    assert shown[exercise_id] == motion_hash(load_exercise(exercise_id))
    for suffix in ("mp4", "webp"):
        assert (DEMOS / f"{exercise_id}.{suffix}").stat().st_size > 2_000
    assert (DEMOS / f"{exercise_id}_second.mp4").stat().st_size > 2_000
