"""The last poses of a set that runs: what postures are read off, and no more than that."""

from collections import deque

import numpy as np

from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.likeness import ABOUT_S, Postures, middle_posture
from formcheck.exercises.counting.posture_angles import posture_deg

KEPT_S = 60.0
"""A movement that began earlier has no rest to be compared with [default]."""


class RecentPoses:
    """Keeps the poses of the last minute."""

    def __init__(self) -> None:
        self._frames: deque[tuple[float, Landmarks]] = deque()

    def push(self, frame: Landmarks) -> None:
        """Take the landmarks of one frame."""
        now_s = float(frame.time_s[0])
        self._frames.append((now_s, frame))
        while self._frames[0][0] < now_s - KEPT_S:
            self._frames.popleft()

    def about(self, time_s: float) -> Landmarks:
        """Return the poses about a moment; the nearest where there is none so near."""
        near = [frame for at_s, frame in self._frames if abs(at_s - time_s) <= ABOUT_S]
        near = near or [min(self._frames, key=lambda each: abs(each[0] - time_s))[1]]
        return Landmarks(
            *(
                np.concatenate([getattr(each, name) for each in near])
                for name in ("time_s", "image_px", "world_m", "certainty")
            )
        )


def postures_of(rest: Landmarks, furthest: Landmarks) -> Postures:
    """Return the postures of a movement from the poses about its rest and its furthest point."""
    return Postures(
        *(
            np.stack(
                [middle_posture(posture_deg(each.points(dimensions))) for each in (rest, furthest)]
            )
            for dimensions in (2, 3)
        )
    )
