"""The project's own clips: the person in them is rendered, so what happens is known exactly."""

from pathlib import Path

import numpy as np
import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import SetResult
from formcheck.pose.pieces import WHOLE_BELOW_FRAMES
from formcheck.pose.track import PoseTrack
from formcheck.session import analyze_track
from tests.recordings.samples import SAMPLES, Sample
from tests.short_clips import beginning
from tests.track_cache import found_track

LATE_S = {"sit_to_stand": 1.0}
"""Leaning forward to stand up and settling into the chair do not open the hips, which drive it."""

FIRST_S = 1.3
"""Short enough to be looked at in one piece, as the beginning of the whole clip is."""

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])


def verdict(track: PoseTrack, sample: Sample) -> SetResult:
    return analyze_track(track, load_exercise(sample.exercise), Target()).result


@each_sample
def test_a_sample_gets_the_verdict_it_was_made_for(sample: Sample) -> None:
    assert_true(verdict(sample.found, sample), sample)


@pytest.mark.model
@each_sample
def test_the_kept_poses_of_a_sample_are_those_found_today(sample: Sample, tmp_path: Path) -> None:
    today = found_track(beginning(sample.video, tmp_path / sample.video.name, duration_s=FIRST_S))
    kept = sample.found
    count = len(today)
    assert FIRST_S * kept.rate_hz <= count < WHOLE_BELOW_FRAMES
    remedy = "find them anew: python -m tests.recordings.samples"
    for name, tolerance in (
        ("time_s", 1e-6), ("image_px", 0.5), ("world_m", 0.005), ("visibility", 0.02)
    ):  # fmt: skip
        np.testing.assert_allclose(
            getattr(kept, name)[:count], getattr(today, name), rtol=0, atol=tolerance,
            err_msg=remedy,
        )  # fmt: skip
    assert kept.size_px == today.size_px
    assert kept.origin == today.origin | {"sha256": sample.sha256}, remedy


@pytest.mark.long(reason="the pose is found in every picture of eight clips")
@pytest.mark.model
@each_sample
def test_a_sample_found_anew_gets_the_verdict_it_was_made_for(sample: Sample) -> None:
    assert_true(verdict(found_track(sample.video), sample), sample)


def assert_true(result: SetResult, sample: Sample) -> None:
    """Check a verdict against what is true of the clip."""
    bouts = sample.bouts
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
    late_s = LATE_S.get(sample.exercise, 0.5)
    assert [rep.start_s for rep in result.reps] == pytest.approx(
        [bout["start_s"] for bout in bouts], abs=late_s
    )
    assert [rep.end_s for rep in result.reps] == pytest.approx(
        [bout["end_s"] for bout in bouts], abs=late_s
    )
