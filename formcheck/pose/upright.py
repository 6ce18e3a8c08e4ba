"""Turning stored pictures the way up that a person saw them."""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np

from formcheck.pose.frame import FloatArray, ImageArray


@dataclass(frozen=True, slots=True)
class Orientation:
    """How a stored picture is turned to stand upright: transposed first, then flipped.

    Attributes
    ----------
    transposed
        Rows and columns change places.
    flipped_x
        Left and right then change places.
    flipped_y
        Top and bottom then change places.
    """

    transposed: bool = False
    flipped_x: bool = False
    flipped_y: bool = False

    @classmethod
    def from_matrix(cls, matrix: FloatArray) -> Self:
        """Return the orientation nearest to a display matrix.

        Parameters
        ----------
        matrix
            (2, 2), the linear part as ISO 14496-12 stores it: a stored point (x, y) is shown
            at (x, y) @ matrix, with y down. All zeros means upright.
        """
        (x_to_x, x_to_y), (y_to_x, y_to_y) = matrix
        if abs(x_to_y) > abs(x_to_x):
            return cls(True, bool(y_to_x < 0), bool(x_to_y < 0))
        return cls(False, bool(x_to_x < 0), bool(y_to_y < 0))

    def size_px(self, stored_size_px: tuple[int, int]) -> tuple[int, int]:
        """Return width and height after turning (and back again: it is its own inverse)."""
        width_px, height_px = stored_size_px
        return (height_px, width_px) if self.transposed else (width_px, height_px)

    def apply(self, image: ImageArray) -> ImageArray:
        """Return the picture upright, (height, width, 3), contiguous.

        The same memory comes back where nothing had to be turned.
        """
        upright = cv2.transpose(image) if self.transposed else image
        match self.flipped_x, self.flipped_y:
            case True, True:
                upright = cv2.flip(upright, -1)
            case True, False:
                upright = cv2.flip(upright, 1)
            case False, True:
                upright = cv2.flip(upright, 0)
        return np.ascontiguousarray(upright, dtype=np.uint8)


UPRIGHT = Orientation()
