"""Landmarks of a stretch of time, as counting takes them."""

from dataclasses import dataclass

import numpy as np

from formcheck.kinematics.body import SIDES, Part
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

PAIRS: dict[Part, list[int]] = {part: [part.on(side) for side in SIDES] for part in Part}
"""The left and the right landmark of each part."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Landmarks over time.

    Attributes
    ----------
    time_s
        (frames,), strictly increasing media time.
    image_px
        (frames, 33, 2), x to the right and y down; NaN where missing.
    world_m
        (frames, 33, 3), camera-aligned, y down; NaN where missing.
    certainty
        (frames, 33), 0 to 1: how far each can be believed.
    """

    time_s: FloatArray
    image_px: FloatArray
    world_m: FloatArray
    certainty: FloatArray

    @classmethod
    def of_track(cls, track: PoseTrack) -> "Landmarks":
        """Return the landmarks of a track made fit to measure."""
        return cls(track.time_s, track.image_px, track.world_m, np.nan_to_num(track.visibility))

    def __len__(self) -> int:
        return len(self.time_s)

    def points(self, dimensions: int) -> FloatArray:
        """Return (frames, 33, 2) pixels or (frames, 33, 3) metres."""
        return self.image_px if dimensions == 2 else self.world_m

    def between(self, start: int, end: int) -> "Landmarks":
        """Return the frames from `start` up to, not including, `end`."""
        cut = slice(start, end)
        return Landmarks(
            self.time_s[cut], self.image_px[cut], self.world_m[cut], self.certainty[cut]
        )


def pair(points: FloatArray, part: Part) -> FloatArray:
    """Return (frames, 2, dimensions), a part on the left and on the right."""
    return np.asarray(points[:, PAIRS[part]])


def middle(points: FloatArray, part: Part) -> FloatArray:
    """Return (frames, dimensions), the point half-way between the left and the right part."""
    return np.asarray(points[:, PAIRS[part]].mean(axis=1))
