"""Where the camera is in pictures through which a person is followed."""

import numpy as np

from formcheck.pose.camera_motion.level import LevelWatch
from formcheck.pose.camera_motion.motion import CameraMotion
from formcheck.pose.camera_motion.small_picture import SmallPicture
from formcheck.pose.camera_place import CameraPart
from formcheck.pose.frame import FloatArray, Frame, PoseFrame
from formcheck.pose.region import Region


class CameraWatch:
    """Says where the camera is, from what stands still round the person.

    Where the person is not found, they are taken to be where they were last.
    """

    def __init__(self) -> None:
        self._motion = CameraMotion()
        self._level = LevelWatch()
        self._person: Region | None = None

    def look(self, frame: Frame, pose: PoseFrame | None) -> FloatArray:
        """Return (5,), where the camera is, by `CameraPart`; NaN where unknown.

        Parameters
        ----------
        frame
            The next picture.
        pose
            The person in it; None where not found.
        """
        if pose is not None:
            self._person = Region.of(pose)
        parts = self._motion.follow(SmallPicture.of(frame.image), frame.time_s, self._person)
        roll_deg = float(parts[CameraPart.ROLL_DEG])
        off_level_deg = self._level.look(frame, roll_deg, self._person, pose)
        return np.append(parts, off_level_deg)
