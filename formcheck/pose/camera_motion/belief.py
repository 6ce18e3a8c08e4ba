"""Whether the camera stands still, moved, or whether the picture does not say.

A person, a shadow, a curtain or a television moves parts of the picture; a camera moves all of
it. So the picture is cut into cells, and each cell in which the two explanations differ has a
vote: it stays where it was, it moved as the fit says, or neither. A motion is believed where
cells far apart vote for it and hardly any against it. Without that, the camera is taken to stand
still as long as most of what is in view stays where it was; else nothing is said.
"""

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.camera_motion.edge_points import BoolArray
from formcheck.pose.camera_motion.key_picture import (
    OUTLIER,
    Comparison,
    KeyPicture,
)
from formcheck.pose.camera_motion.similarity import Similarity
from formcheck.pose.frame import FloatArray

SHOWS_SMALL_PX = 0.12
"""A motion that shows by less is none: encoding and clothes do as much to a camera on a tripod."""

MISSED_MAX_SMALL_PX = 0.5
"""A motion that shows by less and has not enough votes is none, rather than unknown."""

POINTS_MIN = 40
CELLS_MIN = 3
MORE_FOR_SMALL_FRAC = 0.1
"""So many cells must vote for a motion; for a small one this share more of those that could."""

CELL_POINTS_MIN = 4
MOVE_TELLS, STAY_TELLS = 0.25, 0.02
"""By how many squared noises a point, on the cell's average, one explanation must beat the other
for a vote. Whatever moves in the room makes a large difference in few cells, and what stands still
a small one in many."""

CLEARLY = 0.5
"""A cell votes for what leaves at most this share of the other's misfit."""

FOR_EACH_AGAINST = 2
SPREAD_FRAC = 0.4
"""The cells that vote for a motion must lie this far apart, of the picture's width."""

FITS_MAX = 3.0
FITS_MIN_FRAC, RESTS_MIN_FRAC = 0.5, 0.8
"""An explanation fits a cell up to this many squared noises a point, and it must fit so large a
share of all that show anything; a larger one if no other is looked for."""


class Standing(Enum):
    """What a picture says of the camera."""

    STILL = auto()
    MOVED = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Votes:
    """Cells that can tell a motion from none.

    Attributes
    ----------
    able
        How many cells show enough to vote at all.
    stay, move
        How many vote so.
    spread_frac
        How far the voters for motion lie apart, of the picture's width.
    fits_at_rest, fits_moved
        How many each of the explanations fits.
    """

    able: int
    stay: int
    move: int
    spread_frac: float
    fits_at_rest: int
    fits_moved: int

    def for_motion(self, shows_small_px: float, *, moving: bool) -> bool:
        """Return whether the motion is the camera's; a small one needs more, one going on less."""
        if self.fits_moved < FITS_MIN_FRAC * self.able:
            return False
        if moving:
            return self.move > self.stay
        least = CELLS_MIN
        if shows_small_px < MISSED_MAX_SMALL_PX:
            least += round(MORE_FOR_SMALL_FRAC * self.able)
        return (
            self.move >= max(least, FOR_EACH_AGAINST * self.stay)
            and self.spread_frac >= SPREAD_FRAC
        )

    @property
    def for_rest(self) -> bool:
        """Whether most of what is in view stays where it was."""
        return self.fits_at_rest >= max(FITS_MIN_FRAC * self.able, 1)


def rests(key: KeyPicture, at_rest: Comparison) -> bool:
    """Return whether a camera at rest is so near to the best explanation that no other is needed.

    Parameters
    ----------
    key, at_rest
        What the picture is compared with, and how it compares as it is.
    """
    if np.count_nonzero(at_rest.valid) < POINTS_MIN:
        return False
    if key.seen_small_px(key.step(at_rest)) >= SHOWS_SMALL_PX:
        return False
    points, misfit = _misfit(key, at_rest, at_rest.valid)
    able = points >= CELL_POINTS_MIN
    fits = able & (misfit < FITS_MAX * points)
    return bool(fits.sum() >= max(RESTS_MIN_FRAC * able.sum(), 1))


def standing(
    key: KeyPicture,
    motion: Similarity,
    moved: Comparison,
    at_rest: Comparison,
    *,
    moving: bool,
) -> Standing:
    """Say what a picture tells of the camera.

    Parameters
    ----------
    key
        What it is compared with.
    motion
        The motion that explains it best.
    moved, at_rest
        How it compares with the key picture after that motion, and as it is.
    moving
        Whether the camera was seen to move in the picture before.
    """
    if min(int(moved.valid.sum()), int(at_rest.valid.sum())) < POINTS_MIN:
        return Standing.UNKNOWN
    shows_small_px = key.seen_small_px(motion)
    votes = votes_of(key, moved, at_rest)
    shows = shows_small_px >= SHOWS_SMALL_PX and moved.explained > at_rest.explained
    if shows and votes.for_motion(shows_small_px, moving=moving):
        return Standing.MOVED
    # A camera that was elsewhere a moment ago comes back through small motions.
    near = shows_small_px < MISSED_MAX_SMALL_PX or (not moving and votes.stay >= votes.move)
    return Standing.STILL if near and votes.for_rest else Standing.UNKNOWN


def votes_of(key: KeyPicture, moved: Comparison, at_rest: Comparison) -> Votes:
    """Count the votes of the cells."""
    used = moved.valid & at_rest.valid
    points, after_motion = _misfit(key, moved, used)
    _, as_it_is = _misfit(key, at_rest, used)
    able = points >= CELL_POINTS_MIN
    gain = (as_it_is - after_motion) / np.maximum(points, 1)
    move = able & (gain > MOVE_TELLS) & (after_motion < CLEARLY * as_it_is)
    stay = able & (-gain > STAY_TELLS) & (as_it_is < CLEARLY * after_motion)
    return Votes(
        int(able.sum()),
        int(stay.sum()),
        int(move.sum()),
        _spread_frac(key, move),
        int((able & (as_it_is < FITS_MAX * points)).sum()),
        int((able & (after_motion < FITS_MAX * points)).sum()),
    )


def _misfit(
    key: KeyPicture, comparison: Comparison, used: BoolArray
) -> tuple[NDArray[np.intp], FloatArray]:
    """Return (cells,) how many of the points lie in each, and their squared noises together."""
    cells, size = key.cells[used], key.across * key.down
    squared = np.minimum(comparison.residual[used] ** 2, OUTLIER**2)
    misfit = np.asarray(np.bincount(cells, squared, minlength=size), dtype=np.float64)
    return np.bincount(cells, minlength=size), misfit


def _spread_frac(key: KeyPicture, chosen: BoolArray) -> float:
    """Return how far cells lie apart across the picture: what moves upright is somebody."""
    columns = np.flatnonzero(chosen) % key.across
    return float(np.ptp(columns)) / key.across if len(columns) else 0.0
