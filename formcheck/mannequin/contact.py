"""Keep the body on the floor: what bears it stays where it is while the rest moves."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from formcheck.mannequin.body import SIDES, Body
from formcheck.mannequin.figure import SPINE, Figure, take_posture
from formcheck.mannequin.posture import Posture
from formcheck.mannequin.reach import arm, leg, reach
from formcheck.mannequin.rotation import about_x, about_z
from formcheck.mannequin.skin import lowest_m
from formcheck.pose.frame import FloatArray

Anchor = Literal["feet", "left_foot", "right_foot", "back", "elbows"]
Planted = Literal["left_foot", "right_foot", "left_hand", "right_hand"]
BOTH_FEET: tuple[Planted, Planted] = ("left_foot", "right_foot")


@dataclass(frozen=True, slots=True)
class Support:
    """What bears the body.

    Attributes
    ----------
    anchor
        What the rest of the body is placed by: its place never changes.
    planted
        Feet and hands that stay where the first posture has them; the limb bends to it.
    height_m
        Height above the floor of what bears the body (a mat).
    """

    anchor: Anchor = "feet"
    planted: tuple[Planted, ...] = BOTH_FEET
    height_m: float = 0.0


STANDING_ON_FEET = Support()


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

    def foot(self, body: Body, side: str, heel_raise_deg: float) -> tuple[FloatArray, FloatArray]:
        """Return the ankle (3,) and the attitude (3, 3) of the foot with its heel so high."""
        attitude = self.heading @ about_x(heel_raise_deg)
        return self.ball_m - attitude @ _ankle_to_ball_m(body, side), attitude


@dataclass(frozen=True, slots=True)
class Ground:
    """A body, what bears it, and the places its contacts keep, taken from a first posture."""

    body: Body
    support: Support
    anchor_m: FloatArray
    footholds: dict[str, Foothold]
    handholds: dict[str, tuple[FloatArray, FloatArray]] = field(default_factory=dict)

    def settle(self, posture: Posture) -> Figure:
        """Return the body in a posture with every contact kept.

        Raises
        ------
        MannequinError
            A planted hand or foot cannot be reached.
        """
        figure = self._placed(take_posture(self.body, posture), posture)
        for side in SIDES:
            if f"{side}_foot" in self.support.planted:
                foothold = self.footholds[side]
                target = foothold.foot(self.body, side, posture[f"{side}_heel_raise"])
                figure = reach(figure, leg(side), *target)
            if f"{side}_hand" in self.support.planted:
                figure = reach(figure, arm(side), *self.handholds[side])
        return figure

    def _placed(self, figure: Figure, posture: Posture) -> Figure:
        if self.support.anchor in ("back", "elbows"):
            return figure.moved(self.anchor_m - _anchor_point_m(figure, self.support.anchor))
        return _stand_on(figure, self._ankles_m(posture))

    def _ankles_m(self, posture: Posture) -> dict[str, FloatArray]:
        return {
            side: self.footholds[side].foot(self.body, side, posture[f"{side}_heel_raise"])[0]
            for side in _bearing_sides(self.support.anchor)
        }


def ground(body: Body, support: Support, start: Posture) -> Ground:
    """Put a body on the floor in its first posture and note where its contacts are.

    The middle of the anchor comes to x = y = 0.
    """
    figure = take_posture(body, start)
    anchor = support.anchor
    point_m = _anchor_point_m(figure, anchor)
    figure = figure.moved(np.array([-point_m[0], -point_m[1], _lift_m(figure, anchor, start)]))
    figure = figure.moved(np.array([0.0, 0.0, support.height_m]))
    return Ground(
        body,
        support,
        _anchor_point_m(figure, anchor),
        {side: _foothold(figure, side, start, support.height_m) for side in SIDES},
        {side: (figure.joint_m(f"{side}_hand"), figure.attitude(f"{side}_hand")) for side in SIDES},
    )


def _bearing_sides(anchor: Anchor) -> tuple[str, ...]:
    return SIDES if anchor == "feet" else (anchor.removesuffix("_foot"),)


def _anchor_point_m(figure: Figure, anchor: Anchor) -> FloatArray:
    part = {"back": "upper_arm", "elbows": "forearm"}.get(anchor, "foot")
    sides = SIDES if anchor in ("back", "elbows") else _bearing_sides(anchor)
    return np.asarray(np.mean([figure.joint_m(f"{side}_{part}") for side in sides], axis=0))


def _lift_m(figure: Figure, anchor: Anchor, start: Posture) -> float:
    """Return by how much the figure must rise to lie or stand on the floor."""
    if anchor == "back":
        return -lowest_m(figure, (*SPINE, "pelvis"))
    if anchor == "elbows":
        return -lowest_m(figure, ("left_forearm", "right_forearm"))
    side = _bearing_sides(anchor)[0]
    foothold = _foothold(figure, side, start, 0.0)
    ankle_m, _ = foothold.foot(figure.body, side, start[f"{side}_heel_raise"])
    return float(ankle_m[2] - figure.joint_m(f"{side}_foot")[2])


def _foothold(figure: Figure, side: str, start: Posture, height_m: float) -> Foothold:
    """Return the place of a foot whose ankle is over where the first posture has it."""
    left = figure.attitude(f"{side}_foot")[:, 0]
    heading = about_z(float(np.degrees(np.arctan2(left[1], left[0]))))
    attitude = heading @ about_x(start[f"{side}_heel_raise"])
    ball_m = figure.joint_m(f"{side}_foot") + attitude @ _ankle_to_ball_m(figure.body, side)
    ball_m[2] = figure.body.head_m(f"{side}_toes")[2] + height_m
    return Foothold(ball_m, heading)


def _ankle_to_ball_m(body: Body, side: str) -> FloatArray:
    arm_m = body.head_m(f"{side}_toes") - body.head_m(f"{side}_foot")
    return np.asarray(body.neutral[body.index(f"{side}_foot")] @ arm_m)


def _stand_on(figure: Figure, ankles_m: dict[str, FloatArray]) -> Figure:
    """Shift the figure over its feet, keeping the bend of the knees the posture asks for."""
    errors_m = [target - figure.joint_m(f"{side}_foot") for side, target in ankles_m.items()]
    figure = figure.moved(np.mean(errors_m, axis=0))
    lifts_m = [_lift_over_m(figure, side, target) for side, target in ankles_m.items()]
    return figure.moved(np.array([0.0, 0.0, float(np.mean(lifts_m))]))


def _lift_over_m(figure: Figure, side: str, ankle_m: FloatArray) -> float:
    """Return the rise after which the hip is as far from its planted ankle as it was bent to be."""
    hip_m = figure.joint_m(f"{side}_thigh")
    length_m = np.linalg.norm(figure.joint_m(f"{side}_foot") - hip_m)
    across_m = np.linalg.norm((ankle_m - hip_m)[:2])
    height_m = np.sqrt(max(0.0, float(length_m**2 - across_m**2)))
    return float(ankle_m[2] + height_m - hip_m[2])
