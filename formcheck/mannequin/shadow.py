"""The soft shadow the body casts on the floor, which shows where it stands."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from formcheck.mannequin.camera import Camera
from formcheck.mannequin.raster import Float32Array
from formcheck.mannequin.scene import Light
from formcheck.pose.frame import FloatArray

CAST_DARKNESS = 0.2
CAST_BLUR_FRAC = 0.018
"""Softness of the cast shadow, of the picture's width."""
TOUCH_DARKNESS = 0.4
TOUCH_BLUR_FRAC = 0.006
TOUCH_HEIGHT_M = 0.12
"""Parts lower than this darken the floor right under them."""
SHRINK = 4
"""Shadows are soft, so they are drawn this many times smaller."""


class Shadow:
    """Darkens the floor under and behind bodies.

    Parameters
    ----------
    lens
        The camera at the size that is drawn.
    light
        Where the light comes from.
    low_surface
        (height, width), the pixels that show the floor or a mat.
    """

    def __init__(self, lens: Camera, light: Light, low_surface: NDArray[np.bool_]) -> None:
        self._lens = lens
        self._slope = np.array(light.direction)[:2] / light.direction[2]
        self._surface = low_surface.astype(np.float32)

    def cast(
        self, room: Float32Array, points_m: FloatArray, parts: Sequence[NDArray[np.intp]]
    ) -> Float32Array:
        """Return the room (height, width, 3) with the shadow of some (vertices, 3) points.

        Parameters
        ----------
        parts
            Vertices (n,) of each part of the body that casts its own outline.
        """
        height_m = np.maximum(points_m[:, 2:], 0.0)
        cast_m = points_m[:, :2] - height_m * self._slope
        low = points_m[:, 2] < TOUCH_HEIGHT_M
        touch = self._darkness(points_m[:, :2], TOUCH_BLUR_FRAC, parts, low)
        cast = self._darkness(cast_m, CAST_BLUR_FRAC, parts, np.ones(len(points_m), dtype=bool))
        dark = CAST_DARKNESS * cast + TOUCH_DARKNESS * touch * (1 - CAST_DARKNESS * cast)
        full = cv2.resize(dark, self._lens.size_px, interpolation=cv2.INTER_LINEAR)
        return np.asarray(room * (1.0 - full * self._surface)[..., None], dtype=np.float32)

    def _darkness(
        self,
        floor_m: FloatArray,
        blur_frac: float,
        parts: Sequence[NDArray[np.intp]],
        included: NDArray[np.bool_],
    ) -> Float32Array:
        """Fill the outline of each part of the body on the floor, softened."""
        width, height = (side // SHRINK for side in self._lens.size_px)
        mask = np.zeros((height, width), dtype=np.float32)
        points_m = np.column_stack([floor_m, np.zeros(len(floor_m))])
        points_px, depth_m = self._lens.project(points_m)
        usable = included & (depth_m > 0.1)
        small_px = np.clip(points_px / SHRINK, -4 * width, 4 * width).astype(np.float32)
        for part in parts:
            members = part[usable[part]]
            if len(members) > 2:
                outline = cv2.convexHull(small_px[members])
                cv2.fillConvexPoly(mask, np.round(outline).astype(np.int32), 1.0)
        softened = cv2.GaussianBlur(mask, (0, 0), max(0.6, blur_frac * width))
        return np.asarray(softened, dtype=np.float32)
