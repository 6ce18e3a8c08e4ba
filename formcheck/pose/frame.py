"""One picture, and one pose found in it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from formcheck.errors import TrackError
from formcheck.pose.camera_place import CAMERA_PARTS, NOWHERE
from formcheck.pose.landmarks import LANDMARK_COUNT

FloatArray = NDArray[np.float64]
ImageArray = NDArray[np.uint8]

_SHAPES = (
    ("image_px", (LANDMARK_COUNT, 2)),
    ("world_m", (LANDMARK_COUNT, 3)),
    ("visibility", (LANDMARK_COUNT,)),
    ("camera", (CAMERA_PARTS,)),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One upright picture of a source.

    Attributes
    ----------
    image
        (height, width, 3), RGB.
    time_s
        Media time, strictly increasing within a source.
    index
        Place in the source, from 0.
    """

    image: ImageArray
    time_s: float
    index: int


@dataclass(frozen=True, slots=True)
class PoseFrame:
    """One person at one moment.

    Attributes
    ----------
    time_s
        Media time.
    image_px
        (33, 2), x to the right and y down in pixels of the upright picture; NaN where missing.
    world_m
        (33, 3), metres with the origin between the hips, camera-aligned (x right, y down,
        z away from the camera); depth is an estimate; NaN where missing.
    visibility
        (33,), 0 to 1 as the model claims it.
    size_px
        Width and height of the picture.
    camera
        (5,), where the camera is, by `CameraPart`; NaN where unknown.
    """

    time_s: float
    image_px: FloatArray
    world_m: FloatArray
    visibility: FloatArray
    size_px: tuple[int, int]
    camera: FloatArray = field(default_factory=lambda: NOWHERE)

    def __post_init__(self) -> None:
        for name, shape in _SHAPES:
            array = getattr(self, name)
            if array.shape != shape:
                raise TrackError(f"{name}: expected shape {shape}, got {array.shape}")

    @classmethod
    def empty(
        cls, time_s: float, size_px: tuple[int, int], camera: FloatArray = NOWHERE
    ) -> "PoseFrame":
        """Return the pose of a picture in which nobody was found: all NaN, visibility 0."""
        return cls(
            time_s,
            np.full((LANDMARK_COUNT, 2), np.nan),
            np.full((LANDMARK_COUNT, 3), np.nan),
            np.zeros(LANDMARK_COUNT),
            size_px,
            camera,
        )

    @property
    def found(self) -> bool:
        """Whether anybody was found."""
        return not bool(np.isnan(self.image_px).all())
