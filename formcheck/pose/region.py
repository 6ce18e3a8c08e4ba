"""Rectangles of a picture: where a person is, and where to look."""

import math
from dataclasses import dataclass, replace

import numpy as np

from formcheck.pose.frame import ImageArray, PoseFrame

MIN_WINDOW_PX = 160
WINDOW_SIDES = 2.2
"""Side of the square looked at, in sides of the person: large enough to move about in, small
enough for the detector, which wants a person over about half of what it sees."""


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the picture, edges in pixels; it may reach beyond the picture."""

    left_px: float
    top_px: float
    right_px: float
    bottom_px: float

    @classmethod
    def of(cls, pose: PoseFrame) -> "Region":
        """Return the rectangle round all landmarks that were found."""
        left_px, top_px = np.nanmin(pose.image_px, axis=0).tolist()
        right_px, bottom_px = np.nanmax(pose.image_px, axis=0).tolist()
        return cls(left_px, top_px, right_px, bottom_px)

    @classmethod
    def whole(cls, size_px: tuple[int, int]) -> "Region":
        """Return the rectangle of a whole picture."""
        return cls(0, 0, *size_px)

    @property
    def width_px(self) -> float:
        """Extent to the right."""
        return self.right_px - self.left_px

    @property
    def height_px(self) -> float:
        """Extent downwards."""
        return self.bottom_px - self.top_px

    @property
    def diagonal_px(self) -> float:
        """Length from corner to corner: the size of a person, whatever their posture."""
        return math.hypot(self.width_px, self.height_px)

    @property
    def centre_px(self) -> tuple[float, float]:
        """The middle, x and y."""
        return (self.left_px + self.right_px) / 2, (self.top_px + self.bottom_px) / 2

    def distance_px(self, other: "Region") -> float:
        """Return how far apart the middles of two rectangles are."""
        return math.dist(self.centre_px, other.centre_px)

    def shared_with(self, other: "Region") -> "Region":
        """Return what two rectangles have in common; negative extents where they have nothing."""
        return Region(
            max(self.left_px, other.left_px),
            max(self.top_px, other.top_px),
            min(self.right_px, other.right_px),
            min(self.bottom_px, other.bottom_px),
        )

    def overlap_frac(self, other: "Region") -> float:
        """Return the common area over the area of both together: 0 apart, 1 identical."""
        shared = self.shared_with(other)
        common = max(shared.width_px, 0.0) * max(shared.height_px, 0.0)
        both = self.width_px * self.height_px + other.width_px * other.height_px - common
        return common / both if both > 0 else 0.0

    def grown(self, margin: float) -> "Region":
        """Return the rectangle with a margin all round, in lengths of its diagonal."""
        margin_px = margin * self.diagonal_px
        return Region(
            self.left_px - margin_px,
            self.top_px - margin_px,
            self.right_px + margin_px,
            self.bottom_px + margin_px,
        )

    def holds(self, other: "Region") -> bool:
        """Return whether another rectangle lies within this one."""
        return (
            self.left_px <= other.left_px
            and self.top_px <= other.top_px
            and other.right_px <= self.right_px
            and other.bottom_px <= self.bottom_px
        )

    def pixels(self, size_px: tuple[int, int]) -> tuple[slice, slice]:
        """Return the rows and columns of a picture that lie in the rectangle."""
        width_px, height_px = size_px
        columns = slice(_within(self.left_px, width_px), _within(self.right_px, width_px))
        return slice(_within(self.top_px, height_px), _within(self.bottom_px, height_px)), columns

    def cut(self, image: ImageArray) -> ImageArray:
        """Return this part of a picture; the picture itself where that is all of it."""
        height_px, width_px = image.shape[:2]
        return np.ascontiguousarray(image[self.pixels((width_px, height_px))])

    def restore(self, pose: PoseFrame, size_px: tuple[int, int]) -> PoseFrame:
        """Return a pose found in this part of a picture, in pixels of the whole picture."""
        rows, columns = self.pixels(size_px)
        shift_px = np.array([columns.start, rows.start], dtype=np.float64)
        return replace(pose, image_px=pose.image_px + shift_px, size_px=size_px)


def window_round(person: Region, size_px: tuple[int, int]) -> Region:
    """Return the square in which to follow a person, moved inside the picture.

    Parameters
    ----------
    person
        Where the person is.
    size_px
        Width and height of the picture.
    """
    side_px = max(WINDOW_SIDES * max(person.width_px, person.height_px), MIN_WINDOW_PX)
    (left_px, right_px), (top_px, bottom_px) = (
        _span(middle_px, side_px, length_px)
        for middle_px, length_px in zip(person.centre_px, size_px, strict=True)
    )
    return Region(left_px, top_px, right_px, bottom_px)


def square_tiles(size_px: tuple[int, int]) -> list[Region]:
    """Return squares as wide as the picture's short side, half over one another, that fill it.

    The detector sees a person twice as large in the square of a 2:1 picture as in the whole; of a
    square picture there are none.
    """
    side_px, long_px = min(size_px), max(size_px)
    steps = math.ceil((long_px - side_px) / (side_px / 2))
    starts_px = np.linspace(0, long_px - side_px, steps + 1).round().tolist() if steps else []
    if size_px[0] == long_px:
        return [Region(start_px, 0, start_px + side_px, side_px) for start_px in starts_px]
    return [Region(0, start_px, side_px, start_px + side_px) for start_px in starts_px]


def _span(middle_px: float, side_px: float, length_px: int) -> tuple[float, float]:
    side_px = min(side_px, length_px)
    start_px = min(max(middle_px - side_px / 2, 0.0), length_px - side_px)
    return round(start_px), round(start_px + side_px)


def _within(edge_px: float, length_px: int) -> int:
    return min(max(round(edge_px), 0), length_px)
