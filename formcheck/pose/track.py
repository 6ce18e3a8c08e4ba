"""A person's pose over time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from formcheck.errors import TrackError
from formcheck.pose.camera_place import (
    CAMERA_PARTS,
    mirrored_camera,
    possible_camera,
    unknown_camera,
)
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT, MIRRORED

MIRRORED_KEY = "mirrored"
"""What the origin of a track has where its recording shows the mirror image."""


@dataclass(frozen=True, slots=True)
class PoseTrack:
    """The poses of one person in one recording.

    Attributes
    ----------
    time_s
        (frames,), strictly increasing media time.
    image_px
        (frames, 33, 2), pixels of the upright picture, x right and y down; NaN where missing.
    world_m
        (frames, 33, 3), metres, origin between the hips; NaN where missing.
    visibility
        (frames, 33), 0 to 1.
    size_px
        Width and height of the picture.
    notes
        What a reader of the result should know, such as "aspect ratio assumed" or
        "the tracked person was lost from 3.1 to 4.0 s".
    origin
        Where the track came from, by key: source, model, software; and `MIRRORED_KEY`.
    camera
        (frames, 5), where the camera is, by `CameraPart`; NaN where unknown, everywhere unless
        given.

    Raises
    ------
    TrackError
        Shapes that do not fit, time that does not increase, a picture without area, or a camera
        that is nowhere.
    """

    time_s: FloatArray
    image_px: FloatArray
    world_m: FloatArray
    visibility: FloatArray
    size_px: tuple[int, int]
    notes: tuple[str, ...] = ()
    origin: dict[str, str] = field(default_factory=dict)
    camera: FloatArray = field(default_factory=lambda: unknown_camera(0))

    def __post_init__(self) -> None:
        count = len(self.time_s)
        if not len(self.camera):
            object.__setattr__(self, "camera", unknown_camera(count))
        for name, shape in (
            ("time_s", (count,)),
            ("image_px", (count, LANDMARK_COUNT, 2)),
            ("world_m", (count, LANDMARK_COUNT, 3)),
            ("visibility", (count, LANDMARK_COUNT)),
            ("camera", (count, CAMERA_PARTS)),
        ):
            array = getattr(self, name)
            if array.shape != shape:
                raise TrackError(f"{name}: expected shape {shape}, got {array.shape}")
        if count and not np.isfinite(self.time_s).all():
            raise TrackError("time_s: every frame needs a time, but some are missing")
        if (np.diff(self.time_s) <= 0).any():
            raise TrackError("time_s: must increase from frame to frame")
        if not possible_camera(self.camera):
            raise TrackError("camera: expected finite numbers, and a scale from 1/20 to 20")
        if min(self.size_px) <= 0:
            raise TrackError(f"size_px: expected a picture with area, got {self.size_px}")

    def __len__(self) -> int:
        return len(self.time_s)

    def __iter__(self) -> Iterator[PoseFrame]:
        return (self.frame(index) for index in range(len(self)))

    def frame(self, index: int) -> PoseFrame:
        """Return the pose at a place in the track."""
        return PoseFrame(
            float(self.time_s[index]),
            self.image_px[index],
            self.world_m[index],
            self.visibility[index],
            self.size_px,
            self.camera[index],
        )

    @classmethod
    def from_frames(cls, frames: Sequence[PoseFrame], size_px: tuple[int, int]) -> "PoseTrack":
        """Stack poses into a track; an empty sequence gives an empty track."""
        return cls(
            np.array([frame.time_s for frame in frames], dtype=np.float64),
            np.array([f.image_px for f in frames]).reshape(-1, LANDMARK_COUNT, 2),
            np.array([f.world_m for f in frames]).reshape(-1, LANDMARK_COUNT, 3),
            np.array([f.visibility for f in frames]).reshape(-1, LANDMARK_COUNT),
            size_px,
            camera=np.array([f.camera for f in frames]).reshape(-1, CAMERA_PARTS),
        )

    @property
    def found(self) -> NDArray[np.bool_]:
        """(frames,), whether anybody was found."""
        return np.asarray(~np.isnan(self.image_px).all(axis=(1, 2)))

    @property
    def rate_hz(self) -> float:
        """Median frame rate; NaN for fewer than two frames."""
        return float(1.0 / np.median(np.diff(self.time_s))) if len(self) > 1 else float("nan")

    @property
    def duration_s(self) -> float:
        """Time from the first frame to the last; 0 for fewer than two frames."""
        return float(self.time_s[-1] - self.time_s[0]) if len(self) > 1 else 0.0

    def at(self, places: NDArray[np.intp]) -> "PoseTrack":
        """Return the track of the frames at (kept,) rising places alone."""
        return replace(
            self,
            time_s=self.time_s[places],
            image_px=self.image_px[places],
            world_m=self.world_m[places],
            visibility=self.visibility[places],
            camera=self.camera[places],
        )

    def with_notes(self, *notes: str) -> "PoseTrack":
        """Return the same track with more notes."""
        return replace(self, notes=(*self.notes, *notes))

    def mirrored(self) -> "PoseTrack":
        """Return the track of the mirror image: left becomes right."""
        width_px = self.size_px[0]
        return replace(
            self,
            image_px=self.image_px[:, MIRRORED] * [-1.0, 1.0] + [width_px, 0.0],
            world_m=self.world_m[:, MIRRORED] * [-1.0, 1.0, 1.0],
            visibility=self.visibility[:, MIRRORED],
            camera=mirrored_camera(self.camera),
        )

    def of_mirrored_picture(self) -> "PoseTrack":
        """Return the person's own sides of a recording that shows the mirror image.

        The origin says so, so that pictures can be turned the same way.

        Raises
        ------
        TrackError
            It was done already.
        """
        if self.picture_is_mirrored:
            raise TrackError(
                "these poses were already turned out of a mirror image; leave --mirrored out"
            )
        return replace(self.mirrored(), origin={**self.origin, MIRRORED_KEY: "yes"})

    @property
    def picture_is_mirrored(self) -> bool:
        """Whether the recording shows the mirror image of these poses."""
        return MIRRORED_KEY in self.origin
