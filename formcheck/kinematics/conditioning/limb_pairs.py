"""The pairs of limbs whose left and right a model takes for each other again and again."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.conditioning.side_groups import GROUPS
from formcheck.pose.landmarks import Landmark


@dataclass(frozen=True, slots=True)
class LimbPair:
    """Both legs, or both arms.

    Attributes
    ----------
    name, group
        Of its group in `side_groups.GROUPS`, and the group's place there.
    roots
        (2, 1), left and right landmark of the joint at the trunk: models draw it where the trunk
        is, so that it often stays when the limb below is exchanged.
    ends
        (2, n), left and right landmarks of what hangs on it.
    """

    name: str
    group: int
    roots: NDArray[np.intp]
    ends: NDArray[np.intp]


def _sides(*parts: str) -> NDArray[np.intp]:
    return np.array([[Landmark[f"{side}_{part}"] for part in parts] for side in ("LEFT", "RIGHT")])


def _limbs(name: str, root: str, *ends: str) -> LimbPair:
    return LimbPair(name, GROUPS.index(name), _sides(root), _sides(*ends))


LIMB_PAIRS: tuple[LimbPair, ...] = (
    _limbs("legs", "HIP", "KNEE", "ANKLE", "HEEL", "FOOT_INDEX"),
    _limbs("arms", "SHOULDER", "ELBOW", "WRIST", "INDEX", "PINKY", "THUMB"),
)
