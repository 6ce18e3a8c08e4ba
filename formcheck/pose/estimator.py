"""The one place where a pose model is plugged in."""

from collections.abc import Sequence
from typing import Protocol, Self

from formcheck.pose.frame import Frame, PoseFrame


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


class FollowingEstimator(PoseEstimator, Protocol):
    """Follows one person among others through a live source, and says whom.

    Attributes
    ----------
    side
        Where the person is among others: left, middle, right; empty where alone.
    may_change
        Whether somebody else who raises a hand is followed from then on.
    """

    side: str
    may_change: bool
