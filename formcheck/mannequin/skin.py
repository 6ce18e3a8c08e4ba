"""Bend the skin with the bones: linear blend skinning."""

import numpy as np
from numpy.typing import NDArray

from formcheck.mannequin.body import Body
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
    blended = (body.weights @ transforms).reshape(-1, 3, 4)
    bent_m = np.einsum("nij,nj->ni", blended[:, :, :3], points_m) + blended[:, :, 3]
    facing = np.einsum(
        "nij,nj->ni", blended[:, :, :3], body.normals if normals is None else normals
    )
    return bent_m, facing / np.maximum(np.linalg.norm(facing, axis=1, keepdims=True), 1e-9)


def lowest_m(figure: Figure, segments: tuple[str, ...]) -> float:
    """Return the height of the lowest point of the skin over some segments."""
    return lowest_of_m(figure, np.flatnonzero(covered_by(figure.body, segments)))


def lowest_of_m(figure: Figure, rows: NDArray[np.intp]) -> float:
    """Return the height of the lowest of some vertices (rows,) of the skin."""
    return float(bent_rows_m(figure, rows)[:, 2].min())


def bent_rows_m(figure: Figure, rows: NDArray[np.intp]) -> FloatArray:
    """Return where some vertices (rows,) of the skin are, (rows, 3)."""
    body = figure.body
    transforms = figure.transforms().reshape(len(body.segments), 12)
    blended = (body.weights[rows] @ transforms).reshape(-1, 3, 4)
    points_m = np.einsum("nij,nj->ni", blended[:, :, :3], body.vertices_m[rows])
    return np.asarray(points_m + blended[:, :, 3])


def covered_by(body: Body, segments: tuple[str, ...]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return (vertices,), which vertices follow one of these segments most."""
    return np.isin(body.weights.argmax(axis=1), [body.index(segment) for segment in segments])
