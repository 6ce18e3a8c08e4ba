"""Turn triangles into pixels, nearest first: a depth buffer in numpy."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Float32Array = NDArray[np.float32]
BUCKETS_PX = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256, 4096)
"""Triangles are worked on together whose bounding squares fit the same one of these."""
CHUNK = 1_000_000
"""Candidate pixels worked on at once, to bound memory."""
DEPTH_STEPS = 65_000
NEAREST_M = 0.05
"""Nothing nearer to the lens than this is drawn."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which triangle each covered pixel shows.

    Attributes
    ----------
    pixels
        (covered,), flat index of the pixel, row by row.
    triangles
        (covered,), the nearest triangle there.
    shares
        (covered, 3), how much of each corner of the triangle the pixel shows; they sum to 1.
    """

    pixels: NDArray[np.intp]
    triangles: NDArray[np.intp]
    shares: Float32Array

    def only(self, kept: NDArray[np.bool_]) -> "Coverage":
        """Return the pixels for which `kept` (covered,) is true."""
        return Coverage(self.pixels[kept], self.triangles[kept], self.shares[kept])


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture that is painted on, and how far away what it shows is.

    Attributes
    ----------
    picture
        (height, width, 3), RGB.
    depth_m
        (height * width,), infinite where nothing was painted.
    """

    picture: Float32Array
    depth_m: Float32Array

    def nearest(self, covered: Coverage, corner_depth_m: Float32Array) -> Coverage:
        """Return the covered pixels that are nearer than what is there, and remember their depth.

        Parameters
        ----------
        corner_depth_m
            (covered, 3), of the corners of each pixel's triangle.
        """
        depth_m = weighted(covered.shares, corner_depth_m)
        nearer = depth_m < self.depth_m[covered.pixels]
        if not nearer.all():
            covered, depth_m = covered.only(nearer), depth_m[nearer]
        self.depth_m[covered.pixels] = depth_m
        return covered

    def paint(self, covered: Coverage, colours: Float32Array) -> None:
        """Give the covered pixels their colours (covered, 3)."""
        self.picture.reshape(-1, 3)[covered.pixels] = colours


def rasterise(
    points_px: Float32Array,
    depth_m: Float32Array,
    faces: NDArray[np.intp],
    size_px: tuple[int, int],
) -> Coverage:
    """Find the nearest triangle at each pixel.

    Parameters
    ----------
    points_px
        (vertices, 2).
    depth_m
        (vertices,); triangles nearer than `NEAREST_M` are left out.
    faces
        (triangles, 3), anticlockwise seen from their outer side; those that show their inner
        side are left out.
    size_px
        Width and height.
    """
    shown, corners, corner_depth_m = _facing(points_px, depth_m, faces, size_px)
    hits = list(_hits(corners, corner_depth_m, size_px))
    if not hits:
        return Coverage(np.empty(0, np.intp), np.empty(0, np.intp), np.empty((0, 3), np.float32))
    pixels, rows, shares, depth = (np.concatenate(part) for part in zip(*hits, strict=True))
    nearest = _nearest(pixels, depth, size_px)
    return Coverage(pixels[nearest], shown[rows[nearest]], shares[nearest])


def _facing(
    points_px: Float32Array,
    depth_m: Float32Array,
    faces: NDArray[np.intp],
    size_px: tuple[int, int],
) -> tuple[NDArray[np.intp], Float32Array, Float32Array]:
    """Return the triangles that face the camera: their rows, corners (n, 6) and depths (n, 3)."""
    x, y = np.ascontiguousarray(points_px.T)
    first, second, third = faces.T
    ax, ay = x[first], y[first]
    area = (x[second] - ax) * (y[third] - ay) - (y[second] - ay) * (x[third] - ax)
    rows = np.flatnonzero(area < -1e-6)
    corners = np.concatenate([points_px[faces[rows, corner]] for corner in range(3)], axis=1)
    depths = np.stack([depth_m[faces[rows, corner]] for corner in range(3)], axis=1)
    low_x, high_x = _extremes(corners[:, 0::2])
    low_y, high_y = _extremes(corners[:, 1::2])
    seen = (high_x > 0) & (high_y > 0) & (low_x < size_px[0]) & (low_y < size_px[1])
    seen &= _extremes(depths)[0] > NEAREST_M
    return rows[seen], corners[seen], depths[seen]


