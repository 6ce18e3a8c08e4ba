from pathlib import Path

import numpy as np
import pytest

from benchmarks.analyze import Course, count_reps
from formcheck.pose.track import PoseTrack
from scenery.figures import squat
from tests.short_clips import first_squat


def saved(track: PoseTrack, target: Path) -> Path:
    np.savez(
        target,
        time_s=track.time_s,
        image_px=track.image_px,
        world_m=track.world_m,
        visibility=track.visibility,
        size_px=np.array(track.size_px),
    )
    return target


def test_what_the_plain_loop_found_is_counted_by_the_same_coach(tmp_path: Path) -> None:
    assert count_reps(saved(squat(3), tmp_path / "landmarks.npz")) == 3


@pytest.mark.model
@pytest.mark.slow(reason="a recording of 7 s is looked at twice")
def test_both_ways_count_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.analyze.MODEL", "lite")
    course = Course(first_squat(tmp_path), tmp_path)
    assert course.plain_loop().wall_s > 0
    assert course.analyze("formcheck analyze --no-save-video").wall_s > 0
    assert set().union(*course.reps.values()) == {1}
