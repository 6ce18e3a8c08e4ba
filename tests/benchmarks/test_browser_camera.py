"""What the camera costs a browser is measured in a browser."""

import shutil

import pytest

from benchmarks.browser_camera import PACKAGE, cost
from benchmarks.clips import SAMPLE_CLIP
from formcheck.pose.models import MODEL_FOLDER, model_file_name


@pytest.mark.model
@pytest.mark.slow(reason="MediaPipe finds the pose in software, picture by picture")
def test_a_browser_takes_time_for_the_pose_and_for_the_camera() -> None:
    needed = (PACKAGE / "live/vision/vision_bundle.mjs", MODEL_FOLDER / model_file_name("lite"))
    if shutil.which("chromium") is None or not all(path.is_file() for path in needed):
        pytest.skip("Chromium, the model or MediaPipe for browsers is not there")
    took = cost(SAMPLE_CLIP, pictures=3, rounds=1)
    assert took.clip == SAMPLE_CLIP.name
    assert took.finding_ms > 0.0
    assert took.camera_ms > 0.0
