"""What hips and shoulders are while what hangs on them is exchanged again and again."""

import numpy as np

from formcheck.kinematics.conditioning.side_path import AS_LABELLED, BETWEEN, EXCHANGED, Labels
from formcheck.pose.frame import FloatArray

_OFF = 0.02
_OFF_FRAC = 0.35


def root_labels(ends: Labels, apart: FloatArray, expected: FloatArray) -> Labels:
    """Return what the roots of limbs are.

    Parameters
    ----------
    ends
        (frames,), what hangs on them is.
    apart, expected
        (frames, 2), left minus right in body lengths, and what it is in pictures taken as labelled.

    Returns
    -------
    Labels
        (frames,). Where what hangs on them is exchanged they are the nearer way round, and where
        they are near neither way (2 % of stature, and 35 % of the way between both; `default`)
        they are drawn between both as well.
    """
    off, off_turned = _length(apart - expected), _length(apart + expected)
    turned = (ends == EXCHANGED) & (off_turned < off)
    labels: Labels = turned.astype(np.int8)
    far = np.where(turned, off_turned, off) > _OFF + _OFF_FRAC * _length(expected)
    labels[(ends != AS_LABELLED) & far] = BETWEEN
    return labels


def _length(places: FloatArray) -> FloatArray:
    return np.asarray(np.hypot(places[:, 0], places[:, 1]))
