"""A pose model that gives back what was recorded."""

from collections.abc import Sequence
from typing import Self

from formcheck.pose.frame import Frame, PoseFrame
from formcheck.pose.track import PoseTrack


class ReplayEstimator:
    """Gives back recorded poses, frame by frame, as if a model had found them.

    Parameters
    ----------
    track
        The poses; frames past its end show nobody.
    side
        Where the person is among others; empty where alone.
    """

    def __init__(self, track: PoseTrack, side: str = "") -> None:
        self._track = track
        self.side = side
        self.may_change = True

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        """Return the recorded pose of the frame with this index, if anybody was found."""
        if frame.index >= len(self._track):
            return ()
        pose = self._track.frame(frame.index)
        return (pose,) if pose.found else ()

    def close(self) -> None:
        """Do nothing: a recording holds no model."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
