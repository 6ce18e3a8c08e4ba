"""Hold the body up between its arms and its toes: push-up, plank, side plank."""

import math
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from scipy.optimize import brentq

from formcheck.anatomy.contacts import Anchor
from formcheck.anatomy.sides import SIDES
from formcheck.mannequin.body import MannequinError
from formcheck.mannequin.contact import Support
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.holds import HeldPlace, ball_height_m, palm_height_m
from formcheck.mannequin.reach import aim, arm, turn
from formcheck.mannequin.rotation import DOWN, UP, about, cross, frame_of, length, middle
from formcheck.mannequin.skin import lowest_m
from formcheck.pose.frame import FloatArray

WIDEST_DEG = 70.0
"""The body is turned by up to this for hands and toes to touch the floor together."""
SIDE_ELBOWS: tuple[Anchor, Anchor] = ("left_elbow", "right_elbow")


@dataclass(frozen=True, slots=True)
class Bridge:
    """What holds the body up.

    Attributes
    ----------
    arms
        Sides of the arms that bear.
    feet
        Sides of the feet about whose balls the body turns.
    end
        The joint of an arm that stays: ``hand`` for the wrist, ``forearm`` for the elbow.
    """

    arms: tuple[str, ...]
    feet: tuple[str, ...]
    end: str

    def ball_m(self, figure: Figure) -> FloatArray:
        """Return the (3,) point the body turns about."""
        return middle(figure.joint_m(f"{side}_toes") for side in self.feet)

    def reach_m(self, figure: Figure) -> float:
        """Return how long the arms are, bent as they are."""
        return fmean(
            length(figure.joint_m(f"{side}_{self.end}") - figure.joint_m(f"{side}_upper_arm"))
            for side in self.arms
        )


def bridge(support: Support) -> Bridge | None:
    """Return what holds the body up between arms and toes, or None where something else does."""
    toes = tuple(side for side in SIDES if support.keeps(side, "toes"))
    if support.anchor in SIDE_ELBOWS:
        side = support.anchor.removesuffix("_elbow")
        return Bridge((side,), (side,), "forearm")
    if support.anchor == "hands":
        return Bridge(SIDES, SIDES, "hand")
    return Bridge(SIDES, toes, "forearm") if support.anchor == "elbows" and toes else None


def put_down(figure: Figure, support: Support, held: Bridge) -> Figure:
    """Return the figure turned and shifted so that arms and toes both touch their ground."""
    if held.end == "forearm":
        figure = _level_forearms(figure, held.arms)
    arms_up_m = _arm_height_m(figure, held) - support.floor_m(held.arms[0], "palm")
    foot_up_m = _foot_height_m(figure, held) - support.floor_m(held.feet[0], "foot", "toes")
    rising = _Rising(figure, held, held.ball_m(figure))
    figure = rising.turned(rising.lowering_deg(arms_up_m - foot_up_m))
    if held.end == "forearm":
        figure = _level_forearms(figure, held.arms)
    lift_m = support.floor_m(held.feet[0], "foot", "toes") - _foot_height_m(figure, held)
    return figure.moved(np.array([0.0, 0.0, lift_m]))


def span(
    figure: Figure,
    held: Bridge,
    ball_m: FloatArray,
    arms: dict[str, HeldPlace],
    toes: FloatArray | None,
) -> Figure:
    """Return the figure fitted between toes and arms that stay, bent as its posture says.

    Parameters
    ----------
    ball_m
        (3,), where the balls of the feet are on average.
    arms
        Side, and where its wrist or elbow is.
    toes
        (3, 3), how toes on the floor are turned; None where the foot is on its edge.

    Raises
    ------
    MannequinError
        Hands and toes are too near or too far for the body to fit between.
    """
    figure = figure.moved(ball_m - held.ball_m(figure))
    rising = _Rising(figure, held, ball_m)
    figure = rising.turned(rising.fit_deg(arms))
    if toes is not None:
        for side in held.feet:
            figure = turn(figure, f"{side}_toes", toes)
    if held.end == "forearm":
        for side, hold in arms.items():
            figure = aim(figure, arm(side), hold.joint_m)
            figure = turn(figure, f"{side}_forearm", hold.attitude)
    return figure


def lean_down(figure: Figure, sides: tuple[str, ...], floor_m: float) -> Figure:
    """Return the kneeling figure with its trunk leant so far that its palms are on the floor.

    Parameters
    ----------
    sides
        Of the palms.
    floor_m
        Height of what they lie on.
    """
    held = Bridge(sides, (), "hand")
    rising = _Rising(figure, held, figure.middle_m("thigh"))
    up_m = _arm_height_m(figure, held) - floor_m
    return _with_legs_of(figure, rising.turned(rising.lowering_deg(up_m)))


