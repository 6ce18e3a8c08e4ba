"""Walking and turning: a body that crosses the floor on swinging legs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from formcheck.anatomy.posture import Posture
from formcheck.anatomy.sides import SIDES, other_side
from formcheck.mannequin.body import MannequinBody
from formcheck.mannequin.contact import Support
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.film import Performance, perform
from formcheck.mannequin.ground import Ground
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.repertoire import STANDING
from formcheck.mannequin.rotation import AHEAD
from formcheck.pose.frame import FloatArray

Place = tuple[float, float]
"""How far ahead and how far to the left of the middle of the room, as the room is faced."""
MIDDLE: Place = (0.0, 0.0)
LEFT: FloatArray = np.array([1.0, 0.0, 0.0])
FREE_FEET = Support("lowest", planted=())
"""The feet go where the legs carry them; the lowest point of the body touches the floor."""
HALF_STEP_S = 0.26
STEP_M = 0.6
TURN_PER_STEP_DEG, TURN_STEP_S = 60.0, 0.4


@dataclass(frozen=True, slots=True)
class Walk(Bout):
    """A bout during which the body goes from one place to another.

    Attributes
    ----------
    from_m, to_m
        Where it begins and ends.
    """

    from_m: Place = MIDDLE
    to_m: Place = MIDDLE


@dataclass(frozen=True, slots=True)
class Crossing(Performance):
    """A performance that does not stay where it is: its walks carry it across the floor.

    What bears the body changes from one bout to the next at once: the body stands still then.
    """

    def figure_at(self, time_s: float) -> Figure:
        """Return the body at a time, where its last walk has brought it."""
        figure = self._floor_at(time_s).settle(self.trajectory.posture_at(time_s))
        ahead_m, left_m = self.place_m(time_s)
        return figure.moved(ahead_m * AHEAD + left_m * LEFT)

    def _floor_at(self, time_s: float) -> Ground:
        for bout, (start_s, end_s) in zip(
            self.motion.bouts, self.motion.intervals_s(), strict=True
        ):
            if bout.support and start_s <= time_s < end_s:
                return self.floors.get(bout.support, self.floor)
        return self.floor

    def place_m(self, time_s: float) -> FloatArray:
        """Return how far the body is ahead and to the left of the middle of the room, (2,)."""
        times_s, places_m = zip(*self._stations(), strict=True)
        along = zip(*places_m, strict=True)
        return np.array([np.interp(time_s, times_s, each) for each in along])

    def _stations(self) -> Iterator[tuple[float, Place]]:
        """Yield when the body is where; it sets off and stops at half its speed."""
        timed = tuple(zip(self.motion.bouts, self.motion.intervals_s(), strict=True))
        walks = [(each, times_s) for each, times_s in timed if isinstance(each, Walk)]
        yield 0.0, walks[0][0].from_m if walks else MIDDLE
        for way, (start_s, end_s) in walks:
            gets_going_s = min(2 * HALF_STEP_S, (end_s - start_s) / 4)
            share = gets_going_s / 2 / (end_s - start_s - gets_going_s)
            yield start_s, way.from_m
            yield start_s + gets_going_s, _part_of(way, share)
            yield end_s - gets_going_s, _part_of(way, 1.0 - share)
            yield end_s, way.to_m


def _part_of(way: Walk, share: float) -> Place:
    from_m, to_m = np.array(way.from_m), np.array(way.to_m)
    ahead_m, left_m = from_m + share * (to_m - from_m)
    return float(ahead_m), float(left_m)


def crossing(body: MannequinBody, motion: Motion) -> Crossing:
    """Let a body do a motion and go where its walks lead."""
    done = perform(body, motion)
    return Crossing(done.motion, done.trajectory, done.floor, done.floors)


def facing(heading_deg: float) -> Posture:
    """Return standing upright, turned so far to the left."""
    return STANDING.changed(body_heading=heading_deg)


def walk(from_m: Place, to_m: Place) -> Walk:
    """Return a walk with swinging legs and arms, from standing to standing, facing its way."""
    ahead_m, left_m = np.subtract(to_m, from_m)
    upright = facing(float(np.degrees(np.arctan2(left_m, ahead_m))))
    steps = max(2, round(float(np.hypot(ahead_m, left_m)) / STEP_M))
    keyframes: list[Keyframe] = []
    for number in range(steps):
        side = SIDES[number % 2]
        keyframes.append(Keyframe(HALF_STEP_S, _swinging(upright, side)))
        keyframes.append(Keyframe(HALF_STEP_S, heel_set_down(upright, side)))
    keyframes[-1] = Keyframe(HALF_STEP_S, upright)
    return Walk(tuple(keyframes), support=FREE_FEET, from_m=from_m, to_m=to_m)


def _swinging(upright: Posture, side: str) -> Posture:
    """Return the body over one leg while the other, on this side, swings past it."""
    stance = other_side(f"{side}_")
    return upright.changed(
        trunk_inclination=3,
        **{f"{side}_hip_flexion": 20, f"{side}_knee_flexion": 56},
        **{f"{stance}hip_flexion": 2, f"{stance}knee_flexion": 7},
    )


def heel_set_down(upright: Posture, side: str) -> Posture:
    """Return the body with the heel of this side set down in front."""
    behind = other_side(f"{side}_")
    return upright.changed(
        trunk_inclination=3,
        **{f"{side}_hip_flexion": 24, f"{side}_knee_flexion": 5, f"{side}_shoulder_flexion": -14},
        **{f"{behind}hip_flexion": -13, f"{behind}knee_flexion": 16, f"{behind}toe_extension": 20},
        **{f"{behind}shoulder_flexion": 20, f"{behind}elbow_flexion": 22},
    )


def turned(from_deg: float, to_deg: float) -> Bout:
    """Return a turn on the spot in small steps, from one heading to another."""
    keyframes = []
    steps = max(2, round(abs(to_deg - from_deg) / TURN_PER_STEP_DEG))
    for number in range(1, steps + 1):
        heading = facing(from_deg + (to_deg - from_deg) * number / steps)
        side = SIDES[number % 2]
        lifted = heading.changed(**{f"{side}_hip_flexion": 20, f"{side}_knee_flexion": 36})
        keyframes.append(Keyframe(TURN_STEP_S, lifted if number < steps else heading))
    return Bout(tuple(keyframes), support=FREE_FEET)
