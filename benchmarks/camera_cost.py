"""What it costs to say where the camera is, against finding the pose in the same pictures."""

import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.clips import REAL_CLIP, SAMPLE_CLIP, shrunk
from benchmarks.page import Budget, Row, Section, Table
from formcheck.pose.camera_motion.watch import CameraWatch
from formcheck.pose.follow import Follower
from formcheck.pose.mediapipe import MediaPipeEstimator, MediaPipeSurvey
from formcheck.pose.models import model_path
from formcheck.pose.video import VideoSource

MODEL = "full"
PICTURES = 400
WARM_UP = 10
LARGE_PX = 1080
MAX_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class CameraCost:
    """Milliseconds a picture, on average, in one run."""

    clip: str
    pose_ms: float
    camera_ms: float

    @property
    def share(self) -> float:
        """What the camera takes, of what the pose takes."""
        return self.camera_ms / self.pose_ms

    @property
    def row(self) -> Row:
        """The clip with its numbers."""
        return (self.clip, f"{self.pose_ms:.1f}", f"{self.camera_ms:.2f}", f"{self.share:.1%}")


def cost_of(clip: Path, name: str) -> CameraCost:
    """Find the pose and the camera in the first pictures of a clip, in turns."""
    path = model_path(MODEL)
    watch, spent_s = CameraWatch(), []
    with MediaPipeSurvey(path, people=4) as survey:
        follower = Follower(survey, lambda: MediaPipeEstimator(path))
        for frame in islice(VideoSource(clip), PICTURES):
            start_s = time.perf_counter()
            pose = follower.follow(frame)
            found_s = time.perf_counter()
            watch.look(frame, pose)
            spent_s.append((found_s - start_s, time.perf_counter() - found_s))
        follower.close()
    pose_ms, camera_ms = 1000 * np.mean(spent_s[WARM_UP:], axis=0)
    return CameraCost(name, float(pose_ms), float(camera_ms))


def measure() -> Section:
    """Measure a camera at rest in small and large pictures, and, where there is one, in a hand."""
    with TemporaryDirectory() as folder:
        large = shrunk(SAMPLE_CLIP, Path(folder) / "large.mp4", height_px=LARGE_PX)
        costs = [
            cost_of(SAMPLE_CLIP, f"{SAMPLE_CLIP.name}, at rest"),
            cost_of(large, f"{SAMPLE_CLIP.name}, at rest, {LARGE_PX} lines"),
        ]
    within = tuple(
        Budget(
            f"where the camera is, against the pose, {cost.clip}",
            f"at most {MAX_SHARE:.0%}",
            f"{cost.share:.1%}",
            cost.share <= MAX_SHARE,
        )
        for cost in costs
    )
    if REAL_CLIP.exists():
        costs.append(cost_of(REAL_CLIP, f"{REAL_CLIP.name}, in a hand"))
    head = ("clip", "finding the pose, ms a picture", "where the camera is, ms", "share")
    return Section(
        "Where the camera is",
        f"Following the person with the {MODEL} model and saying where the camera is, picture by "
        f"picture in turns within one process, over the first {PICTURES} pictures.",
        (Table(head, tuple(cost.row for cost in costs)),),
        within,
        (),
    )
