"""What telling angles costs."""

import time
from dataclasses import dataclass

import numpy as np

from benchmarks.catalogue.poses import true_poses
from formcheck.demonstration.stage import Take, stage
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.estimated.estimate import Estimate
from formcheck.kinematics.estimated.network import NETWORK_PATH, network

YAW_DEG = 45.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor time of one thread.

    Attributes
    ----------
    pose_ms, pose_95_ms
        For one pose: the median, and what 95 % stay below.
    set_ms
        For each pose of a whole set, both ways round.
    load_s
        To read the network, once.
    size_mb
        Of its file.
    """

    pose_ms: float
    pose_95_ms: float
    set_ms: float
    load_s: float
    size_mb: float


def measured() -> Cost:
    """Return what it costs on this machine."""
    network.cache_clear()
    start_s = time.thread_time()
    network()
    load_s = time.thread_time() - start_s
    track = true_poses(stage(load_exercise("squat"), take=Take(reps=3, yaw_deg=YAW_DEG)))
    each_ms = []
    for pose in track:
        start_ns = time.thread_time_ns()
        Estimate.of_pose(pose).of("knee_flex", "left")
        each_ms.append((time.thread_time_ns() - start_ns) / 1e6)
    start_ns = time.thread_time_ns()
    Estimate.of_track(track)
    set_ms = (time.thread_time_ns() - start_ns) / 1e6 / len(track)
    median_ms, most_ms = np.percentile(each_ms, (50, 95))
    return Cost(
        pose_ms=round(float(median_ms), 3),
        pose_95_ms=round(float(most_ms), 3),
        set_ms=round(set_ms, 3),
        load_s=round(load_s, 3),
        size_mb=round(NETWORK_PATH.stat().st_size / 1e6, 2),
    )
