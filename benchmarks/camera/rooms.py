"""Rooms with something in them: a camera's motion shows in what stands behind the person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from benchmarks.bodies.rooms import room
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.scene import Box, Scene, Sensor
from formcheck.mannequin.wardrobe import Colour
from formcheck.pose.frame import FloatArray

Random = np.random.Generator

WALL_BEHIND_M = 2.0
STANDS_OFF_M = 0.25
"""Things stand along the axes of the room, and the wall square to the camera; so far away from it
none is lost in it."""
GAP_M = 0.15


@dataclass(frozen=True, slots=True)
class WallPlace:
    """Where things stand before the wall that a camera looks at.

    Attributes
    ----------
    middle_m
        (3,), of what stands there, on the floor.
    across, towards
        (3,) whole axes of the world: to the right in the picture, and out of the wall.
    """

    middle_m: FloatArray
    across: FloatArray
    towards: FloatArray

    @classmethod
    def before(cls, camera: Camera) -> "WallPlace":
        """Return the place before the wall behind what a camera looks at."""
        right, _, ahead = camera.axes
        level = ahead * [1.0, 1.0, 0.0] / np.hypot(*ahead[:2])
        middle_m = np.array(camera.target_m) + level * (WALL_BEHIND_M - STANDS_OFF_M)
        return cls(middle_m * [1.0, 1.0, 0.0], np.round(right), -np.round(level))

    def box(
        self,
        across_m: tuple[float, float],
        height_m: tuple[float, float],
        deep_m: tuple[float, float],
        colour: Colour,
    ) -> Box:
        """Return a box from one side to the other, from the floor up and out of the wall."""
        corners = [
            self.middle_m + side * self.across + out * self.towards + [0.0, 0.0, up]
            for side, up, out in zip(across_m, height_m, deep_m, strict=True)
        ]
        low, high = np.minimum(*corners), np.maximum(*corners)
        return Box(tuple(low.tolist()), tuple(high.tolist()), colour)


def furnished(random: Random, camera: Camera, boxes: tuple[Box, ...]) -> Scene:
    """Return a room of any colour with furniture along its wall, and a camera without noise."""
    made = bare(random, camera, boxes)
    return replace(made, boxes=(*boxes, *_along(WallPlace.before(camera), random)))


def bare(random: Random, camera: Camera, boxes: tuple[Box, ...]) -> Scene:
    """Return a room of any colour with nothing but wall, skirting and boards."""
    del camera
    return replace(room(random, boxes), wall_behind_m=WALL_BEHIND_M, sensor=Sensor(blur_px=0.6))


RoomKind = Literal["furnished", "bare"]
ROOMS: dict[RoomKind, Callable[[Random, Camera, tuple[Box, ...]], Scene]] = {
    "furnished": furnished,
    "bare": bare,
}


def _along(wall: WallPlace, random: Random) -> Iterator[Box]:
    """Yield one thing next to the other, from left to right."""
    things = [_door, _bookcase, _pictures, _sideboard, _pictures, _bookcase]
    random.shuffle(things)
    left_m = -3.4
    for thing in things:
        width_m = float(random.uniform(0.8, 1.2))
        yield from thing(wall, left_m, width_m, random)
        left_m += width_m + GAP_M


def _door(wall: WallPlace, left_m: float, width_m: float, random: Random) -> Iterator[Box]:
    right_m, frame = left_m + width_m, _colour(random)
    yield wall.box((left_m, right_m), (0.0, 2.1), (0.0, 0.04), frame)
    yield wall.box((left_m + 0.08, right_m - 0.08), (0.0, 2.02), (0.04, 0.06), _colour(random))


def _bookcase(wall: WallPlace, left_m: float, width_m: float, random: Random) -> Iterator[Box]:
    wood, right_m = _colour(random), left_m + width_m
    yield wall.box((left_m, right_m), (0.0, 1.9), (0.0, 0.05), wood)
    for bottom_m in np.arange(0.05, 1.8, 0.36).tolist():
        yield wall.box((left_m, right_m), (bottom_m, bottom_m + 0.03), (0.05, 0.3), wood)
        now_m = left_m + 0.03
        while now_m < right_m - 0.1:
            thick_m, tall_m = random.uniform(0.03, 0.08), random.uniform(0.18, 0.3)
            book = (now_m, now_m + thick_m), (bottom_m + 0.03, bottom_m + 0.03 + tall_m)
            yield wall.box(*book, (0.05, 0.25), _colour(random))
            now_m += thick_m + float(random.choice([0.004, 0.004, 0.12]))


def _pictures(wall: WallPlace, left_m: float, width_m: float, random: Random) -> Iterator[Box]:
    for bottom_m in (1.05, 1.75):
        tall_m, right_m = random.uniform(0.3, 0.55), left_m + width_m * random.uniform(0.6, 1.0)
        top_m, middle_m = bottom_m + tall_m, (left_m + right_m) / 2
        yield wall.box((left_m, right_m), (bottom_m, top_m), (0.0, 0.03), _colour(random))
        for part_m in ((left_m + 0.05, middle_m), (middle_m, right_m - 0.05)):
            inside_m = (bottom_m + 0.05, top_m - 0.05)
            yield wall.box(part_m, inside_m, (0.03, 0.04), _colour(random))


def _sideboard(wall: WallPlace, left_m: float, width_m: float, random: Random) -> Iterator[Box]:
    right_m, middle_m = left_m + width_m, left_m + width_m / 2
    yield wall.box((left_m, right_m), (0.1, 0.8), (0.0, 0.4), _colour(random))
    yield wall.box((middle_m - 0.1, middle_m + 0.1), (0.8, 1.1), (0.1, 0.3), _colour(random))
    yield from _pictures(wall, left_m, width_m, random)


def _colour(random: Random) -> Colour:
    red, green, blue = (int(value) for value in random.integers(25, 245, 3))
    return red, green, blue
