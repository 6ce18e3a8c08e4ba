"""The parts of the body whose left and right a model may exchange together."""

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.conditioning.gaps import BoolArray
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, MIRRORED, Landmark

_PARTS: dict[str, tuple[str, ...]] = {
    "head": ("EYE_INNER", "EYE", "EYE_OUTER", "EAR", "MOUTH"),
    "shoulders": ("SHOULDER",),
    "arms": ("ELBOW", "WRIST", "PINKY", "INDEX", "THUMB"),
    "hips": ("HIP",),
    "legs": ("KNEE", "ANKLE", "HEEL", "FOOT_INDEX"),
}

GROUPS: tuple[str, ...] = tuple(_PARTS)
"""Names of the groups; each is judged on its own, as models confuse legs without arms."""


def _left(part: str) -> Landmark:
    return Landmark.MOUTH_LEFT if part == "MOUTH" else Landmark[f"LEFT_{part}"]


_LEFT = np.array([_left(part) for parts in _PARTS.values() for part in parts], dtype=np.intp)

PAIRS: NDArray[np.intp] = np.stack((_LEFT, MIRRORED[_LEFT]))
"""(2, 16), the left and the right landmark of each pair."""

GROUP_OF_PAIR: NDArray[np.intp] = np.repeat(
    np.arange(len(GROUPS)), [len(parts) for parts in _PARTS.values()]
)
"""(16,), place in `GROUPS` of each pair."""

SHARES: FloatArray = np.equal.outer(GROUP_OF_PAIR, np.arange(len(GROUPS))).astype(np.float64)
"""(16, 5), weight of each pair's evidence in its group: all pairs of a group together have one."""
SHARES /= SHARES.sum(axis=0)

_GROUP_OF_LANDMARK = np.full(LANDMARK_COUNT, len(GROUPS))
_GROUP_OF_LANDMARK[PAIRS] = GROUP_OF_PAIR


def per_landmark(of_group: BoolArray) -> BoolArray:
    """Spread (..., 5) flags of groups over (..., 33) landmarks; the nose belongs to none."""
    nose = np.zeros((*of_group.shape[:-1], 1), dtype=np.bool_)
    return np.concatenate((of_group, nose), axis=-1)[..., _GROUP_OF_LANDMARK]


def exchange(values: FloatArray, of_group: BoolArray) -> FloatArray:
    """Give the values of left landmarks to the right ones and back, in some groups.

    Parameters
    ----------
    values
        (..., 33) or (..., 33, coordinates).
    of_group
        (..., 5), which groups to exchange.

    Returns
    -------
    FloatArray
        Shape of `values`.
    """
    source = np.where(per_landmark(of_group), MIRRORED, np.arange(LANDMARK_COUNT))
    trailing = (1,) * (values.ndim - source.ndim)
    return np.take_along_axis(
        values, source.reshape(*source.shape, *trailing), axis=source.ndim - 1
    )
