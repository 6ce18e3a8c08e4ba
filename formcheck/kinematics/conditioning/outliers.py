"""Single values that do not belong to their neighbours (Hampel filter)."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from formcheck.kinematics.conditioning.gaps import typical_step_s
from formcheck.pose.frame import FloatArray

HALF_WINDOW_S = 0.1
"""Neighbours on each side that a value is compared with: 3 frames at 30 fps; `default`."""

SPREADS = 3.0
"""A value farther than so many standard deviations from the median is replaced (Pearson 2002)."""

MOST_NEIGHBOURS = 32
"""As many as `HALF_WINDOW_S` holds at the fastest rate there is (see `pose.sane_times`), and a
third more."""

BLOCK_FRAMES = 2048

_SIGMA_PER_MAD = 1.4826
_LEAST_NEIGHBOURS = 2


def half_window(time_s: FloatArray) -> int:
    """Return how many neighbours on each side a value is compared with.

    Returns
    -------
    int
        As many frames as `HALF_WINDOW_S` holds; 0 (no comparison) below 15 fps, where a single
        frame may well be the turning point of a movement.
    """
    step_s = typical_step_s(time_s)
    half = round(HALF_WINDOW_S / step_s) if step_s > 0 else 0
    return half if half >= _LEAST_NEIGHBOURS else 0


def replace_outliers(values: FloatArray, /, *, half_window: int, least_spread: float) -> FloatArray:
    """Put the median of its neighbours in place of each value that sticks out.

    Parameters
    ----------
    values
        (frames, columns), without missing values.
    half_window
        Neighbours on each side; 0 returns the values as they are.
    least_spread
        Smallest standard deviation assumed, in the unit of the values, so that a landmark at rest
        is not taken apart for its rounding.

    Returns
    -------
    FloatArray
        (frames, columns).

    Notes
    -----
    The spread is 1.4826 times the median absolute deviation in the window (Hampel 1974). Windows
    at the ends are completed by reflection.
    """
    if not half_window:
        return values
    half_window = min(half_window, MOST_NEIGHBOURS)
    padded = np.pad(values, ((half_window, half_window), (0, 0)), mode="reflect")
    made = np.empty_like(values)
    # Medians copy every window: block by block, or an hour of film would take gigabytes.
    for start in range(0, len(values), BLOCK_FRAMES):
        stop = min(start + BLOCK_FRAMES, len(values))
        block = padded[start : stop + 2 * half_window]
        made[start:stop] = _cleaned(block, values[start:stop], half_window, least_spread)
    return made


def _cleaned(
    padded: FloatArray, values: FloatArray, half_window: int, least_spread: float
) -> FloatArray:
    windows = sliding_window_view(padded, 2 * half_window + 1, axis=0)
    middle = np.median(windows, axis=-1)
    mad = np.median(np.abs(windows - middle[..., None]), axis=-1)
    spread = np.maximum(_SIGMA_PER_MAD * mad, least_spread)
    return np.where(np.abs(values - middle) > SPREADS * spread, middle, values)
