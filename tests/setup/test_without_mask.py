"""The landmark network does without its mask, and finds what it found with it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from formcheck.errors import ModelError
from formcheck.pose.frame import PoseFrame
from formcheck.pose.models import MODEL_NAMES, model_file_name
from formcheck.pose.video import VideoSource
from formcheck.pose.workers import WorkerEstimator
from tests.conftest import REPOSITORY
from tools.build_models import (
    DETECTOR,
    DETECTOR_SCALING,
    LANDMARKS_SCALING,
    NETWORK,
    NPM_PACKAGE,
    add_scaling,
    pack,
    read_network,
    stored_zip,
)
from tools.without_mask import leave_out_mask

CLIP = REPOSITORY / "samples" / "squat_side.mp4"
PICTURES = 3
MASK = [1, 256, 256, 1]


def official(name: str) -> bytes:
    """Return a network of the npm package as it came."""
    path = NPM_PACKAGE / name
    if not path.is_file():
        pytest.skip("the npm package with the weights is not installed; run `npm ci`")
    return path.read_bytes()


def whole_model(name: str, folder: Path) -> Path:
    """Write a model to which nothing but the scaling of its pictures was done."""
    detector, landmarks = (
        read_network(official(each)) for each in (DETECTOR, f"pose_landmark_{name}.tflite")
    )
    add_scaling(detector, DETECTOR_SCALING)
    add_scaling(landmarks, LANDMARKS_SCALING)
    path = folder / model_file_name(name)
    members = {
        "pose_detector.tflite": pack(detector, file_id=NETWORK),
        "pose_landmarks_detector.tflite": pack(landmarks, file_id=NETWORK),
    }
    path.write_bytes(stored_zip(members))
    return path


def found(model: Path) -> Sequence[PoseFrame]:
    """Return the poses in the first pictures of a sample clip."""
    source = VideoSource(CLIP, stop=PICTURES)
    with source, WorkerEstimator(model) as estimator:
        return [pose for frame in source for pose in estimator.estimate(frame)]


@pytest.mark.model
@pytest.mark.parametrize("name", MODEL_NAMES)
def test_poses_are_to_the_last_bit_those_of_the_whole_network(
    name: str, models: Path, tmp_path: Path
) -> None:
    ours, theirs = found(models / model_file_name(name)), found(whole_model(name, tmp_path))
    assert len(ours) == len(theirs) == PICTURES
    for one, other in zip(ours, theirs, strict=True):
        for part in ("image_px", "world_m", "visibility"):
            np.testing.assert_array_equal(getattr(one, part), getattr(other, part))


@pytest.mark.parametrize("name", MODEL_NAMES)
def test_nothing_works_the_mask_out_and_all_else_stays(name: str) -> None:
    whole, cut = (read_network(official(f"pose_landmark_{name}.tflite")) for _ in range(2))
    leave_out_mask(cut)
    (graph,), (before,) = cut.subgraphs, whole.subgraphs
    made = {each for operator in graph.operators for each in operator.outputs}
    assert MASK not in [list(graph.tensors[each].shape) for each in made]
    assert len(graph.operators) < len(before.operators) - 40
    assert len(graph.outputs) == len(before.outputs)
    changed = [
        ours for ours, theirs in zip(graph.outputs, before.outputs, strict=True) if ours != theirs
    ]
    assert len(changed) == 1
    read = {each for operator in graph.operators for each in operator.inputs}
    once_made = {each for operator in before.operators for each in operator.outputs}
    assert (read & once_made) <= made


def test_a_network_without_a_mask_is_refused() -> None:
    with pytest.raises(ModelError, match="has no mask"):
        leave_out_mask(read_network(official(DETECTOR)))
