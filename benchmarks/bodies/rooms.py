"""Rooms, light and clothes of every kind."""

import numpy as np

from formcheck.mannequin.scene import Box, Light, Scene, Sensor
from formcheck.mannequin.wardrobe import Colour, Outfit

Random = np.random.Generator


def outfit(random: Random) -> Outfit:
    """Return clothes, skin and hair of any colour and length."""
    tone = random.uniform(0.25, 1.0)
    skin = tuple(int(value) for value in np.array([235, 190, 160]) * tone)
    return Outfit(
        skin=skin,  # type: ignore[arg-type]
        hair=_colour(random, 20, 170),
        shirt=_colour(random, 20, 245),
        bottoms=_colour(random, 15, 220),
        shoes=_colour(random, 20, 245),
        sleeve_frac=float(random.choice([0.0, 0.5, 0.6, 1.0, 1.9])),
        leg_frac=float(random.choice([0.4, 0.6, 1.0, 1.6, 1.9])),
        looseness_m=float(random.uniform(0.003, 0.022)),
    )


def room(random: Random, boxes: tuple[Box, ...]) -> Scene:
    """Return a room of any colour, lit from anywhere, filmed with any camera."""
    direction = random.normal(0, 1, 3)
    light = Light(
        (float(direction[0]), float(direction[1]), abs(float(direction[2])) + 0.4),
        float(random.uniform(0.35, 0.8)),
        float(random.uniform(0.15, 0.7)),
    )
    sensor = Sensor(
        noise=float(random.exponential(4.0)),
        blur_px=float(random.uniform(0.0, 1.3)),
        seed=int(random.integers(1 << 30)),
    )
    return Scene(
        floor=_colour(random, 60, 220),
        wall=_colour(random, 60, 245),
        wall_behind_m=float(random.uniform(0.8, 3.0)),
        boxes=boxes,
        light=light,
        sensor=sensor,
    )


def _colour(random: Random, low: int, high: int) -> Colour:
    red, green, blue = (int(value) for value in random.integers(low, high, 3))
    return red, green, blue
