"""Pose tracks as a camera and a pose model would give them of what is shown."""

import numpy as np
from scipy.signal import lfilter

from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.track import PoseTrack
from formcheck.sample_person.movement import landmarks, size_px
from formcheck.sample_person.story import PlannedSet

RATE_HZ = 15.0
WANDER_PX, SHAKE_PX = 0.9, 0.4
"""How far landmarks drift around where they are, and how far they jump from picture to picture."""
LASTING = 0.85
"""How much of the drift of one picture is left in the next."""
M_PER_PX = 0.004
CERTAIN = (0.9, 0.995)


class SampleCamera:
    """A camera that stands a little differently in every sitting."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._scale = rng.uniform(0.86, 1.0)
        self._shift_px = rng.uniform((-14.0, -9.0), (14.0, 9.0))

    def record(self, planned: PlannedSet) -> PoseTrack:
        """Return the poses of a set."""
        image_px, world_m = landmarks(planned.exercise_id, planned.stretches, rate_hz=RATE_HZ)
        size = size_px(planned.exercise_id)
        middle_px = np.array(size) / 2
        framed_px = middle_px + (image_px - middle_px) * self._scale + self._shift_px
        count = len(image_px)
        return PoseTrack(
            time_s=np.arange(count) / RATE_HZ,
            image_px=framed_px + self._error_px(count, 2),
            world_m=world_m + self._error_px(count, 3) * M_PER_PX,
            visibility=self._rng.uniform(*CERTAIN, (count, LANDMARK_COUNT)),
            size_px=size,
            origin={"source": "sample"},
        )

    def _error_px(self, frames: int, axes: int) -> FloatArray:
        """Return how far off the landmarks are (frames, 33, axes)."""
        shape = (frames, LANDMARK_COUNT, axes)
        pushes = self._rng.normal(0, WANDER_PX * np.sqrt(1 - LASTING**2), shape)
        wander = np.asarray(lfilter([1.0], [1.0, -LASTING], pushes, axis=0))
        return wander + self._rng.normal(0, SHAKE_PX, shape)
