"""The picture made small and grey (its green), without what exposure and wide shadows do to it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from formcheck.pose.frame import FloatArray, ImageArray

SmallArray = NDArray[np.float32]

LONG_SIDE = 128
SAMPLES_EACH = 5
"""Rows, and columns, of the full picture that go into one of the small one: with two, fine edges
flicker so much that a hand's small motions are missed; all of a large picture take too long."""

SOFT_RADIUS = 0.8
"""Standard deviation of the softening without which edges flicker between small pixels."""

PASS_RADIUS = 3
"""What is wider than a square of this radius, in small pixels, is taken out."""


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """A picture as the camera's place is read from it.

    Attributes
    ----------
    detail
        (rows, columns), grey levels against their surroundings.
    size_px
        Width and height of the full picture.
    """

    detail: SmallArray
    size_px: tuple[int, int]

    @classmethod
    def of(cls, image: ImageArray) -> "SmallPicture":
        """Make a (height, width, 3) picture small."""
        height_px, width_px = image.shape[:2]
        px_each = max(height_px, width_px) / LONG_SIDE
        columns, rows = round(width_px / px_each), round(height_px / px_each)
        taken = (SAMPLES_EACH * columns, SAMPLES_EACH * rows)
        large = px_each > SAMPLES_EACH
        thinned = cv2.resize(image, taken, interpolation=cv2.INTER_NEAREST) if large else image
        green = cv2.extractChannel(thinned, 1)
        small = cv2.resize(green, (columns, rows), interpolation=cv2.INTER_AREA)
        grey = small.astype(np.float32)
        side = 2 * PASS_RADIUS + 1
        detail = cv2.GaussianBlur(grey, (0, 0), SOFT_RADIUS) - cv2.blur(grey, (side, side))
        return cls(detail, (width_px, height_px))

    @property
    def px_each(self) -> FloatArray:
        """(2,), width and height of a small pixel in pixels of the full picture."""
        rows, columns = self.detail.shape
        return np.array([self.size_px[0] / columns, self.size_px[1] / rows])

    def detail_at(self, points_px: NDArray[np.complex128]) -> tuple[FloatArray, NDArray[np.bool_]]:
        """Return the detail at (points,) places from the middle, and which are in the picture."""
        rows, columns = self.detail.shape
        width_px, height_px = self.px_each
        x = (points_px.real / width_px + (columns - 1) / 2).astype(np.float32)
        y = (points_px.imag / height_px + (rows - 1) / 2).astype(np.float32)
        inside = (x >= 1) & (x <= columns - 2) & (y >= 1) & (y <= rows - 2)
        values = cv2.remap(self.detail, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return values.ravel().astype(np.float64), inside
