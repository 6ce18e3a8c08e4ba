"""Keep the body on the ground: what bears it stays where it is while the rest moves."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from formcheck.anatomy.posture import Posture
from formcheck.anatomy.sides import SIDES
from formcheck.mannequin.body import MannequinBody
from formcheck.mannequin.bridging import (
    SIDE_ELBOWS,
    bridge,
    lean_down,
    lean_on,
    palms,
    palms_off_floor,
    put_down,
    span,
)
from formcheck.mannequin.contact import Support
from formcheck.mannequin.figure import SPINE, Figure, take_posture
from formcheck.mannequin.holds import (
    Foothold,
    HeldPlace,
    foot_pitch_deg,
    foothold,
    level_foot,
    palm,
    shin,
    sliding_palm,
)
from formcheck.mannequin.kneeling import kneel
from formcheck.mannequin.reach import arm, leg, reach
from formcheck.mannequin.resting import bearing_skin, rest
from formcheck.mannequin.rotation import middle
from formcheck.mannequin.skin import Patch, lowest_m
from formcheck.mannequin.standing import stand_on
from formcheck.pose.frame import FloatArray

JOINT_AT: dict[str, str] = {"back": "upper_arm", "elbows": "forearm", "hands": "hand"}
"""The joints whose middle is where the anchor is; the ankles where not named."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A body, what bears it, and the places its contacts keep; equal to itself alone.

    Attributes
    ----------
    body, support, start
        Who, on what, and the posture the contacts were taken from.
    anchor_m
        (3,), where the anchor is.
    skin
        What of the skin may bear the body; None where skin does not.
    footholds, handholds, elbows, shins
        Side, and where its part stays.
    """

    body: MannequinBody
    support: Support
    start: Posture
    anchor_m: FloatArray
    skin: Patch | None
    footholds: dict[str, Foothold]
    handholds: dict[str, HeldPlace]
    elbows: dict[str, HeldPlace]
    shins: dict[str, HeldPlace]

    def settle(self, posture: Posture) -> Figure:
        """Return the body in a posture with every contact kept.

        Raises
        ------
        MannequinError
            A planted hand or foot cannot be reached.
        """
        return _settled(self, posture)

    def _settle(self, posture: Posture) -> Figure:
        figure = self._placed(take_posture(self.body, posture), posture)
        for side in self._planted_feet():
            foot = self.footholds[side].foot(
                self.body, side, self._pitch_deg(figure, posture, side)
            )
            figure = reach(figure, leg(side), *foot)
        for side in SIDES:
            if self.support.anchor == "hands" or self.support.keeps(side, "hand", "palm"):
                hold = self.handholds[side]
                figure = reach(figure, arm(side), hold.joint_m, hold.attitude)
            elif self.support.keeps(side, "palm_slides"):
                hold = sliding_palm(figure, side, self.support.floor_m(side, "palm_slides"))
                figure = reach(figure, arm(side), hold.joint_m, hold.attitude)
        return figure

    def borne_by(self, support: Support) -> "Ground":
        """Return the same body in the same place with something else to bear it.

        The contacts are where the first posture, settled on this ground, has them.
        """
        return _noted(self.body, support, self.start, self.settle(self.start))

    def _placed(self, figure: Figure, posture: Posture) -> Figure:
        support, held = self.support, bridge(self.support)
        if held:
            ball_m = middle(self.footholds[side].ball_m for side in held.feet)
            ends = self.handholds if held.end == "hand" else self.elbows
            arms = {side: ends[side] for side in held.arms}
            flat = None if support.anchor in SIDE_ELBOWS else self.footholds[held.feet[0]].heading
            return span(figure, held, ball_m, arms, flat)
        if sides := _kneeling_sides(support):
            return self._leant(kneel(figure, {side: self.shins[side] for side in sides}))
        if self.skin:
            return self._rested(figure, posture, self.skin)
        if support.anchor in JOINT_AT:
            return figure.moved(self.anchor_m - _anchor_point_m(figure, support))
        return stand_on(figure, self._ankles_m(figure, posture))

    def _leant(self, figure: Figure) -> Figure:
        """Return the kneeling figure with its trunk as low as palms on the floor ask."""
        if arms := {side: self.handholds[side] for side in palms(self.support)}:
            return lean_on(figure, arms)
        sliding, floor_m = palms(self.support, "palm_slides"), self.support.height_m
        return (
            lean_down(figure, sliding, floor_m)
            if palms_off_floor(figure, sliding, floor_m)
            else figure
        )

    def _rested(self, figure: Figure, posture: Posture, skin: Patch) -> Figure:
        if self.support.anchor == "lowest":
            figure = _feet_levelled(figure, self.support, posture)
        return rest(figure, self.support.anchor, skin, self.anchor_m)

    def _ankles_m(self, figure: Figure, posture: Posture) -> dict[str, FloatArray]:
        return {
            side: self.footholds[side].foot(
                self.body, side, self._pitch_deg(figure, posture, side)
            )[0]
            for side in _standing_sides(self.support)
        }

    def _pitch_deg(self, figure: Figure, posture: Posture, side: str) -> float:
        return _pitch_deg(figure, self.support, posture, side)

    def _planted_feet(self) -> tuple[str, ...]:
        """Return the sides whose leg must bend to where its foot is."""
        anchor = self.support.anchor
        if bridge(self.support) or anchor in ("front", "left_side", "right_side", "lowest"):
            return ()
        kneeling = _kneeling_sides(self.support)
        return tuple(
            side
            for side in SIDES
            if self.support.keeps(side, "foot", "toes") and side not in kneeling
        )


@lru_cache(maxsize=512)
def _settled(floor: Ground, posture: Posture) -> Figure:
    """Return what `Ground.settle` does; a body at rest or in its next repetition is posed once."""
    figure = floor._settle(posture)
    for shared in (figure.attitudes, figure.joints_m):
        shared.setflags(write=False)
    return figure


def ground(body: MannequinBody, support: Support, start: Posture) -> Ground:
    """Put a body on the floor in its first posture and note where its contacts are.

    The middle of the anchor comes to x = y = 0: of the feet, knees, hands, elbows or shoulders
    it names, or of the hips.
    """
    figure = _put_down(take_posture(body, start), support, start)
    point_m = _anchor_point_m(figure, support)
    return _noted(body, support, start, figure.moved(-point_m * [1.0, 1.0, 0.0]))


def _noted(body: MannequinBody, support: Support, start: Posture, figure: Figure) -> Ground:
    anchor_m = _anchor_point_m(figure, support)
    skin = bearing_skin(body, support.anchor)
    if skin:
        anchor_m[2] = support.height_m
    feet: dict[str, Foothold] = {s: _foothold(figure, s, support, start) for s in SIDES}
    return Ground(
        body,
        support,
        start,
        anchor_m,
        skin,
        feet,
        {side: _handhold(figure, side, support) for side in SIDES},
        {side: _hold(figure, f"{side}_forearm") for side in SIDES},
        {side: shin(figure, side, support.height_m) for side in _kneeling_sides(support)},
    )


def _put_down(figure: Figure, support: Support, start: Posture) -> Figure:
    """Return the figure at the height at which its first posture lies, kneels or stands."""
    if held := bridge(support):
        return put_down(figure, support, held)
    if skin := bearing_skin(figure.body, support.anchor):
        figure = _feet_levelled(figure, support, start)
        return rest(figure, support.anchor, skin, np.array([0.0, 0.0, support.height_m]))
    figure = figure.moved(np.array([0.0, 0.0, _lift_m(figure, support, start)]))
    if _kneeling_sides(support) and palms(support):
        return lean_down(figure, palms(support), support.height_m)
    return figure


def _lift_m(figure: Figure, support: Support, start: Posture) -> float:
    """Return by how much the figure must rise to lie or stand on what bears it."""
    if support.anchor == "back":
        return support.height_m - lowest_m(figure, (*SPINE, "pelvis"))
    if support.anchor == "elbows":
        return support.height_m - lowest_m(figure, ("left_forearm", "right_forearm"))
    if sides := _kneeling_sides(support):
        knee_m = shin(figure, sides[0], support.height_m).joint_m
        return float(knee_m[2] - figure.joint_m(f"{sides[0]}_shank")[2])
    side = _standing_sides(support)[0]
    pitch_deg = _pitch_deg(figure, support, start, side)
    hold = foothold(figure, side, pitch_deg, support.floor_m(side, "foot", "toes"))
    ankle_m, _ = hold.foot(figure.body, side, pitch_deg)
    return float(ankle_m[2] - figure.joint_m(f"{side}_foot")[2])


def _pitch_deg(figure: Figure, support: Support, posture: Posture, side: str) -> float:
    """Return how steep a planted foot stands: as its heel is raised, or as the leg has it."""
    if support.keeps(side, "toes") or bridge(support):
        return foot_pitch_deg(figure, side)
    return posture[f"{side}_heel_raise"]


def _feet_levelled(figure: Figure, support: Support, posture: Posture) -> Figure:
    for side in SIDES if support.anchor == "lowest" else ():
        if support.keeps(side, "foot"):
            figure = level_foot(figure, side, posture[f"{side}_heel_raise"])
    return figure


def _standing_sides(support: Support) -> tuple[str, ...]:
    return SIDES if support.anchor == "feet" else (support.anchor.removesuffix("_foot"),)


def _kneeling_sides(support: Support) -> tuple[str, ...]:
    sides = {"knees": SIDES, "left_knee": SIDES[:1], "right_knee": SIDES[1:]}
    return sides.get(support.anchor, ())


def _anchor_point_m(figure: Figure, support: Support) -> FloatArray:
    if support.anchor in SIDE_ELBOWS:
        return figure.joint_m(f"{support.anchor.removesuffix('_elbow')}_forearm").copy()
    if sides := _kneeling_sides(support):
        part = "shank"
    elif support.anchor in ("feet", "left_foot", "right_foot"):
        sides, part = _standing_sides(support), "foot"
    else:
        sides, part = SIDES, JOINT_AT.get(support.anchor, "thigh")
    return middle(figure.joint_m(f"{side}_{part}") for side in sides)


def _foothold(figure: Figure, side: str, support: Support, start: Posture) -> Foothold:
    pitch_deg = _pitch_deg(figure, support, start, side)
    hold = foothold(figure, side, pitch_deg, support.floor_m(side, "foot", "toes"))
    on_edge = support.anchor in SIDE_ELBOWS
    return Foothold(figure.joint_m(f"{side}_toes").copy(), hold.heading) if on_edge else hold


def _handhold(figure: Figure, side: str, support: Support) -> HeldPlace:
    if support.keeps(side, "palm") or support.anchor == "hands":
        return palm(figure, side, support.floor_m(side, "palm"))
    return _hold(figure, f"{side}_hand")


def _hold(figure: Figure, segment: str) -> HeldPlace:
    return HeldPlace(figure.joint_m(segment).copy(), figure.attitude(segment).copy())
