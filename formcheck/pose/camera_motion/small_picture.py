"""The picture made small and grey (its green), without what exposure and wide shadows do to it."""

from dataclasses import dataclass
from functools import lru_cache

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
        grey = _small_green(image)
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


def _small_green(image: ImageArray) -> SmallArray:
    """Return the green of a picture, each small pixel the mean of what is taken for it."""
    height_px, width_px = image.shape[:2]
    px_each = max(height_px, width_px) / LONG_SIDE
    columns, rows = round(width_px / px_each), round(height_px / px_each)
    if px_each < SAMPLES_EACH:
        green = cv2.extractChannel(image, 1)
        return cv2.resize(green, (columns, rows), interpolation=cv2.INTER_AREA).astype(np.float32)
    if image.shape[:2] == (SAMPLES_EACH * rows, SAMPLES_EACH * columns):
        taken = np.ascontiguousarray(image[..., 1])
    else:
        taken = np.ascontiguousarray(image).reshape(-1).take(_places(width_px, height_px))
    of_rows = taken.reshape(rows, SAMPLES_EACH, -1).sum(axis=1, dtype=np.uint16)
    whole = sum(of_rows[:, place::SAMPLES_EACH] for place in range(1, SAMPLES_EACH))
    total = of_rows[:, ::SAMPLES_EACH] + whole
    return np.asarray(total.astype(np.float32) / np.float32(SAMPLES_EACH**2))


@lru_cache(maxsize=8)
def _places(width_px: int, height_px: int) -> NDArray[np.intp]:
    """Return where in the bytes of a picture the green of what is taken lies.

    Reading just that takes half as long as making the whole picture smaller and then grey.
    """
    px_each = max(height_px, width_px) / LONG_SIDE
    x, y = (
        np.arange(count) * side_px // count
        for side_px in (width_px, height_px)
        for count in (SAMPLES_EACH * round(side_px / px_each),)
    )
    return np.asarray((y[:, None] * width_px + x) * 3 + 1)
