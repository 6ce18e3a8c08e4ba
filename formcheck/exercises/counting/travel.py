"""How far somebody travels across the picture while they move: who walks does no exercise."""

import numpy as np

from formcheck.exercises.counting.landmarks import Landmarks, middle, pair
from formcheck.exercises.counting.limits import WholeLimits
from formcheck.kinematics.body import BodyPart
from formcheck.pose.frame import FloatArray

HIPS_ABOUT_S = 1.0
"""Travel is told over this time before and after the furthest point [default]."""


class Travel:
    """Where the hips of a person are over a set, in lengths of the leg.

    Parameters
    ----------
    landmarks
        Of the whole set.
    """

    def __init__(self, landmarks: Landmarks) -> None:
        self._time_s = landmarks.time_s
        self._place = middle(landmarks.image_px, BodyPart.HIP)[:, 0] / _leg_px(landmarks.image_px)

    def penalty(self, peak: int, limits: WholeLimits) -> float:
        """Return how much evidence a movement loses by what was travelled about its peak."""
        far = self._legs_about(peak) - limits.travels_from
        share = far / (limits.travels_to - limits.travels_from)
        return limits.travel_evidence * float(np.clip(share, 0.0, 1.0))

    def _legs_about(self, peak: int) -> float:
        """Return how many leg lengths lie between before and after; 0 where that is not seen."""
        about = self._time_s[peak]
        near = np.abs(self._time_s - about) <= HIPS_ABOUT_S
        seen = self._place[near & ~np.isnan(self._place)]
        return float(abs(seen[-1] - seen[0])) if len(seen) else 0.0


def _leg_px(points: FloatArray) -> float:
    """Return the length of a leg: twice that of a thigh at its longest; infinite where unseen."""
    thigh = pair(points, BodyPart.KNEE) - pair(points, BodyPart.HIP)
    lengths = np.hypot(thigh[..., 0], thigh[..., 1])
    seen = lengths[~np.isnan(lengths)]
    return 2.0 * float(np.percentile(seen, 90.0)) if len(seen) else float("inf")
