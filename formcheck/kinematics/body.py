"""One pose as the metrics see it: points by body part and side."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from formcheck.anatomy.sides import SIDES, Side
from formcheck.kinematics.points import Point, midpoint
from formcheck.pose.camera_place import CameraPart
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import MIRRORED, Landmark

STATURE_PER_CHAIN = 1 / 0.779
"""Stature over the summed length of trunk, thigh and shank (0.288 + 0.245 + 0.246 of stature;
Drillis and Contini 1966, joint-centre segment lengths)."""


class BodyPart(IntEnum):
    """A body part that exists on both sides, by its left landmark."""

    EYE_OUTER = Landmark.LEFT_EYE_OUTER
    EAR = Landmark.LEFT_EAR
    SHOULDER = Landmark.LEFT_SHOULDER
    ELBOW = Landmark.LEFT_ELBOW
    WRIST = Landmark.LEFT_WRIST
    INDEX = Landmark.LEFT_INDEX
    HIP = Landmark.LEFT_HIP
    KNEE = Landmark.LEFT_KNEE
    ANKLE = Landmark.LEFT_ANKLE
    HEEL = Landmark.LEFT_HEEL
    FOOT_INDEX = Landmark.LEFT_FOOT_INDEX

    def on(self, side: Side) -> Landmark:
        """Return the landmark of this part on one side."""
        return _ON_SIDE[side][self]


_PARTNER: tuple[int, ...] = tuple(MIRRORED.tolist())
_ON_SIDE: dict[Side, tuple[Landmark, ...]] = {
    "left": tuple(Landmark),
    "right": tuple(Landmark(partner) for partner in _PARTNER),
}


@dataclass(frozen=True, slots=True)
class Body:
    """The points of one pose with what is known of how the person stands to the camera.

    Attributes
    ----------
    time_s
        Media time.
    points
        33 points in pixels, y up; NaN where missing.
    world_m
        33 places of three coordinates, as in `PoseFrame`.
    certainty
        33 numbers from 0 to 1: the model's visibility times plausibility.
    facing
        +1 where forward is to the right of the picture, -1 to the left (see `Stance`).
    lateral
        +1 where the person's left is to the right of the picture (facing the camera), -1 where
        it is to the left (seen from behind).
    reference
        The same person in the start position, for metrics that are changes from it.
    across_known, height_known
        Whether it is known where the camera is, to the side and upwards. Where it is not, places
        in the picture are compared with other parts of the body rather than with where they were:
        it may be the camera that went.
    """

    time_s: float
    points: tuple[Point, ...]
    world_m: Sequence[Sequence[float]]
    certainty: tuple[float, ...]
    facing: float = 1.0
    lateral: float = 1.0
    reference: "Body | None" = None
    across_known: bool = False
    height_known: bool = False

    def at(self, part: BodyPart, side: Side) -> Point:
        """Return where a part is."""
        return self.points[part if side == "left" else _PARTNER[part]]

    @property
    def found(self) -> bool:
        """Whether anybody was found."""
        return any(point == point for point in self.points)

    def standing(self, facing: float, lateral: float, reference: "Body | None") -> "Body":
        """Return the same points, knowing how the person stands to the camera."""
        return Body(
            self.time_s,
            self.points,
            self.world_m,
            self.certainty,
            facing,
            lateral,
            reference,
            self.across_known,
            self.height_known,
        )

    def mid(self, part: BodyPart) -> Point:
        """Return the point half-way between the left and right part."""
        return midpoint(self.points[part], self.points[_PARTNER[part]])

    def length_px(self, start: BodyPart, end: BodyPart, side: Side) -> float:
        """Return the distance between two parts of one side in the picture."""
        return abs(self.at(end, side) - self.at(start, side))

    def leg_px(self, side: Side) -> float:
        """Return the length of thigh plus shank in the picture."""
        knee = self.at(BodyPart.KNEE, side)
        return abs(knee - self.at(BodyPart.HIP, side)) + abs(self.at(BodyPart.ANKLE, side) - knee)

    def stature_px(self) -> float:
        """Return the person's height, from the better-seen side's trunk, thigh and shank."""
        chains = [
            self.length_px(BodyPart.SHOULDER, BodyPart.HIP, s) + self.leg_px(s) for s in SIDES
        ]
        seen = [chain for chain in chains if not math.isnan(chain)]
        return max(seen) * STATURE_PER_CHAIN if seen else math.nan


def body_of(pose: PoseFrame) -> Body:
    """Return the body of a pose, before anything is known of facing or reference."""
    flipped = pose.image_px[:, 0] - 1j * pose.image_px[:, 1]
    camera = pose.camera.tolist()
    return Body(
        pose.time_s,
        tuple(flipped.tolist()),
        pose.world_m.tolist(),
        tuple([each if each == each else 0.0 for each in pose.visibility.tolist()]),
        across_known=not math.isnan(camera[CameraPart.DX_PX]),
        height_known=not math.isnan(camera[CameraPart.DY_PX]),
    )
