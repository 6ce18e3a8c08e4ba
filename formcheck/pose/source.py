"""What every source of pictures offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from formcheck.pose.frame import Frame


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of a source before its pictures are read.

    Attributes
    ----------
    path
        The file; None for a camera.
    size_px
        Width and height of the upright picture (rotation already applied).
    rate_hz
        Mean frame rate; NaN where unknown.
    frame_count
        Number of pictures; None where unknown (camera).
    duration_s
        Length; NaN where unknown.
    """

    path: Path | None
    size_px: tuple[int, int]
    rate_hz: float
    frame_count: int | None
    duration_s: float


class FrameSource(Protocol):
    """Pictures in order of time; a context manager that lets go of the file or camera."""

    @property
    def info(self) -> SourceInfo:
        """What is known before the pictures are read."""
        ...

    def __iter__(self) -> Iterator[Frame]: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
