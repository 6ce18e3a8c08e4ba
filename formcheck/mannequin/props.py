"""The furniture exercises are done with, each placed by where the body is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from formcheck.anatomy.sides import SIDES
from formcheck.mannequin.body import MannequinError
from formcheck.mannequin.contact import Support
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.scene import Box, chair
from formcheck.mannequin.skin import bent_rows_m, covered_by, lowest_m
from formcheck.mannequin.wardrobe import Colour
from formcheck.pose.frame import FloatArray

THIN_MAT_M = 0.006
"""A mat under who does not say how high they lie; it sinks in under them."""
MAT_HALF_WIDTH_M = 0.3
MAT_MARGIN_M = 0.1
THIGH_M = 0.12
"""From the middle of the bent knee to the edge of the seat."""
CUSHION_M = 0.015
WALL_HEIGHT_M, WALL_HALF_WIDTH_M, WALL_THICK_M = 2.2, 0.8, 0.05
STEP_MARGIN_M = 0.06
STEP_HALF_WIDTH_M = 0.24
TABLE_THICK_M, TABLE_DEPTH_M, TABLE_HALF_WIDTH_M = 0.04, 0.45, 0.5
GRIP_M = 0.085
"""From the wrist to the middle of the fist."""

MAT_COLOUR: Colour = (86, 130, 122)
WALL_COLOUR: Colour = (196, 188, 172)
WOOD: Colour = (150, 112, 78)
IRON: Colour = (64, 68, 76)
CARDBOARD: Colour = (186, 148, 100)


@dataclass(frozen=True, slots=True)
class FurnitureAnchor:
    """What furniture is placed by.

    Attributes
    ----------
    support
        What bears the body.
    first
        The body in its first posture; it faces ahead (heading 0).
    extent_m
        (n, 3), points of the body through the whole movement.
    """

    support: Support
    first: Figure
    extent_m: FloatArray

    def skin_m(self, *segments: str) -> FloatArray:
        """Return the skin (n, 3) over some segments in the first posture."""
        rows = np.flatnonzero(covered_by(self.first.body, segments))
        return bent_rows_m(self.first, rows)


def mat(stage: FurnitureAnchor) -> tuple[Box, ...]:
    """Return a mat under the whole movement, as thick as what bears the body is high."""
    low_down = stage.extent_m[stage.extent_m[:, 2] < 0.5]
    low_x, low_y, _ = low_down.min(axis=0) - MAT_MARGIN_M
    high_x, high_y, _ = low_down.max(axis=0) + MAT_MARGIN_M
    middle_x = (low_x + high_x) / 2
    half_m = max(MAT_HALF_WIDTH_M, float(high_x - low_x) / 2)
    thick_m = stage.support.height_m if 0 < stage.support.height_m < 0.1 else THIN_MAT_M
    low = (float(middle_x - half_m), float(low_y), 0.0)
    return (Box(low, (float(middle_x + half_m), float(high_y), thick_m), MAT_COLOUR),)


def seat(stage: FurnitureAnchor) -> tuple[Box, ...]:
    """Return a chair under the buttocks, its front edge behind the knees."""
    seated = stage.support.anchor == "seat"
    height_m = stage.support.height_m if seated else lowest_m(stage.first, ("pelvis",)) + CUSHION_M
    front_m = float(stage.first.middle_m("shank")[1]) + THIGH_M
    aside_m = float(stage.first.middle_m("thigh")[0])
    return tuple(_shifted(box, aside_m) for box in chair(height_m, front_m))


def chair_beside(stage: FurnitureAnchor) -> tuple[Box, ...]:
    """Return a chair beside the person, turned away, its back under the hand that holds it."""
    side = _holding_side(stage)
    out = 1.0 if side == "left" else -1.0
    x, y, _ = stage.skin_m(f"{side}_hand").mean(axis=0)
    top_m = float(stage.skin_m(f"{side}_hand")[:, 2].min()) + CUSHION_M
    seat_m, half_m = 0.52 * top_m, 0.21
    back = _upright(x, (y - half_m, y + half_m), (seat_m + 0.12, top_m))
    middle_x = x + out * 0.21
    seat_box = _box((middle_x, y), (0.23, half_m), (seat_m - 0.035, seat_m))
    corners = [(x, dy, top_m) for dy in (-1, 1)] + [(x + out * 0.4, dy, seat_m) for dy in (-1, 1)]
    legs = [
        _box((leg_x, y + dy * (half_m - 0.02)), (0.018, 0.018), (0.0, high))
        for leg_x, dy, high in corners
    ]
    return (back, seat_box, *legs)


def wall_behind(stage: FurnitureAnchor) -> tuple[Box, ...]:
    """Return a wall panel that touches the back of who leans on it."""
    return (_wall(float(stage.extent_m[:, 1].max()), 1.0),)


def wall_ahead(stage: FurnitureAnchor) -> tuple[Box, ...]:
    """Return a wall panel that the hands held out in front touch."""
    hands = stage.skin_m("left_hand", "right_hand")
    return (_wall(float(hands[:, 1].min()), -1.0),)


def step(stage: FurnitureAnchor) -> tuple[Box, ...]:
    """Return a box under the feet or hands that are on a step.

    Raises
    ------
    MannequinError
        Nothing is on a step.
    """
    if not stage.support.on_step:
        raise MannequinError("step: expected a foot or palm in the support's on_step, got none")
    parts = {"foot": ("foot", "toes"), "toes": ("foot", "toes"), "palm": ("hand",)}
    segments = [
        f"{side}_{segment}"
        for side, part in (name.split("_") for name in stage.support.on_step)
        for segment in parts.get(part, ("hand",))
    ]
    skin_m = stage.skin_m(*segments)
    low, high = skin_m.min(axis=0), skin_m.max(axis=0)
    x, y, _ = (low + high) / 2
    half_x = max(STEP_HALF_WIDTH_M, float(high[0] - low[0]) / 2 + STEP_MARGIN_M)
    half_y = float(high[1] - low[1]) / 2 + STEP_MARGIN_M
    height_m = stage.support.height_m + stage.support.step_m
    return (_box((x, y), (half_x, half_y), (0.0, height_m)),)


def table(stage: FurnitureAnchor) -> tuple[Box, ...]:
    """Return a table in front of the person, as high as the hands."""
    hands = stage.skin_m("left_hand", "right_hand")
    x = float(stage.first.middle_m("thigh")[0])
    edge_m, top_m = float(hands[:, 1].max()), float(hands[:, 2].min())
    middle = (x, edge_m - TABLE_DEPTH_M / 2)
    halves = (TABLE_HALF_WIDTH_M, TABLE_DEPTH_M / 2)
    top = _box(middle, halves, (top_m - TABLE_THICK_M, top_m))
    legs = [
        _box((x + dx * (TABLE_HALF_WIDTH_M - 0.03), edge_m - depth_m), (0.025, 0.025), (0.0, top_m))
        for dx in (-1, 1)
        for depth_m in (0.03, TABLE_DEPTH_M - 0.03)
    ]
    return (top, *legs)


PROPS: dict[str, Callable[[FurnitureAnchor], tuple[Box, ...]]] = {
    "mat": mat,
    "chair": seat,
    "chair_side": chair_beside,
    "wall_behind": wall_behind,
    "wall_ahead": wall_ahead,
    "step": step,
    "table": table,
    "counter": table,
}
"""What can be put into the room, by name."""


def dumbbells(figure: Figure) -> tuple[Box, ...]:
    """Return a dumbbell in each fist; they go where the hands go."""
    held = []
    for side in SIDES:
        fist_m = figure.joint_m(f"{side}_hand") + figure.attitude(f"{side}_hand") @ [0, 0, -GRIP_M]
        across = np.abs(figure.attitude(f"{side}_hand")[:, 0])
        halves = np.where(across == across.max(), 0.1, 0.028)
        held.append(_around(fist_m, halves, IRON))
        plate = np.where(across == across.max(), 0.025, 0.05)
        for way in (-1.0, 1.0):
            away_m = way * np.where(across == across.max(), 0.085, 0.0)
            held.append(_around(fist_m + away_m, plate, IRON))
    return tuple(held)


def carried_box(figure: Figure) -> tuple[Box, ...]:
    """Return a box between the hands; it goes where they go."""
    fists = [
        figure.joint_m(f"{side}_hand") + figure.attitude(f"{side}_hand") @ [0, 0, -GRIP_M]
        for side in SIDES
    ]
    half_x = max(0.12, abs(float(fists[0][0] - fists[1][0])) / 2 - 0.03)
    return (_around(np.mean(fists, axis=0), np.array([half_x, 0.13, 0.12]), CARDBOARD),)


CARRIED: dict[str, Callable[[Figure], tuple[Box, ...]]] = {
    "weight": dumbbells,
    "box": carried_box,
}
"""What can be in the hands, by name; it is placed anew in every picture."""


def _holding_side(stage: FurnitureAnchor) -> str:
    for side in SIDES:
        if stage.support.keeps(side, "hand", "palm"):
            return side
    return max(SIDES, key=lambda side: abs(float(stage.first.joint_m(f"{side}_hand")[0])))


def _wall(face_m: float, backwards: float) -> Box:
    far_m = face_m + backwards * WALL_THICK_M
    low_y, high_y = sorted((face_m, far_m))
    low = (-WALL_HALF_WIDTH_M, low_y, 0.0)
    return Box(low, (WALL_HALF_WIDTH_M, high_y, WALL_HEIGHT_M), WALL_COLOUR)


def _upright(x_m: float, y_m: tuple[float, float], z_m: tuple[float, float]) -> Box:
    return Box((x_m - 0.015, y_m[0], z_m[0]), (x_m + 0.015, y_m[1], z_m[1]), WOOD)


def _box(
    middle_m: tuple[float, float], halves_m: tuple[float, float], z_m: tuple[float, float]
) -> Box:
    (x, y), (half_x, half_y) = middle_m, halves_m
    return Box(
        (float(x - half_x), float(y - half_y), z_m[0]),
        (float(x + half_x), float(y + half_y), z_m[1]),
        WOOD,
    )


def _around(middle_m: FloatArray, halves_m: FloatArray, colour: Colour) -> Box:
    low, high = middle_m - halves_m, middle_m + halves_m
    return Box(
        (float(low[0]), float(low[1]), float(low[2])),
        (float(high[0]), float(high[1]), float(high[2])),
        colour,
    )


def _shifted(box: Box, aside_m: float) -> Box:
    (low_x, *low), (high_x, *high) = box.low_m, box.high_m
    return Box((low_x + aside_m, low[0], low[1]), (high_x + aside_m, high[0], high[1]), box.colour)
