"""Places that feet, hands and shins keep while the rest of the body moves."""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.optimize import brentq

from formcheck.mannequin.body import MannequinBody
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.reach import turn
from formcheck.mannequin.rotation import AHEAD, DOWN, UP, about_x, about_z, cross, length
from formcheck.mannequin.skin import Patch, covered_by, patch
from formcheck.pose.frame import FloatArray

KNEE_AREA_M = 0.1
"""Skin this near the joint of the knee is what one kneels on."""
THUMB_GIVES_M = 0.02
"""The thumb stands off the palm; on the floor it lies beside it instead."""
LONGEST_FRAC = 0.997
"""A sliding hand comes nearer before its arm is straighter than this."""
SHIN_TILT_DEG = 50.0
"""How far a shin may slope for knee and foot to lie on the floor together."""


@dataclass(frozen=True, slots=True)
class Foothold:
    """A place on the floor that the ball of a foot keeps.

    Attributes
    ----------
    ball_m
        (3,), the joint of the toes.
    heading
        (3, 3), the way the flat foot points.
    """

    ball_m: FloatArray
    heading: FloatArray

    def foot(
        self, body: MannequinBody, side: str, pitch_deg: float
    ) -> tuple[FloatArray, FloatArray]:
        """Return the ankle (3,) and the attitude (3, 3) of the foot with its heel so high."""
        attitude = self.heading @ about_x(pitch_deg)
        return self.ball_m - attitude @ _ankle_to_ball_m(body, side), attitude


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A place that one joint keeps, and how its segment is turned there.

    Attributes
    ----------
    joint_m
        (3,).
    attitude
        (3, 3).
    """

    joint_m: FloatArray
    attitude: FloatArray


def foothold(figure: Figure, side: str, pitch_deg: float, floor_m: float) -> Foothold:
    """Return the place of a foot whose ankle is over where the figure has it."""
    heading = _foot_heading(figure, side)
    attitude = heading @ about_x(pitch_deg)
    ball_m = figure.joint_m(f"{side}_foot") + attitude @ _ankle_to_ball_m(figure.body, side)
    ball_m[2] = ball_height_m(figure.body, side) + floor_m
    return Foothold(ball_m, heading)


def foot_pitch_deg(figure: Figure, side: str) -> float:
    """Return how far the heel is above the ball of a foot, as an angle."""
    level = _foot_heading(figure, side).T @ figure.attitude(f"{side}_foot")
    return math.degrees(math.atan2(level[2, 1] - level[1, 2], level[1, 1] + level[2, 2]))


def level_foot(figure: Figure, side: str, pitch_deg: float) -> Figure:
    """Return the figure with a foot flat, or so far on its ball, where the ankle is."""
    heading = _foot_heading(figure, side)
    figure = turn(figure, f"{side}_foot", heading @ about_x(pitch_deg))
    return turn(figure, f"{side}_toes", heading)


def ball_height_m(body: MannequinBody, side: str) -> float:
    """Return how high the joint of the toes is above what the foot stands on."""
    return float(body.head_m(f"{side}_toes")[2])


def palm(figure: Figure, side: str, floor_m: float) -> HeldPlace:
    """Return the place of a hand flat on the floor, under where the figure has its wrist."""
    fingers = figure.attitude(f"{side}_hand") @ DOWN
    if length(fingers[:2]) < 0.3:
        fingers = figure.attitude("chest") @ AHEAD + figure.attitude("chest") @ UP
    fingers = fingers * [1.0, 1.0, 0.0] / length(fingers[:2])
    flat = np.array([cross(fingers, UP), UP, -fingers]).T
    wrist_m = figure.joint_m(f"{side}_hand").copy()
    wrist_m[2] = floor_m + palm_height_m(figure.body, side)
    return HeldPlace(wrist_m, flat)


def sliding_palm(figure: Figure, side: str, floor_m: float) -> HeldPlace:
    """Return the place of a hand that slides on the floor: as `palm`, but never out of reach."""
    hold = palm(figure, side, floor_m)
    shoulder_m = figure.joint_m(f"{side}_upper_arm")
    away_m = hold.joint_m - shoulder_m
    across_m = float(np.hypot(*away_m[:2]))
    reach_m = LONGEST_FRAC * _arm_length_m(figure.body, side)
    most_m = float(np.sqrt(max(0.0, reach_m**2 - float(away_m[2]) ** 2)))
    nearer = away_m * [1.0, 1.0, 0.0] * (min(1.0, most_m / max(across_m, 1e-9)) - 1.0)
    return HeldPlace(hold.joint_m + nearer, hold.attitude)


@cache
def _arm_length_m(body: MannequinBody, side: str) -> float:
    shoulder_m, elbow_m, wrist_m = (
        body.head_m(f"{side}_{part}") for part in ("upper_arm", "forearm", "hand")
    )
    return length(elbow_m - shoulder_m) + length(wrist_m - elbow_m)


@cache
def palm_height_m(body: MannequinBody, side: str) -> float:
    """Return how high the wrist is above what the flat palm lies on."""
    hand = f"{side}_hand"
    turned = body.neutral[body.index(hand)][1]
    points_m = body.vertices_m[covered_by(body, (hand,))] - body.head_m(hand)
    return -float((points_m @ turned).min()) - THUMB_GIVES_M


def shin(figure: Figure, side: str, floor_m: float) -> HeldPlace:
    """Return the place of a knee and shin that lie on the floor under where the figure has them.

    Knee and foot both touch the floor: the shin slopes as their shape asks.
    """
    body, shank = figure.body, f"{side}_shank"
    under_knee, under_foot = _knee(body, side), _foot(body, side)
    level = _level_shin(figure, side)

    def gap_m(tilt_deg: float) -> float:
        lying = turn(figure, shank, level @ about_x(tilt_deg))
        return under_foot.lowest_m(lying) - under_knee.lowest_m(lying)

    low, high = gap_m(-SHIN_TILT_DEG), gap_m(SHIN_TILT_DEG)
    tilt_deg = brentq(gap_m, -SHIN_TILT_DEG, SHIN_TILT_DEG, xtol=0.02) if low * high < 0 else 0.0
    lying = turn(figure, shank, level @ about_x(tilt_deg))
    knee_m = figure.joint_m(shank).copy()
    knee_m[2] += floor_m - under_knee.lowest_m(lying)
    return HeldPlace(knee_m, level @ about_x(tilt_deg))


def _level_shin(figure: Figure, side: str) -> FloatArray:
    """Return the attitude of a level shin that points to where the figure's own does."""
    back = figure.attitude("pelvis") @ -AHEAD
    shank = figure.attitude(f"{side}_shank") @ DOWN
    along = shank if length(shank[:2]) > 0.3 else back
    along = along * [1.0, 1.0, 0.0] / length(along[:2])
    return np.array([cross(DOWN, along), UP, -along]).T


def _foot_heading(figure: Figure, side: str) -> FloatArray:
    left = figure.attitude(f"{side}_foot")[:, 0]
    return about_z(math.degrees(math.atan2(left[1], left[0])))


@cache
def _ankle_to_ball_m(body: MannequinBody, side: str) -> FloatArray:
    arm_m = body.head_m(f"{side}_toes") - body.head_m(f"{side}_foot")
    return np.asarray(body.neutral[body.index(f"{side}_foot")] @ arm_m)


@cache
def _knee(body: MannequinBody, side: str) -> Patch:
    near = np.linalg.norm(body.vertices_m - body.head_m(f"{side}_shank"), axis=1) < KNEE_AREA_M
    covered = covered_by(body, (f"{side}_thigh", f"{side}_shank"))
    return patch(body, np.flatnonzero(near & covered))


@cache
def _foot(body: MannequinBody, side: str) -> Patch:
    return patch(body, np.flatnonzero(covered_by(body, (f"{side}_foot", f"{side}_toes"))))