def lean_on(figure: Figure, arms: dict[str, HeldPlace]) -> Figure:
    """Return the kneeling figure with its trunk leant as its arms, bent as they are, ask.

    Parameters
    ----------
    arms
        Side, and where its palm stays.

    Raises
    ------
    MannequinError
        The palms are too far from the knees.
    """
    rising = _Rising(figure, Bridge(tuple(arms), (), "hand"), figure.middle_m("thigh"))
    return _with_legs_of(figure, rising.turned(rising.fit_deg(arms)))


def palms(support: Support, part: str = "palm") -> tuple[str, ...]:
    """Return the sides of which the palm is planted, or slides (``palm_slides``)."""
    return tuple(side for side in SIDES if support.keeps(side, part))


def palms_off_floor(figure: Figure, sides: tuple[str, ...], floor_m: float) -> bool:
    """Return whether the palms are above what they should lie on."""
    return bool(sides) and _arm_height_m(figure, Bridge(sides, (), "hand")) > floor_m


def _with_legs_of(before: Figure, after: Figure) -> Figure:
    for side in SIDES:
        after = turn(after, f"{side}_thigh", before.attitude(f"{side}_thigh"))
    return after


class _Rising:
    """A figure that turns as one about a point; more degrees lift the shoulders."""

    def __init__(self, figure: Figure, held: Bridge, pivot_m: FloatArray) -> None:
        self._figure, self._held, self._pivot_m = figure, held, pivot_m
        self._shoulders_m = [figure.joint_m(f"{side}_upper_arm") for side in held.arms]
        ends_m = [figure.joint_m(f"{side}_{held.end}") for side in held.arms]
        self._end_m = middle(ends_m)
        self._axis = cross(middle(self._shoulders_m) - pivot_m, UP)

    def turned(self, angle_deg: float) -> Figure:
        return self._figure.turned(about(self._axis, angle_deg), self._pivot_m)

    def lowering_deg(self, down_m: float) -> float:
        """Return the turn that brings wrists or elbows so far down."""
        run_m = length((self._end_m - self._pivot_m)[:2])
        rise_m = self._end_m[2] - self._pivot_m[2] - down_m
        return math.degrees(math.atan2(rise_m, run_m)) - self._slope_deg(self._end_m)

    def _slope_deg(self, point_m: FloatArray) -> float:
        across, along = point_m - self._pivot_m, cross(UP, self._axis)
        return math.degrees(math.atan2(across[2], across @ along / length(along)))

    def fit_deg(self, arms: dict[str, HeldPlace]) -> float:
        """Return the turn after which the arms, bent as they are, reach where they stay."""
        reach_m = self._held.reach_m(self._figure)
        targets = [arms[side].joint_m for side in self._held.arms]
        end_m = middle(targets)

        def too_far_m(angle_deg: float) -> float:
            turning = about(self._axis, angle_deg)
            away = [
                length(self._pivot_m + turning @ (shoulder_m - self._pivot_m) - target)
                for shoulder_m, target in zip(self._shoulders_m, targets, strict=True)
            ]
            return fmean(away) - reach_m

        shoulder_m = middle(self._shoulders_m)
        level_deg = self._slope_deg(end_m) - self._slope_deg(shoulder_m)
        if too_far_m(level_deg) > 0 or too_far_m(level_deg + WIDEST_DEG) < 0:
            raise MannequinError(
                f"arms: {reach_m:.2f} m long as bent, which does not fit between toes and "
                "hands or elbows as they are planted; bend hips or elbows otherwise"
            )
        return float(brentq(too_far_m, level_deg, level_deg + WIDEST_DEG, xtol=1e-4))


def _arm_height_m(figure: Figure, held: Bridge) -> float:
    if held.end == "forearm":
        return lowest_m(figure, tuple(f"{side}_forearm" for side in held.arms))
    return fmean(
        figure.joint_m(f"{side}_hand")[2] - palm_height_m(figure.body, side) for side in held.arms
    )


def _foot_height_m(figure: Figure, held: Bridge) -> float:
    if len(held.feet) == 1 and len(held.arms) == 1:
        return lowest_m(figure, (f"{held.feet[0]}_foot", f"{held.feet[0]}_toes"))
    return float(held.ball_m(figure)[2]) - ball_height_m(figure.body, held.feet[0])


def _level_forearms(figure: Figure, sides: tuple[str, ...]) -> Figure:
    for side in sides:
        attitude = figure.attitude(f"{side}_forearm")
        along = (attitude @ DOWN) * [1.0, 1.0, 0.0]
        figure = turn(figure, f"{side}_forearm", frame_of(along, attitude[:, 0]))
    return figure
