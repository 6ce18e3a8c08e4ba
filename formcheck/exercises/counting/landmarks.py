"""Landmarks of a stretch of time, as counting takes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np

from formcheck.anatomy.sides import SIDES
from formcheck.kinematics.body import BodyPart
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

PAIRS: dict[BodyPart, list[int]] = {part: [part.on(side) for side in SIDES] for part in BodyPart}
"""The left and the right landmark of each part."""


Number: TypeAlias = FloatArray | float
"""A column over all frames, or one number for one frame: formulas hold for both."""

Points: TypeAlias = Sequence[Sequence[Number]] | FloatArray
"""By landmark: its coordinates, x to the right and y down, each a `Number`."""


class Columns(Protocol):
    """Landmarks by their number, as formulas take them."""

    @property
    def image(self) -> Points:
        """Pixels; NaN where missing."""
        ...

    @property
    def world(self) -> Points:
        """Metres; NaN where missing."""
        ...

    @property
    def certainties(self) -> Sequence[Number] | FloatArray:
        """How far each can be believed, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class OneFrame:
    """The landmarks of one frame, as `Columns` of bare numbers."""

    image: list[list[float]]
    world: list[list[float]]
    certainties: list[float]


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

    @property
    def image(self) -> FloatArray:
        """(33, 2, frames) pixels."""
        return self.image_px.transpose(1, 2, 0)

    @property
    def world(self) -> FloatArray:
        """(33, 3, frames) metres."""
        return self.world_m.transpose(1, 2, 0)

    @property
    def certainties(self) -> FloatArray:
        """(33, frames), 0 to 1."""
        return self.certainty.T

    def at(self, place: int) -> OneFrame:
        """Return one frame."""
        return OneFrame(
            self.image_px[place].tolist(),
            self.world_m[place].tolist(),
            self.certainty[place].tolist(),
        )

    def points(self, dimensions: int) -> FloatArray:
        """Return (frames, 33, 2) pixels or (frames, 33, 3) metres."""
        return self.image_px if dimensions == 2 else self.world_m

    def between(self, start: int, end: int) -> "Landmarks":
        """Return the frames from `start` up to, not including, `end`."""
        cut = slice(start, end)
        return Landmarks(
            self.time_s[cut], self.image_px[cut], self.world_m[cut], self.certainty[cut]
        )


def pair(points: FloatArray, part: BodyPart) -> FloatArray:
    """Return (frames, 2, dimensions), a part on the left and on the right."""
    return np.asarray(points[:, PAIRS[part]])


def middle(points: FloatArray, part: BodyPart) -> FloatArray:
    """Return (frames, dimensions), the point half-way between the left and the right part."""
    return np.asarray(points[:, PAIRS[part]].mean(axis=1))
