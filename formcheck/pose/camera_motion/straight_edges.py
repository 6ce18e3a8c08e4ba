"""Long straight edges of a picture, without those of people."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from formcheck.pose.frame import FloatArray, ImageArray
from formcheck.pose.region import Region

ComplexArray = NDArray[np.complex128]

LONG_SIDE = 320
LENGTH_MIN_FRAC = 0.08
"""Shorter edges, against the height of the picture, say little of a direction."""

NEAR_DEG = 25.0
"""What leans more is neither upright nor level."""

PERSON_GROWS_FRAC = 0.1


@dataclass(frozen=True, slots=True)
class StraightEdges:
    """Straight edges near to one direction.

    Attributes
    ----------
    lean_deg
        (edges,), clockwise from that direction.
    across_frac
        (edges,), how far to the right of the middle, of half the picture's width.
    length_frac
        (edges,), length against the height of the picture.
    """

    lean_deg: FloatArray
    across_frac: FloatArray
    length_frac: FloatArray


def upright_and_level(
    image: ImageArray, person: Region | None
) -> tuple[StraightEdges, StraightEdges]:
    """Return the edges near to upright, and those near to level.

    Parameters
    ----------
    image
        (height, width, 3).
    person
        Where somebody is; their edges are left out.
    """
    height_px, width_px = image.shape[:2]
    px_each = max(max(height_px, width_px) / LONG_SIDE, 1.0)
    columns, rows = round(width_px / px_each), round(height_px / px_each)
    # Twice as large first: averaging all of a large picture costs more than finding edges.
    twice = cv2.resize(image, (2 * columns, 2 * rows), interpolation=cv2.INTER_LINEAR)
    small = cv2.resize(cv2.extractChannel(twice, 1), (columns, rows), interpolation=cv2.INTER_AREA)
    ends = _segments(np.asarray(small, dtype=np.uint8))
    start, end = ends[:, 0] + 1j * ends[:, 1], ends[:, 2] + 1j * ends[:, 3]
    middle, along = (start + end) / 2, end - start
    theirs = _on_person(start * px_each, person) & _on_person(end * px_each, person)
    clear = (np.abs(along) > LENGTH_MIN_FRAC * rows) & ~theirs
    middle, along = middle[clear], along[clear]
    across_frac = 2 * middle.real / columns - 1
    length_frac = np.abs(along) / rows
    return (
        _near(_lean_deg(along / 1j), across_frac, length_frac),
        _near(_lean_deg(along), across_frac, length_frac),
    )


def _segments(grey: ImageArray) -> FloatArray:
    """Return (edges, 4), both ends of each."""
    # OpenCV's stubs do not know that it returns None where there is none.
    found: NDArray[np.float32] | None
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE).detect(grey)[0]  # type: ignore[assignment]
    return np.zeros((0, 4)) if found is None else found.reshape(-1, 4).astype(np.float64)


def _lean_deg(along: ComplexArray) -> FloatArray:
    """Return angles from the real axis, in either sense of direction, in -90 to 90 degrees."""
    return np.asarray(np.degrees(np.angle(along**2)) / 2)


def _near(lean_deg: FloatArray, across_frac: FloatArray, length_frac: FloatArray) -> StraightEdges:
    near = np.abs(lean_deg) <= NEAR_DEG
    return StraightEdges(lean_deg[near], across_frac[near], length_frac[near])


def _on_person(points_px: ComplexArray, person: Region | None) -> NDArray[np.bool_]:
    if person is None:
        return np.zeros(len(points_px), dtype=np.bool_)
    grown_px = PERSON_GROWS_FRAC * max(person.width_px, person.height_px)
    return np.asarray(
        (points_px.real > person.left_px - grown_px)
        & (points_px.real < person.right_px + grown_px)
        & (points_px.imag > person.top_px - grown_px)
        & (points_px.imag < person.bottom_px + grown_px)
    )
