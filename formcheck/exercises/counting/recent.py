"""The last poses of a set that runs: what postures are read off, and no more than that."""

from collections import deque

import numpy as np

from formcheck.exercises.counting.joint_angles import posture_deg
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.likeness import ABOUT_S, Postures, middle_posture

KEPT_S = 60.0
"""A movement that began earlier has no rest to be compared with [default]."""


class RecentPoses:
    """Keeps the poses of the last minute."""

    def __init__(self) -> None:
        self._frames: deque[Landmarks] = deque()

    def push(self, frame: Landmarks) -> None:
        """Take the landmarks of one frame."""
        self._frames.append(frame)
        while self._frames[0].time_s[0] < frame.time_s[0] - KEPT_S:
            self._frames.popleft()

    def postures(self, rest_s: float, peak_s: float) -> Postures:
        """Return the postures about two moments."""
        ends = self.about(rest_s), self.about(peak_s)
        return Postures(
            *(
                np.stack([middle_posture(posture_deg(each.points(dimensions))) for each in ends])
                for dimensions in (2, 3)
            )
        )

    def about(self, time_s: float) -> Landmarks:
        """Return the poses about a moment; the nearest where there is none so near."""
        near = [each for each in self._frames if abs(each.time_s[0] - time_s) <= ABOUT_S]
        near = near or [min(self._frames, key=lambda each: abs(each.time_s[0] - time_s))]
        return Landmarks(
            *(
                np.concatenate([getattr(each, name) for each in near])
                for name in ("time_s", "image_px", "world_m", "certainty")
            )
        )
