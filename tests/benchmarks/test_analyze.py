from pathlib import Path

import numpy as np
import pytest

from benchmarks.analyze import Course, count_reps
from benchmarks.clips import SAMPLE_CLIP
from formcheck.pose.track import PoseTrack
from tests.figures import squat


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
@pytest.mark.slow
def test_both_ways_count_the_same(tmp_path: Path) -> None:
    course = Course(SAMPLE_CLIP, tmp_path)
    assert course.plain_loop().wall_s > 0
    assert course.analyze("formcheck analyze --no-save-video").wall_s > 0
    counts = set().union(*course.reps.values())
    assert len(counts) == 1
    assert counts.pop() > 0
