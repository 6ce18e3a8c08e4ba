"""Smoothing of a recording without delay (zero-phase Butterworth filter)."""

import math

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.signal import butter, sosfiltfilt

from formcheck.pose.frame import FloatArray
from formcheck.pose.sane_times import LEAST_STEP_S

CUTOFF_HZ = 6.0
"""Where the amplitude has fallen to 0.71: usual for human movement (Winter)."""

_ONE_PASS_ORDER = 2
_TWO_PASS_CORRECTION = (math.sqrt(2.0) - 1.0) ** (1 / (2 * _ONE_PASS_ORDER))
_HIGHEST_NYQUIST_FRAC = 0.8
_PADDED_PERIODS = 1.5
_LEAST_SAMPLES = 4
_EVEN_FRAC = 0.05


def smooth(time_s: FloatArray, values: FloatArray) -> FloatArray:
    """Take jitter out of an uninterrupted stretch of a recording.

    Parameters
    ----------
    time_s
        (frames,), strictly increasing. Where steps differ by more than 5 % (a variable frame
        rate) the values are laid on an even grid of the median step, filtered there and read off
        at the old times, by piecewise cubic curves both ways. The grid is never finer than the
        fastest camera.
    values
        (frames, columns), without missing values.

    Returns
    -------
    FloatArray
        (frames, columns); unchanged for fewer than 4 frames.

    Notes
    -----
    A second-order Butterworth filter runs forwards and backwards, which makes one of effective
    fourth order without phase lag. Two passes lower the cut-off, so each pass gets 6 Hz divided by
    ``(sqrt(2) - 1) ** (1/4) = 0.802`` (Winter; Robertson and Dowling 2003). No pass is set higher
    than 0.8 of the Nyquist frequency, so below 19 fps the filter only touches what is close to
    the highest frequency the camera can show: ever gentler, in frames, than at 30 fps. Ends are
    continued by point reflection, over at most the length of the stretch.
    """
    if len(time_s) < _LEAST_SAMPLES:
        return values
    steps_s = np.diff(time_s)
    step_s = float(np.median(steps_s))
    if np.abs(steps_s - step_s).max() <= _EVEN_FRAC * step_s:
        return lowpass(values, rate_hz=1.0 / step_s)
    step_s = max(step_s, LEAST_STEP_S)
    count = max(math.ceil((time_s[-1] - time_s[0]) / step_s) + 1, _LEAST_SAMPLES)
    grid_s = np.linspace(time_s[0], time_s[-1], count)
    even = PchipInterpolator(time_s, values, axis=0)(grid_s)
    rate_hz = (count - 1) / (grid_s[-1] - grid_s[0])
    smoothed = lowpass(even, rate_hz=float(rate_hz))
    return np.asarray(PchipInterpolator(grid_s, smoothed, axis=0)(time_s))


def lowpass(values: FloatArray, /, *, rate_hz: float, cutoff_hz: float = CUTOFF_HZ) -> FloatArray:
    """Filter evenly sampled values forwards and backwards; see `smooth`.

    Parameters
    ----------
    values
        (frames, columns), at least 4 frames, without missing values.
    rate_hz
        Sampling rate.
    cutoff_hz
        Effective cut-off of both passes together.

    Returns
    -------
    FloatArray
        (frames, columns).
    """
    one_pass_hz = min(cutoff_hz / _TWO_PASS_CORRECTION, _HIGHEST_NYQUIST_FRAC * rate_hz / 2)
    sections = butter(_ONE_PASS_ORDER, one_pass_hz, fs=rate_hz, output="sos")
    padding = min(math.ceil(_PADDED_PERIODS * rate_hz / one_pass_hz), len(values) - 1)
    return np.asarray(sosfiltfilt(sections, values, axis=0, padlen=padding))
