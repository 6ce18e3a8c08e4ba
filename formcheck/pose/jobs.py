"""What a pose worker is asked to do, and what it answers."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.camera_place import NOWHERE, unknown_camera
from formcheck.pose.everybody import PeopleLook
from formcheck.pose.frame import FloatArray, Frame, PoseFrame
from formcheck.pose.guide import Guide
from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.people import Lock
from formcheck.pose.video_plan import VideoPlan


@dataclass(frozen=True, slots=True)
class OpenRecording:
    """Get ready for pieces of a recording; is not answered.

    Attributes
    ----------
    plan
        The recording.
    """

    plan: VideoPlan


@dataclass(frozen=True, slots=True)
class LookAtPiece:
    """Follow the person through part of the open recording; answered by `PiecePoses`.

    Attributes
    ----------
    begin
        Place of the picture at which to begin afresh. A worker that has already come from there
        to `first` goes on where it stopped, with the same outcome.
    first, stop
        Places of the first picture to report and of the one after the last.
    guide
        Whom to follow, where that was decided.
    """

    begin: int
    first: int
    stop: int
    guide: Guide = field(default_factory=Guide)


@dataclass(frozen=True, slots=True)
class LookRound:
    """Find everybody in some pictures of the open recording; answered by `EverybodySeen`.

    Attributes
    ----------
    places
        Which pictures, ascending.
    """

    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LookAtFrame:
    """Follow the person to the next picture of a live source; answered by `FramePose`.

    Attributes
    ----------
    frame
        The picture.
    may_change
        Whether somebody else who raises a hand is followed from then on.
    """

    frame: Frame
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class SurveyFrame:
    """Find everybody in one picture, whoever is followed; answered by `FramePeople`.

    Attributes
    ----------
    frame
        The picture.
    """

    frame: Frame


@dataclass(frozen=True, slots=True)
class JobProgress:
    """A sign of life from within a piece.

    Attributes
    ----------
    frames
        How many of the pictures to report are done.
    """

    frames: int


@dataclass(frozen=True, slots=True)
class PiecePoses:
    """What was found in a piece.

    Attributes
    ----------
    first
        Place of the first picture reported.
    image_px, world_m, visibility
        (frames, 33, 2), (frames, 33, 3), (frames, 33); NaN and 0 where the person was not found.
    decoded
        (frames,), whether the picture could be read at all.
    lock
        Who was followed in the end, and who else was about.
    looks
        Everybody in the pictures in which everybody was looked for, in order.
    camera
        (frames, 5), where the camera was since the first picture looked at, by `CameraPart`.
    """

    first: int
    image_px: FloatArray
    world_m: FloatArray
    visibility: FloatArray
    decoded: NDArray[np.bool_]
    lock: Lock = field(default_factory=Lock)
    looks: tuple[PeopleLook, ...] = ()
    camera: FloatArray = field(default_factory=lambda: unknown_camera(0))

    @classmethod
    def missing(cls, first: int, count: int) -> "PiecePoses":
        """Return as many poses, none of them found."""
        return cls(
            first,
            np.full((count, LANDMARK_COUNT, 2), np.nan),
            np.full((count, LANDMARK_COUNT, 3), np.nan),
            np.zeros((count, LANDMARK_COUNT)),
            np.zeros(count, dtype=np.bool_),
            camera=unknown_camera(count),
        )

    def put(self, index: int, pose: PoseFrame | None, camera: FloatArray) -> None:
        """Write what was found in the picture at a place of the recording."""
        row = index - self.first
        self.decoded[row] = True
        # Pictures that could not be read have no place of the camera of their own: no break.
        self.camera[row:] = camera
        if pose is None:
            return
        self.image_px[row] = pose.image_px
        self.world_m[row] = pose.world_m
        self.visibility[row] = pose.visibility

    def found(self, index: int) -> bool:
        """Return whether the person was found in the picture at a place of the recording."""
        return not bool(np.isnan(self.image_px[index - self.first]).all())


@dataclass(frozen=True, slots=True)
class EverybodySeen:
    """Who was in some pictures of a recording.

    Attributes
    ----------
    looks
        One for each picture that could be read, in order.
    """

    looks: tuple[PeopleLook, ...]


@dataclass(frozen=True, slots=True)
class FramePose:
    """The pose of the followed person in a picture.

    Attributes
    ----------
    pose
        In pixels of the picture; None where the person was not found.
    side
        Where they are among others: left, middle, right; empty where alone.
    camera
        (5,), where the camera is, by `CameraPart`.
    """

    pose: PoseFrame | None
    side: str = ""
    camera: FloatArray = field(default_factory=lambda: NOWHERE)


@dataclass(frozen=True, slots=True)
class FramePeople:
    """Everybody in a picture.

    Attributes
    ----------
    poses
        In pixels of the picture; empty where nobody is.
    """

    poses: tuple[PoseFrame, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that came to nothing, and would again.

    Attributes
    ----------
    message
        What was wrong and what to do.
    source
        The video that cannot be read; None where the model failed.
    """

    message: str
    source: str | None


Job = OpenRecording | LookRound | LookAtPiece | LookAtFrame | SurveyFrame
Reply = JobProgress | PiecePoses | EverybodySeen | FramePose | FramePeople | Failed
