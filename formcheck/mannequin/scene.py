"""The room the mannequin is filmed in: floor, wall, light, furniture and the camera's flaws."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from formcheck.mannequin.camera import Camera
from formcheck.mannequin.wardrobe import Colour
from formcheck.pose.frame import FloatArray

BOX_CELL_M = 0.08
"""Faces of a box are cut into cells of this size, so that depth is true within each."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with upright sides: a mat, the parts of a chair, something in the way.

    Attributes
    ----------
    low_m, high_m
        (3,) opposite corners.
    colour
        RGB.
    """

    low_m: tuple[float, float, float]
    high_m: tuple[float, float, float]
    colour: Colour

    def mesh(self) -> tuple[FloatArray, FloatArray, NDArray[np.intp]]:
        """Return points (n, 3), normals (n, 3) and triangles (m, 3)."""
        low, high = np.array(self.low_m), np.array(self.high_m)
        sides = [_side(low, high, axis, out) for axis in range(3) for out in (-1.0, 1.0)]
        points, normals, faces = zip(*sides, strict=True)
        first = np.cumsum([0, *(len(part) for part in points[:-1])])
        shifted = [face + start for face, start in zip(faces, first, strict=True)]
        return np.concatenate(points), np.concatenate(normals), np.concatenate(shifted)


@dataclass(frozen=True, slots=True)
class Light:
    """One soft light in a bright room.

    Attributes
    ----------
    direction
        (3,) towards the light.
    ambient_frac, direct_frac
        Brightness of a surface turned away from the light, and what the light adds.
    """

    direction: tuple[float, float, float] = (0.45, -0.75, 1.1)
    ambient_frac: float = 0.62
    direct_frac: float = 0.5


@dataclass(frozen=True, slots=True)
class Sensor:
    """What the camera adds to the picture.

    Attributes
    ----------
    noise
        Standard deviation of each pixel, of 255.
    blur_px
        Standard deviation of the softness; 0 is sharp.
    seed
        Of the noise.
    exposure_frac
        How long the shutter is open, as a share of the time from one picture to the next; 0 is
        a moment, 0.5 ordinary light, 1 a dark room. What moves meanwhile is smeared.
    exposures
        Moments of an exposure that are averaged.
    """

    noise: float = 0.0
    blur_px: float = 0.0
    seed: int = 0
    exposure_frac: float = 0.0
    exposures: int = 4

    def moments_s(self, time_s: float, rate_hz: float) -> tuple[float, ...]:
        """Return the moments at which the shutter is open, evenly about the picture's time."""
        if self.exposure_frac <= 0 or self.exposures < 2:
            return (time_s,)
        open_s = self.exposure_frac / rate_hz
        parts = [(number + 0.5) / self.exposures - 0.5 for number in range(self.exposures)]
        return tuple(time_s + part * open_s for part in parts)


WINDOW_LIGHT = Light()
CLEAN_SENSOR = Sensor()


@dataclass(frozen=True, slots=True)
class Scene:
    """A room.

    Attributes
    ----------
    floor, wall, skirting
        Colours, RGB.
    wall_behind_m
        Distance of the wall behind what the camera looks at.
    boxes
        Furniture and other things.
    light, sensor
        How it is lit and seen.
    """

    floor: Colour = (176, 146, 116)
    wall: Colour = (214, 212, 204)
    skirting: Colour = (240, 240, 236)
    wall_behind_m: float = 1.5
    boxes: tuple[Box, ...] = ()
    light: Light = WINDOW_LIGHT
    sensor: Sensor = CLEAN_SENSOR


BRIGHT_ROOM = Scene()
"""Nothing but floor, wall and light."""


