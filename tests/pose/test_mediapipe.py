"""MediaPipe behind the port, always in a process of its own that cannot reach a network."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from formcheck.pose.models import model_path
from formcheck.pose.workers import worker_environment
from tests.track_cache import found_track

SCRIPT = """
import json, sys
from pathlib import Path
import numpy as np
from formcheck.errors import EstimatorError
from formcheck.pose.frame import Frame
from formcheck.pose.mediapipe import MediaPipeEstimator, MediaPipeSurvey
from formcheck.pose.video import VideoSource

model, clip = Path(sys.argv[1]), Path(sys.argv[2])
frames = list(VideoSource(clip, stop=4))
padded = [np.pad(frame.image, ((0, 0), (0, 5), (0, 0)))[:, :-5] for frame in frames]
said = {}

def poses(estimator, images, times_s):
    return [
        pose.image_px.tolist()
        for index, (image, time_s) in enumerate(zip(images, times_s))
        for pose in estimator.estimate(Frame(image, time_s, index))
    ]

whole = [frame.image for frame in frames]
times_s = [frame.time_s for frame in frames]
with MediaPipeEstimator(model) as estimator:
    said["followed"] = poses(estimator, whole, times_s)
with MediaPipeEstimator(model) as estimator:
    said["rows with gaps"] = poses(estimator, padded, times_s)
with MediaPipeEstimator(model) as estimator:
    said["in one millisecond"] = len(poses(estimator, whole, [0.0, 0.0001, 0.0002, 0.0003]))
with MediaPipeSurvey(model, people=4) as survey:
    said["surveyed"] = poses(survey, whole, times_s)
    said["surveyed backwards"] = poses(survey, whole[::-1], times_s)
with MediaPipeEstimator(model, people=2) as estimator:
    [pose] = estimator.estimate(frames[0])
    said["size"] = pose.size_px
    said["world"] = pose.world_m.tolist()
    said["visibility"] = pose.visibility.tolist()
estimator.close()
try:
    estimator.estimate(frames[0])
except EstimatorError as error:
    said["closed"] = str(error)
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def said(shared_data: Path, models: Path) -> dict[str, object]:
    """What the script found; it must not have left anything to complain about at its end."""
    clip = shared_data / "videos" / "physioplus_bridging.mp4"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(model_path("full", models)), str(clip)],
        capture_output=True,
        text=True,
        env=worker_environment(os.environ),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.model
def test_landmarks_are_pixels_of_the_picture(said: dict[str, object]) -> None:
    image_px = np.array(said["followed"])
    assert image_px.shape == (4, 33, 2)
    assert ((image_px > 0) & (image_px < (640, 480))).all()
    assert np.ptp(image_px[:, :, 0]) > 200
    assert said["size"] == [640, 480]


@pytest.mark.model
def test_world_landmarks_are_metres_round_the_hips(said: dict[str, object]) -> None:
    world_m = np.array(said["world"])
    assert world_m.shape == (33, 3)
    np.testing.assert_allclose(world_m[[23, 24]].mean(axis=0), 0, atol=0.02)
    assert 0.8 < np.ptp(world_m, axis=0).max() < 2.2


@pytest.mark.model
def test_visibility_is_a_share(said: dict[str, object]) -> None:
    visibility = np.array(said["visibility"])
    assert visibility.shape == (33,)
    assert ((visibility >= 0) & (visibility <= 1)).all()


@pytest.mark.model
def test_pictures_whose_rows_lie_apart_in_memory_are_read_rightly(said: dict[str, object]) -> None:
    assert said["rows with gaps"] == said["followed"]


@pytest.mark.model
def test_pictures_less_than_a_millisecond_apart_are_taken(said: dict[str, object]) -> None:
    assert said["in one millisecond"] == 4


@pytest.mark.model
def test_a_survey_has_no_memory(said: dict[str, object]) -> None:
    assert said["surveyed backwards"] == list(reversed(np.array(said["surveyed"]).tolist()))


@pytest.mark.model
def test_a_closed_estimator_says_so(said: dict[str, object]) -> None:
    assert "closed" in str(said["closed"])


@pytest.mark.model
def test_landmarks_agree_with_the_reference_output_of_the_same_model(shared_data: Path) -> None:
    # Published for this clip by the makers of the model, run in a browser.
    reference = shared_data / "landmarks" / "tfjs_pose_squats.blazepose_full_px.json"
    expected_px = np.array(json.loads(reference.read_text()))[:, :, :2]
    track = found_track(shared_data / "videos" / "tfjs_pose_squats.mp4")
    apart_px = np.linalg.norm(track.image_px - expected_px, axis=-1)
    assert np.median(apart_px) < 6.0
    assert np.median(apart_px) < 0.01 * np.ptp(expected_px[:, :, 1], axis=1).mean()
