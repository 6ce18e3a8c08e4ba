"""Bend the skin with the bones: linear blend skinning."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from formcheck.mannequin.body import MannequinBody
from formcheck.mannequin.figure import Figure
from formcheck.pose.frame import FloatArray


def bend(
    figure: Figure, points_m: FloatArray, normals: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return where the surface is and which way it faces in this figure.

    Parameters
    ----------
    points_m
        (vertices, 3) at rest: the body's own vertices, or these with clothes on.
    normals
        (vertices, 3) at rest; the body's own where not given.

    Returns
    -------
    Points (vertices, 3) in metres and unit normals (vertices, 3).
    """
    body = figure.body
    transforms = figure.transforms().reshape(len(body.segments), 12)
    blended = (_few_movers(body) @ transforms).reshape(-1, 3, 4)
    bent_m = np.einsum("nij,nj->ni", blended[:, :, :3], points_m) + blended[:, :, 3]
    facing = np.einsum(
        "nij,nj->ni", blended[:, :, :3], body.normals if normals is None else normals
    )
    return bent_m, facing / np.maximum(np.linalg.norm(facing, axis=1, keepdims=True), 1e-9)


@cache
def _few_movers(body: MannequinBody) -> csr_array:
    """Return `MannequinBody.weights` without the zeros, of which nine in ten are."""
    return csr_array(body.weights)


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of the skin, prepared for being asked how high it is in figure after figure.

    Attributes
    ----------
    heights
        (vertices, segments * 4), what the third rows of `Figure.transforms`, one after another,
        are multiplied with. Few segments move a vertex, so nearly all of it is 0.
    """

    heights: csr_array

    def lowest_m(self, figure: Figure) -> float:
        """Return the height of its lowest point in a figure of the same body."""
        return float((self.heights @ figure.transforms()[:, 2].ravel()).min())


def patch(body: MannequinBody, rows: NDArray[np.intp]) -> Patch:
    """Return the part of the skin that has some vertices (rows,), at least one."""
    points_m = np.concatenate([body.vertices_m[rows], np.ones((len(rows), 1))], axis=1)
    moved_m = body.weights[rows, :, None] * points_m[:, None, :]
    return Patch(csr_array(moved_m.reshape(len(rows), -1)))


def lowest_m(figure: Figure, segments: tuple[str, ...]) -> float:
    """Return the height of the lowest point of the skin over some segments."""
    rows = np.flatnonzero(covered_by(figure.body, segments))
    return patch(figure.body, rows).lowest_m(figure)


def bent_rows_m(figure: Figure, rows: NDArray[np.intp]) -> FloatArray:
    """Return where some vertices (rows,) of the skin are, (rows, 3)."""
    body = figure.body
    transforms = figure.transforms().reshape(len(body.segments), 12)
    blended = (body.weights[rows] @ transforms).reshape(-1, 3, 4)
    points_m = np.einsum("nij,nj->ni", blended[:, :, :3], body.vertices_m[rows])
    return np.asarray(points_m + blended[:, :, 3])


def covered_by(
    body: MannequinBody, segments: tuple[str, ...]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return (vertices,), which vertices follow one of these segments most."""
    return np.isin(body.follows, [body.index(segment) for segment in segments])
