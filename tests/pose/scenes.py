"""Drawn scenes with people whose places are known, and estimators that see only what is drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

import numpy as np

from formcheck.pose.frame import Frame, ImageArray, PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.region import Region

RATE_HZ = 30.0
SIZE_PX = (640, 360)
BACKGROUND = 255
MIN_SEEN_FRAC = 0.3
"""The drawn detector finds nobody who is lower than this share of what it looks at."""


def box(x_px: float, y_px: float, height_px: float) -> Region:
    """Return the rectangle of a standing person with the middle at a place."""
    half_width_px, half_height_px = height_px / 6, height_px / 2
    return Region(
        x_px - half_width_px, y_px - half_height_px, x_px + half_width_px, y_px + half_height_px
    )


def pose_in(
    region: Region, *, time_s: float = 0.0, size_px: tuple[int, int] = SIZE_PX
) -> PoseFrame:
    """Return a pose whose landmarks fill a rectangle, corner to corner."""
    share = np.linspace(0.0, 1.0, LANDMARK_COUNT)
    corner_px = np.array([region.left_px, region.top_px])
    extent_px = np.array([region.width_px, region.height_px])
    return PoseFrame(
        time_s,
        corner_px + np.column_stack([share, share]) * extent_px,
        np.zeros((LANDMARK_COUNT, 3)),
        np.ones(LANDMARK_COUNT),
        size_px,
    )


def draw(people: Mapping[int, Region], size_px: tuple[int, int] = SIZE_PX) -> ImageArray:
    """Return a picture in which each person is a rectangle in the grey of their number."""
    image = np.full((size_px[1], size_px[0], 3), BACKGROUND, dtype=np.uint8)
    for number, region in people.items():
        image[region.pixels(size_px)] = number
    return image


def film(scenes: Iterable[Mapping[int, Region]], rate_hz: float = RATE_HZ) -> Iterator[Frame]:
    """Yield the pictures of scenes that follow one another."""
    for index, people in enumerate(scenes):
        yield Frame(draw(people), index / rate_hz, index)


def found_in(frame: Frame, numbers: Iterable[int]) -> list[tuple[int, PoseFrame]]:
    """Return those of the numbered people who are in a picture and large enough to be found."""
    height_px, width_px = frame.image.shape[:2]
    people = []
    for number in numbers:
        drawn = frame.image[:, :, 0] == number
        rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
        if len(rows) and np.ptp(rows) >= MIN_SEEN_FRAC * max(height_px, width_px):
            region = Region(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
            size_px = (width_px, height_px)
            people.append((number, pose_in(region, time_s=frame.time_s, size_px=size_px)))
    return people


class DrawnPeople:
    """An estimator that finds everybody drawn, in an order of its own."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self.looks = 0
        self.closed = False

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        self.looks += 1
        return [pose for _, pose in found_in(frame, self._numbers)]

    def close(self) -> None:
        self.closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class DrawnTracker(DrawnPeople):
    """An estimator that keeps to one person, and takes the first on its list when it lost them."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(numbers)
        self._followed: int | None = None

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        self.looks += 1
        everybody = dict(found_in(frame, self._numbers))
        if self._followed not in everybody:
            self._followed = next(iter(everybody), None)
        return [everybody[self._followed]] if self._followed is not None else []
