"""Let the pose model look at a clip, in this process.

The processes of this bench are pose workers in all but name: before the model's library is loaded
their way to the network is closed, as `formcheck.pose.workers` does for its own.
"""

import os
import sys
import time
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks.accuracy.filming import Staged, fingerprint, staged
from benchmarks.accuracy.plan import Clip
from benchmarks.accuracy.raw import Recording
from benchmarks.programs import CLOSED_PORT, PROXIES
from formcheck.pose.follow import Follower
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.models import model_path
from formcheck.pose.track import PoseTrack

if TYPE_CHECKING:
    from formcheck.pose.mediapipe import MediaPipeSurvey

PEOPLE_MAX = 4
UNUSED_MODULES = ("matplotlib", "matplotlib.pyplot", "sounddevice")
"""As the pose worker has them."""


def cut_off() -> None:
    """Close this process's way to the network, and keep it to one core."""
    for name in PROXIES:
        os.environ[name] = CLOSED_PORT
    for name in ("NO_PROXY", "no_proxy"):
        os.environ.pop(name, None)
    for name in UNUSED_MODULES:
        sys.modules[name] = ModuleType(name)
    cv2.setNumThreads(1)


def recorded(clip: Clip) -> Recording:
    """Film a clip and return what the pose model finds in it, with the truth.

    Raises
    ------
    ModelError, EstimatorError
        The pose model is missing or cannot be used.
    """
    started_s = time.perf_counter()
    stage = staged(clip)
    track, true_m = _looked_at(stage)
    motion = stage.performance.motion
    shown = tuple(dict.fromkeys(name for bout in motion.bouts for name in bout.faults))
    spent_s = time.perf_counter() - started_s
    return Recording(clip, fingerprint(clip), len(motion.bouts), shown, spent_s, track, true_m)


def _looked_at(stage: Staged) -> tuple[PoseTrack, FloatArray]:
    follower = _follower(stage.clip.model)
    frames, true_m = [], []
    try:
        for frame in stage.frames():
            pose = follower.follow(frame)
            frames.append(pose or PoseFrame.empty(frame.time_s, stage.camera.size_px))
            true_m.append(stage.performance.figure_at(frame.time_s).landmarks_m())
    finally:
        follower.close()
    return PoseTrack.from_frames(frames, stage.camera.size_px), np.array(true_m)


def _follower(model: str) -> Follower:
    from formcheck.pose.mediapipe import MediaPipeEstimator

    path = model_path(model)
    return Follower(_survey(model), lambda: MediaPipeEstimator(path))


@cache
def _survey(model: str) -> "MediaPipeSurvey":
    from formcheck.pose.mediapipe import MediaPipeSurvey

    return MediaPipeSurvey(model_path(model), people=PEOPLE_MAX)
