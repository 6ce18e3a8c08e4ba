"""Our landmarks against reference output of the same model, and landmark sets of others."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.pose.files import import_normalised_csv
from formcheck.session import analyze_track
from tests.recordings.conftest import Analyse

ASSUMED_SIZE_PX = (1280, 720)
ASSUMED_RATE_HZ = 25.0
DOWN_RUNS = 37


@pytest.mark.model
def test_landmarks_agree_with_the_reference_within_a_few_pixels(
    analysed: Analyse, shared_data: Path, record_property: Callable[[str, object], None]
) -> None:
    path = shared_data / "landmarks" / "tfjs_pose_squats.blazepose_full_px.json"
    reference = np.array(json.loads(path.read_text()))[:, :, :2]
    ours = analysed("tfjs_pose_squats.mp4", "squat").track.image_px
    apart_px = np.linalg.norm(ours - reference, axis=2)
    median_px = float(np.median(apart_px))
    record_property("median_px", median_px)
    assert median_px < 8, f"median distance {median_px:.1f} px in a picture of 720x1280"
    assert np.percentile(apart_px, 95) < 40


def test_recorded_squats_are_counted_from_landmarks_alone(shared_data: Path) -> None:
    """The set has 37 squats; the first has no beginning, so that it cannot count."""
    path = shared_data / "landmarks" / "exercisecorrection_squat_train_updown.csv"
    track = import_normalised_csv(path, size_px=ASSUMED_SIZE_PX, rate_hz=ASSUMED_RATE_HZ)
    result = analyze_track(track, load_exercise("squat"), Target()).result
    assert any("assumed" in note for note in result.notes)
    assert result.view.name == "front"
    assert result.rep_count == DOWN_RUNS - 1
