"""A real person's squats before a camera that stands half-way: the reference clip of TensorFlow.js.

Nobody knows the true angles; it is told how deep the squats are by either way.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observer
from scenery.reference_landmarks import tfjs_squat_track

BOTTOMS = (11, 34, 59)
"""The pictures that show the lowest points, read by eye."""


@dataclass(frozen=True, slots=True)
class Squats:
    """Knee flexion in degrees at each lowest point, and in which share of the poses it is told."""

    yaw_deg: float
    measured_deg: tuple[float, ...]
    told_deg: tuple[float, ...]
    told_frac: float


def looked_at(shared: Path) -> Squats:
    """Return how deep the squats are."""
    observer, formula = Observer(), METRICS["knee_flex"].formula
    assert formula is not None
    rows = []
    for pose in condition_recording(tfjs_squat_track(shared)).track:
        seen = observer.push(pose)
        side = seen.stance.near
        told_deg = seen.estimated("knee_flex", side).value_deg
        rows.append((formula(seen.body, side), told_deg, seen.view.yaw_deg))
    found = np.array(rows)
    return Squats(
        yaw_deg=round(float(np.median(found[list(BOTTOMS), 2]))),
        measured_deg=tuple(round(float(each)) for each in found[list(BOTTOMS), 0]),
        told_deg=tuple(round(float(each)) for each in found[list(BOTTOMS), 1]),
        told_frac=round(float(np.isfinite(found[:, 1]).mean()), 3),
    )
