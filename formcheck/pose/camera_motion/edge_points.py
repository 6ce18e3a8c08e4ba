"""The points of a picture at which a motion shows: its steepest edges, spread over all of it."""

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.camera_motion.small_picture import SmallPicture
from formcheck.pose.frame import FloatArray

BoolArray = NDArray[np.bool_]
ComplexArray = NDArray[np.complex128]

POINTS_A_CELL = 24


def edges_of(picture: SmallPicture) -> tuple[ComplexArray, ComplexArray]:
    """Return the slope, in grey levels per pixel of the full one, and place of all small pixels."""
    width_px, height_px = picture.px_each
    rows, columns = picture.detail.shape
    down, across = np.gradient(picture.detail)
    x = (np.arange(columns) - (columns - 1) / 2) * width_px
    y = (np.arange(rows) - (rows - 1) / 2) * height_px
    edges = across / width_px + 1j * (down / height_px)
    edges[[0, 1, -2, -1]] = 0
    edges[:, [0, 1, -2, -1]] = 0
    return edges.ravel(), (x[None, :] + 1j * y[:, None]).ravel()


def every_other(picture: SmallPicture) -> BoolArray:
    """Return (small pixels,), a chequerboard: neighbours say the same, and edges have two sides."""
    rows, columns = np.indices(picture.detail.shape)
    return np.asarray((rows + columns) % 2 == 0).ravel()


def strongest(steep: FloatArray, cells: NDArray[np.intp], usable: BoolArray) -> NDArray[np.intp]:
    """Return the places of the strongest edges of each cell."""
    order = np.flatnonzero(usable)
    by_cell = order[np.lexsort((-steep[order], cells[order]))]
    counts = np.bincount(cells[by_cell], minlength=int(cells.max()) + 1)
    rank = np.arange(len(by_cell)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.asarray(by_cell[rank < POINTS_A_CELL])
