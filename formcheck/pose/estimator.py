"""The one place where a pose model is plugged in."""

from collections.abc import Sequence
from typing import Protocol, Self

from formcheck.pose.frame import Frame, PoseFrame
from formcheck.pose.track import PoseTrack


class PoseEstimator(Protocol):
    """Finds the people in pictures that come in order of time."""

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        """Return the pose of each person seen, in pixels of `frame`; empty where nobody is.

        Raises
        ------
        EstimatorError
            The model failed on this picture.
        """
        ...

    def close(self) -> None:
        """Give back what the model holds; the estimator is of no use afterwards."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...


class ReplayEstimator:
    """Gives back recorded poses, frame by frame, as if a model had found them.

    Parameters
    ----------
    track
        The poses; frames past its end show nobody.
    """

    def __init__(self, track: PoseTrack) -> None:
        self._track = track

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
