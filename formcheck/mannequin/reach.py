"""Bend a limb so that its end is where it should be."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from formcheck.mannequin.body import MannequinBody, MannequinError
from formcheck.mannequin.figure import Figure, assemble
from formcheck.mannequin.rotation import AHEAD, about_z, cross, frame_of, length
from formcheck.pose.frame import FloatArray

OUT_OF_REACH_M = 0.03
"""A target further away than the straight limb by more than this is refused."""


@dataclass(frozen=True, slots=True)
class Limb:
    """Two bones and what hangs on their end.

    Attributes
    ----------
    upper, lower, end
        The segments from the trunk outwards.
    follow_lower, follow_end
        The end of the lower bone that twists (forearm), and what turns with the end (toes).
    bends_ahead
        1 where the middle joint points forward (knee), -1 where it points back (elbow).
    """

    upper: str
    lower: str
    end: str
    follow_lower: tuple[str, ...]
    follow_end: tuple[str, ...]
    bends_ahead: float


@cache
def leg(side: str) -> Limb:
    """Return the leg of a side."""
    return Limb(f"{side}_thigh", f"{side}_shank", f"{side}_foot", (), (f"{side}_toes",), 1.0)


@cache
def arm(side: str) -> Limb:
    """Return the arm of a side."""
    twist = (f"{side}_forearm_twist",)
    return Limb(f"{side}_upper_arm", f"{side}_forearm", f"{side}_hand", twist, (), -1.0)


def turn(figure: Figure, segment: str, attitude: FloatArray) -> Figure:
    """Return the figure with a segment, and all that hangs on it, turned so that it is (3, 3)."""
    body = figure.body
    first = body.index(segment)
    change = attitude @ figure.attitudes[first].T
    attitudes = figure.attitudes.copy()
    moved = body.chains[:, first] > 0
    attitudes[moved] = change @ attitudes[moved]
    return assemble(body, attitudes, figure.joint_m("pelvis"))


def aim(figure: Figure, limb: Limb, joint_m: FloatArray) -> Figure:
    """Return the figure with the upper bone of a limb, and all that hangs on it, towards (3,)."""
    along = joint_m - figure.joint_m(limb.upper)
    return turn(figure, limb.upper, frame_of(along, figure.attitude(limb.upper)[:, 0]))


def reach(figure: Figure, limb: Limb, target_m: FloatArray, end_attitude: FloatArray) -> Figure:
    """Return the figure with the end joint of a limb at a place.

    Parameters
    ----------
    target_m
        (3,), where the ankle or wrist is to be.
    end_attitude
        (3, 3), how the foot or hand is to be turned.

    The knee points where the foot and the thigh's own posture point on average.

    Raises
    ------
    MannequinError
        The limb is too short.
    """
    start_m = figure.joint_m(limb.upper)
    upper_m = _length_m(figure.body, limb.upper, limb.lower)
    lower_m = _length_m(figure.body, limb.lower, limb.end)
    line = target_m - start_m
    distance_m = length(line)
    if distance_m > upper_m + lower_m + OUT_OF_REACH_M:
        raise MannequinError(
            f"{limb.end}: {distance_m:.2f} m away, but the limb is {upper_m + lower_m:.2f} m long; "
            "bend the joints above it more or bring its contact nearer"
        )
    along = line / distance_m
    distance_m = min(distance_m, upper_m + lower_m - 1e-9)
    cosine = (upper_m**2 + distance_m**2 - lower_m**2) / (2 * upper_m * distance_m)
    aside = _aside(figure, limb, along, end_attitude)
    middle_m = start_m + upper_m * (cosine * along + math.sqrt(max(0.0, 1 - cosine**2)) * aside)
    end_m = start_m + distance_m * along
    hinge = limb.bends_ahead * cross(aside, along)
    return _with_limb(figure, limb, (middle_m - start_m, end_m - middle_m, hinge), end_attitude)


def _aside(figure: Figure, limb: Limb, along: FloatArray, end_attitude: FloatArray) -> FloatArray:
    """Return the direction in which the middle joint leaves the line from start to target."""
    hinge = figure.attitude(limb.upper)[:, 0] + end_attitude[:, 0] * (limb.bends_ahead > 0)
    aside = limb.bends_ahead * cross(along, hinge)
    if length(aside) < 1e-6:
        aside = limb.bends_ahead * AHEAD
    return np.asarray(aside / length(aside))


def _with_limb(
    figure: Figure,
    limb: Limb,
    bones: tuple[FloatArray, FloatArray, FloatArray],
    end_attitude: FloatArray,
) -> Figure:
    upper, lower, hinge = bones
    index = figure.body.index
    attitudes = figure.attitudes.copy()
    attitudes[index(limb.upper)] = frame_of(upper, hinge)
    attitudes[index(limb.lower)] = frame_of(lower, hinge)
    for segment in limb.follow_lower:
        _share_twist(attitudes, (index(limb.lower), index(segment)), end_attitude, limb)
    end_before = attitudes[index(limb.end)].copy()
    attitudes[index(limb.end)] = end_attitude
    for segment in limb.follow_end:
        attitudes[index(segment)] = end_attitude @ end_before.T @ attitudes[index(segment)]
    return assemble(figure.body, attitudes, figure.joint_m("pelvis"))


def _share_twist(
    attitudes: FloatArray, forearm: tuple[int, int], hand: FloatArray, limb: Limb
) -> None:
    """Turn the forearm about its length as its hand asks, half way at the elbow's end."""
    lower, twist = forearm
    inwards = -1.0 if limb.upper.startswith("left") else 1.0
    turned = attitudes[lower].T @ hand
    roll = math.atan2(turned[1, 0] - turned[0, 1], turned[0, 0] + turned[1, 1])
    pronation_deg = (inwards * math.degrees(roll) + 90.0) % 360.0 - 90.0
    straight = attitudes[lower].copy()
    attitudes[lower] = straight @ about_z(inwards * pronation_deg / 2)
    attitudes[twist] = straight @ about_z(inwards * pronation_deg)


@cache
def _length_m(body: MannequinBody, upper: str, lower: str) -> float:
    return length(body.head_m(lower) - body.head_m(upper))
