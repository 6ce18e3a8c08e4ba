"""Let the body rest with its weight on a floor or seat: the hips stay over one place."""

from functools import cache

import numpy as np

from formcheck.anatomy.contacts import Anchor
from formcheck.mannequin.body import MannequinBody
from formcheck.mannequin.figure import SPINE, Figure
from formcheck.mannequin.skin import Patch, covered_by, patch
from formcheck.pose.frame import FloatArray

_TRUNK = ("pelvis", *SPINE)
_ARM = ("clavicle", "scapula", "upper_arm", "forearm", "forearm_twist", "hand")
_ARM_AND_LEG = (*_ARM, "thigh", "shank", "foot", "toes")
RESTS_ON: dict[Anchor, tuple[str, ...]] = {
    "pelvis": _TRUNK,
    "front": ("pelvis", "spine_1", "spine_2", "left_thigh", "right_thigh"),
    "left_side": (*_TRUNK, *(f"left_{part}" for part in _ARM_AND_LEG)),
    "right_side": (*_TRUNK, *(f"right_{part}" for part in _ARM_AND_LEG)),
    "seat": ("pelvis",),
}
"""The segments whose skin bears the body; with the anchor ``lowest`` it is any."""
GIVES_M: dict[Anchor, float] = {"seat": 0.015, "lowest": 0.0}
"""How far flesh and cushion give way; `SOFT_M` where not named."""
SOFT_M = 0.01


@cache
def bearing_skin(body: MannequinBody, anchor: Anchor) -> Patch | None:
    """Return the skin that may touch what bears the body; None if nothing rests."""
    if anchor == "lowest":
        return patch(body, np.arange(len(body.vertices_m)))
    if anchor not in RESTS_ON:
        return None
    return patch(body, np.flatnonzero(covered_by(body, RESTS_ON[anchor])))


def rest(figure: Figure, anchor: Anchor, skin: Patch, place_m: FloatArray) -> Figure:
    """Return the figure lying, sitting or standing on some of its skin.

    Parameters
    ----------
    skin
        What may touch.
    place_m
        (3,): what the middle of the hips is over, and the height of what they rest on.
    """
    middle_m = figure.middle_m("thigh")
    gap_m = skin.lowest_m(figure) + GIVES_M.get(anchor, SOFT_M)
    return figure.moved(np.array([*(place_m - middle_m)[:2], place_m[2] - gap_m]))