def chair(
    seat_height_m: float, front_y_m: float, colour: Colour = (150, 112, 78)
) -> tuple[Box, ...]:
    """Return a chair whose seat begins at `front_y_m` and whose back stands behind it."""
    half, depth, thick = 0.22, 0.42, 0.035
    seat = Box(
        (-half, front_y_m, seat_height_m - thick), (half, front_y_m + depth, seat_height_m), colour
    )
    back_y = front_y_m + depth
    back = Box(
        (-half, back_y - 0.03, seat_height_m + 0.18), (half, back_y, seat_height_m + 0.42), colour
    )
    legs = tuple(
        Box((x, y, 0.0), (x + 0.035, y + 0.035, top), colour)
        for x in (-half, half - 0.035)
        for y, top in ((front_y_m, seat_height_m), (back_y - 0.035, seat_height_m + 0.42))
    )
    return (seat, back, *legs)


def mat(
    low_y_m: float, high_y_m: float, *, thick_m: float = 0.012, colour: Colour = (86, 130, 122)
) -> Box:
    """Return an exercise mat that reaches from one y to another."""
    return Box((-0.34, low_y_m, 0.0), (0.34, high_y_m, thick_m), colour)


def empty_room(scene: Scene, camera: Camera) -> FloatArray:
    """Return the picture (height, width, 3) of floor and wall, RGB 0 to 255."""
    rays = camera.rays()
    ahead = np.array(camera.target_m) - camera.place_m
    ahead[2] = 0.0
    level = ahead / np.linalg.norm(ahead)
    to_floor = -camera.place_m[2] / np.minimum(rays[..., 2], -1e-6)
    to_floor[rays[..., 2] >= -1e-6] = np.inf
    to_wall = (camera.distance_m + scene.wall_behind_m) / np.maximum(rays @ level, 1e-6)
    return np.where(
        (to_floor < to_wall)[..., None],
        _floor(scene, camera.place_m + rays * np.minimum(to_floor, 50.0)[..., None]),
        _wall(scene, camera.place_m + rays * to_wall[..., None]),
    )


def _floor(scene: Scene, place_m: FloatArray) -> FloatArray:
    """Paint boards that run along x."""
    board = np.floor(place_m[..., 1] / 0.14)
    tone = 1.0 + 0.035 * np.sin(board * 12.9898)
    seam = np.abs(place_m[..., 1] / 0.14 - board - 0.5) > 0.475
    fade = np.clip(1.06 - 0.035 * np.linalg.norm(place_m[..., :2], axis=-1), 0.75, 1.06)
    return np.asarray(np.array(scene.floor) * (tone * fade * np.where(seam, 0.88, 1.0))[..., None])


def _wall(scene: Scene, place_m: FloatArray) -> FloatArray:
    height_m = place_m[..., 2]
    shade = np.clip(0.93 + 0.045 * height_m, 0.9, 1.05)[..., None]
    skirting = (height_m < 0.09)[..., None]
    return np.where(skirting, np.array(scene.skirting) * 0.95, np.array(scene.wall) * shade)


def _side(
    low: FloatArray, high: FloatArray, axis: int, outward: float
) -> tuple[FloatArray, FloatArray, NDArray[np.intp]]:
    """Cut one side of a box into cells."""
    across = [other for other in range(3) if other != axis]
    counts = [max(1, int(np.ceil((high - low)[other] / BOX_CELL_M))) for other in across]
    grids = [np.linspace(low[o], high[o], n + 1) for o, n in zip(across, counts, strict=True)]
    first, second = np.meshgrid(*grids, indexing="ij")
    points = np.empty((first.size, 3))
    points[:, axis] = (high if outward > 0 else low)[axis]
    points[:, across[0]], points[:, across[1]] = first.ravel(), second.ravel()
    normal = np.zeros(3)
    normal[axis] = outward
    index = np.arange(first.size).reshape(first.shape)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    faces = np.concatenate(
        [np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    )
    right_handed = (axis != 1) == (outward > 0)
    return points, np.tile(normal, (len(points), 1)), faces if right_handed else faces[:, ::-1]
