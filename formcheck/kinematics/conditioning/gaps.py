"""Short gaps in a track, and the stretches between long ones."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from formcheck.pose.frame import FloatArray

BoolArray = NDArray[np.bool_]

LONGEST_FILL_S = 1 / 3
"""Longest gap that is filled: 10 frames at 30 fps; `default` of the design."""

_BREAK_FRAMES = 1.5
_ROUNDING_S = 1e-3


def runs(flags: BoolArray) -> NDArray[np.intp]:
    """Return where stretches of true values begin and end.

    Parameters
    ----------
    flags
        (frames,).

    Returns
    -------
    NDArray[np.intp]
        (stretches, 2), first index and the index after the last.
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return edges.reshape(-1, 2)


def typical_step_s(time_s: FloatArray) -> float:
    """Return the median time between frames; 0 for fewer than two frames."""
    return float(np.median(np.diff(time_s))) if len(time_s) > 1 else 0.0


def stretches(time_s: FloatArray, known: BoolArray) -> list[tuple[int, int]]:
    """Return the stretches of known values that no gap interrupts.

    A pause between neighbouring frames that is longer than `LONGEST_FILL_S` (and than one and a
    half usual frames, for slow cameras) ends a stretch as missing values do.

    Returns
    -------
    list of tuple of int
        First index and the index after the last of each stretch.
    """
    longest_s = max(LONGEST_FILL_S, _BREAK_FRAMES * typical_step_s(time_s)) + _ROUNDING_S
    pauses = np.flatnonzero(np.diff(time_s) > longest_s) + 1
    found: list[tuple[int, int]] = []
    for start, end in runs(known).tolist():
        cuts = [start, *pauses[(pauses > start) & (pauses < end)].tolist(), end]
        found.extend(pairwise(cuts))
    return found


def fill_short_gaps(time_s: FloatArray, values: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Bridge short gaps between known values by a curve that does not overshoot.

    Parameters
    ----------
    time_s
        (frames,), seconds.
    values
        (frames, columns); NaN where missing. A frame counts as missing if any column is.

    Returns
    -------
    values : FloatArray
        A copy with the gaps of at most `LONGEST_FILL_S` filled (piecewise cubic, Fritsch and
        Carlson 1980); longer gaps and those at either end keep NaN in every column.
    filled : BoolArray
        (frames,), where a value was put in.
    """
    known: BoolArray = np.asarray(~np.isnan(values).any(axis=1))
    fillable = _short_gaps(time_s, known)
    filled_values = np.where(known[:, None], values, np.nan)
    if fillable.any():
        curve = PchipInterpolator(time_s[known], values[known], axis=0)
        filled_values[fillable] = curve(time_s[fillable])
    return filled_values, fillable


def _short_gaps(time_s: FloatArray, known: BoolArray) -> BoolArray:
    fillable = np.zeros(len(known), dtype=np.bool_)
    step_s = typical_step_s(time_s)
    for start, end in runs(~known).tolist():
        inside = start > 0 and end < len(known)
        if inside and time_s[end] - time_s[start - 1] - step_s <= LONGEST_FILL_S + _ROUNDING_S:
            fillable[start:end] = True
    return fillable
