"""What it costs to say where the camera is, against finding the pose in the same pictures.

Run as a program::

python -m benchmarks.camera_cost VIDEO [PICTURES]
"""

import sys
import time
from itertools import islice
from pathlib import Path

import numpy as np

from formcheck.pose.camera_motion.watch import CameraWatch
from formcheck.pose.follow import Follower
from formcheck.pose.mediapipe import MediaPipeEstimator, MediaPipeSurvey
from formcheck.pose.models import model_path
from formcheck.pose.video import VideoSource

MODEL = "full"
WARM_UP = 10


def costs_ms(clip: Path, pictures: int | None = None) -> tuple[float, float]:
    """Return the mean time a picture takes for the pose and for the camera, picture by picture.

    Parameters
    ----------
    clip
        A video.
    pictures
        How many of them; all if None.
    """
    path = model_path(MODEL)
    watch, spent_s = CameraWatch(), []
    with MediaPipeSurvey(path, people=4) as survey:
        follower = Follower(survey, lambda: MediaPipeEstimator(path))
        for frame in islice(VideoSource(clip), pictures):
            start_s = time.perf_counter()
            pose = follower.follow(frame)
            found_s = time.perf_counter()
            watch.look(frame, pose)
            spent_s.append((found_s - start_s, time.perf_counter() - found_s))
        follower.close()
    pose_ms, camera_ms = 1000 * np.mean(spent_s[WARM_UP:], axis=0)
    return float(pose_ms), float(camera_ms)


if __name__ == "__main__":
    pose_ms, camera_ms = costs_ms(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else None)
    print(f"pose {pose_ms:.2f} ms, camera {camera_ms:.2f} ms, share {camera_ms / pose_ms:.3f}")
