"""The parts of the body whose left and right a model may exchange together."""

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.conditioning.gaps import BoolArray
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, MIRRORED, Landmark

_PARTS: dict[str, tuple[str, ...]] = {
    "head": ("EAR", "EYE_OUTER", "EYE", "EYE_INNER", "MOUTH"),
    "arms": ("SHOULDER", "ELBOW", "WRIST", "INDEX", "PINKY", "THUMB"),
    "legs": ("HIP", "KNEE", "ANKLE", "FOOT_INDEX", "HEEL"),
}
_WITNESSES_OF_A_GROUP = 4

GROUPS: tuple[str, ...] = tuple(_PARTS)
"""Names of the groups; each is judged on its own, as models confuse legs without arms."""


def _left(part: str) -> Landmark:
    return Landmark.MOUTH_LEFT if part == "MOUTH" else Landmark[f"LEFT_{part}"]


def _pairs(parts_of_group: dict[str, tuple[str, ...]]) -> NDArray[np.intp]:
    left = np.array([_left(part) for parts in parts_of_group.values() for part in parts])
    return np.stack((left, MIRRORED[left]))


def _group_of_pair(parts_of_group: dict[str, tuple[str, ...]]) -> NDArray[np.intp]:
    return np.repeat(np.arange(len(GROUPS)), [len(parts) for parts in parts_of_group.values()])


_WITNESSES = {group: parts[:_WITNESSES_OF_A_GROUP] for group, parts in _PARTS.items()}

PAIRS: NDArray[np.intp] = _pairs(_WITNESSES)
"""(2, 12), left and right landmark of the pairs that bear witness: four of each group."""

GROUP_OF_PAIR: NDArray[np.intp] = _group_of_pair(_WITNESSES)
"""(12,), place in `GROUPS` of each of `PAIRS`."""

_GROUP_OF_LANDMARK = np.full(LANDMARK_COUNT, len(GROUPS))
_GROUP_OF_LANDMARK[_pairs(_PARTS)] = _group_of_pair(_PARTS)


def per_landmark(of_group: BoolArray) -> BoolArray:
    """Spread (..., 3) flags of groups over (..., 33) landmarks; the nose belongs to none."""
    nose = np.zeros((*of_group.shape[:-1], 1), dtype=np.bool_)
    return np.concatenate((of_group, nose), axis=-1)[..., _GROUP_OF_LANDMARK]


def exchange(values: FloatArray, of_group: BoolArray) -> FloatArray:
    """Give the values of left landmarks to the right ones and back, in some groups.

    Parameters
    ----------
    values
        (..., 33) or (..., 33, coordinates).
    of_group
        (..., 3), which groups to exchange.

    Returns
    -------
    FloatArray
        Shape of `values`.
    """
    return exchange_landmarks(values, per_landmark(of_group))


def exchange_landmarks(values: FloatArray, of_landmark: BoolArray) -> FloatArray:
    """Return what `exchange` does for (..., 33) flags of landmarks, alike on both sides."""
    source = np.where(of_landmark, MIRRORED, np.arange(LANDMARK_COUNT))
    trailing = (1,) * (values.ndim - source.ndim)
    return np.take_along_axis(
        values, source.reshape(*source.shape, *trailing), axis=source.ndim - 1
    )
