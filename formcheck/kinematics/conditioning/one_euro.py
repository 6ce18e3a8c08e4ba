"""Causal smoothing that is strong at rest and light in motion (One-Euro filter)."""

import math

import numpy as np

from formcheck.pose.frame import FloatArray

MIN_CUTOFF_HZ = 2.0
"""Cut-off at rest; `default`. Halves jitter at rest at 30 fps."""

BETA = 30.0
"""Rise of the cut-off in Hz for each body length per second of speed; `default`.

With the cut-off above, squats of 2.5 s lag by 30 ms and lose 2 degrees at the bottom; a third of
it would smooth a little more (0.44 instead of 0.50 of the jitter) at 50 ms.
"""

DERIVATIVE_CUTOFF_HZ = 1.0
"""Cut-off of the speed itself, as Casiez et al. recommend."""

RESET_S = 0.5
"""After so long without a value the past is forgotten; `default`."""

_TURN = 2 * math.pi
_LONG_AGO_S = 1e9


class OneEuro:
    """Smooths any number of signals at once, each by its own timestamps.

    Parameters
    ----------
    shape
        Shape of the values to come.

    Notes
    -----
    Low-pass of first order whose cut-off is ``MIN_CUTOFF_HZ + BETA * |speed|``: Casiez, Roussel
    and Vogel, 1 Euro Filter, CHI 2012. Speed is taken from raw values and divided by `scale`, so
    the same constants hold for every picture size.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._time_s: FloatArray | float = -_LONG_AGO_S
        self._raw = np.zeros(shape)
        self._smooth = np.zeros(shape)
        self._speed = np.zeros(shape)

    def push(self, time_s: float, values: FloatArray, scale: FloatArray) -> FloatArray:
        """Take the values of one moment and return them smoothed.

        Parameters
        ----------
        time_s
            Media time, later than that of the last call.
        values
            NaN where missing; kept as they are.
        scale
            What counts as one body length, in the unit of `values`; broadcast against them.

        Returns
        -------
        FloatArray
            NaN where the value is missing, the value itself where it is the first or the first
            after `RESET_S` without one.
        """
        step_s = time_s - self._time_s
        is_first = np.asarray(step_s > RESET_S)
        anything_first = np.count_nonzero(is_first) > 0
        speed = (values - self._raw) / step_s
        speed -= self._speed
        speed *= _gain(step_s, DERIVATIVE_CUTOFF_HZ)
        speed += self._speed
        if anything_first:
            np.copyto(speed, 0.0, where=is_first)
        cutoff_hz = np.abs(speed)
        cutoff_hz *= BETA
        cutoff_hz /= scale
        cutoff_hz += MIN_CUTOFF_HZ
        smooth = values - self._smooth
        smooth *= _gain(step_s, cutoff_hz)
        smooth += self._smooth
        if anything_first:
            np.copyto(smooth, values, where=is_first)
        self._remember(time_s, values, smooth, speed)
        return smooth

    def _remember(
        self, time_s: float, values: FloatArray, smooth: FloatArray, speed: FloatArray
    ) -> None:
        """Keep what is known; one time for all values where none is missing, as mostly."""
        known = values == values
        if np.count_nonzero(known) == known.size:
            self._time_s, self._raw, self._smooth, self._speed = time_s, values, smooth, speed
            return
        self._time_s = np.where(known, time_s, self._time_s)
        self._raw = np.where(known, values, self._raw)
        self._smooth = np.where(known, smooth, self._smooth)
        self._speed = np.where(known, speed, self._speed)


def _gain(step_s: FloatArray | float, cutoff_hz: FloatArray | float) -> FloatArray | float:
    turned = step_s * (cutoff_hz * _TURN)
    return turned / (turned + 1.0)
