"""Landmarks that others published, read as tracks to compare with."""

import json
from pathlib import Path

import numpy as np

from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.track import PoseTrack

TFJS_RATE_HZ = 5.0
TFJS_SIZE_PX = (720, 1280)


def tfjs_squat_track(shared_data: Path) -> PoseTrack:
    """Return the reference landmarks of every frame of ``tfjs_pose_squats.mp4``.

    The files hold no visibility; it is 1 throughout.
    """
    folder = shared_data / "landmarks"
    image_px = _array(folder / "tfjs_pose_squats.blazepose_full_px.json")[:, :, :2]
    world_m = _array(folder / "tfjs_pose_squats.blazepose_full_world3d.json")
    count = len(image_px)
    return PoseTrack(
        np.arange(count) / TFJS_RATE_HZ,
        image_px,
        world_m,
        np.ones((count, LANDMARK_COUNT)),
        TFJS_SIZE_PX,
        origin={"source": "tfjs_pose_squats.mp4", "model": "blazepose full (tfjs)"},
    )


def _array(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array(json.loads(path.read_text()), dtype=np.float64)