def _extremes(values: Float32Array) -> tuple[Float32Array, Float32Array]:
    """Return the least and the greatest of three columns."""
    one, two, three = values.T
    low = np.minimum(np.minimum(one, two), three)
    return low, np.maximum(np.maximum(one, two), three)


def _hits(
    corners: Float32Array, depth_m: Float32Array, size_px: tuple[int, int]
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp], Float32Array, Float32Array]]:
    """Yield pixels, triangle rows, shares and depth of every pixel inside a triangle."""
    low_high = [_extremes(corners[:, axis::2] - 0.5) for axis in (0, 1)]
    low = np.stack([np.maximum(np.ceil(least), 0) for least, _ in low_high], axis=1)
    high = np.stack(
        [
            np.minimum(np.floor(most), size - 1)
            for (_, most), size in zip(low_high, size_px, strict=True)
        ],
        axis=1,
    )
    low, high = low.astype(np.intp), high.astype(np.intp)
    span = high - low
    extent = np.maximum(span[:, 0], span[:, 1]) + 1
    empty = (span[:, 0] < 0) | (span[:, 1] < 0)
    bucket = np.searchsorted(BUCKETS_PX, extent)
    for number in np.unique(bucket[~empty]):
        side = min(BUCKETS_PX[number], max(size_px))
        members = np.flatnonzero((bucket == number) & ~empty)
        step = max(1, CHUNK // side**2)
        for first in range(0, len(members), step):
            rows = members[first : first + step]
            yield _fill(
                rows, (corners[rows], depth_m[rows]), (low[rows], high[rows]), side, size_px
            )


def _fill(
    rows: NDArray[np.intp],
    triangles: tuple[Float32Array, Float32Array],
    box: tuple[NDArray[np.intp], NDArray[np.intp]],
    side: int,
    size_px: tuple[int, int],
) -> tuple[NDArray[np.intp], NDArray[np.intp], Float32Array, Float32Array]:
    """Test each pixel of a square of this side against the triangles whose boxes start there."""
    corners, depth_m = triangles
    low, high = box
    offset = np.arange(side, dtype=np.int32)
    start = low.astype(np.float32) + np.float32(0.5)
    ax, ay, bx, by, cx, cy = (corners - np.tile(start, 3)).T[:, :, None, None]
    x = offset.astype(np.float32)[None, None, :]
    y = offset.astype(np.float32)[None, :, None]
    second = (cy - ay) * (ax - x) - (cx - ax) * (ay - y)
    third = (ay - y) * (bx - ax) - (ax - x) * (by - ay)
    whole = (by - ay) * (cx - ax) - (bx - ax) * (cy - ay)
    fits = (x <= (high - low)[:, 0, None, None]) & (y <= (high - low)[:, 1, None, None])
    inside = (second >= 0) & (third >= 0) & (second + third <= whole) & fits
    which, row, column = np.nonzero(inside)
    weight = whole[which, 0, 0]
    two, three = second[which, row, column] / weight, third[which, row, column] / weight
    shares = np.stack([1 - two - three, two, three], axis=1)
    depth = weighted(shares, depth_m[which])
    pixels = (low[which, 1] + row) * size_px[0] + low[which, 0] + column
    return pixels, rows[which], shares, depth


def _nearest(
    pixels: NDArray[np.intp], depth: Float32Array, size_px: tuple[int, int]
) -> NDArray[np.intp]:
    """Return the hit that is nearest at each covered pixel."""
    near, far = float(depth.min()), float(depth.max())
    steps = ((far - depth) * (DEPTH_STEPS / max(far - near, 1e-6))).astype(np.uint16)
    order = np.argsort(steps, kind="stable")
    winner = np.full(size_px[0] * size_px[1], -1, dtype=np.intp)
    winner[pixels[order]] = order
    return np.asarray(winner[winner >= 0])


def weighted(shares: Float32Array, corner_values: Float32Array) -> Float32Array:
    """Return (covered,), the value between three corner values (covered, 3) by their shares."""
    return np.asarray(
        shares[:, 0] * corner_values[:, 0]
        + shares[:, 1] * corner_values[:, 1]
        + shares[:, 2] * corner_values[:, 2]
    )
