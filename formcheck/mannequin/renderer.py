"""Film the figure: the body, its clothes, the furniture and their shadows as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from formcheck.mannequin.body import MannequinBody
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.raster import Canvas, Coverage, Float32Array, rasterise
from formcheck.mannequin.scene import BRIGHT_ROOM, Box, Light, Scene, empty_room
from formcheck.mannequin.shadow import Shadow
from formcheck.mannequin.skin import bend
from formcheck.mannequin.wardrobe import SPORTSWEAR, Outfit, dress
from formcheck.pose.frame import FloatArray, ImageArray

EDGE_M = 0.003
"""Width over which one colour of the body goes over into the next."""
WRAP = 0.35
"""How far the soft light reaches around an edge: 0 not at all, 1 all the way."""


class Actor:
    """Somebody who can be filmed: a body with clothes on.

    Parameters
    ----------
    body
        Who.
    outfit
        What they wear.
    """

    def __init__(self, body: MannequinBody, outfit: Outfit = SPORTSWEAR) -> None:
        self.body = body
        self.dressed = dress(body, outfit)
        self.fixed = np.concatenate(
            [self.dressed.openness[:, None], self.dressed.layers_m], axis=1
        ).astype(np.float32)
        parts = np.unique(body.follows)
        self.parts = [np.flatnonzero(body.follows == part)[::3] for part in parts]


@dataclass(frozen=True, slots=True)
class Shot:
    """What is before the camera at one moment.

    Attributes
    ----------
    figure
        The studio's own body.
    others
        Further people, each with where they are.
    boxes
        Things that move, such as what is in the hands.
    """

    figure: Figure
    others: tuple[tuple[Actor, Figure], ...] = ()
    boxes: tuple[Box, ...] = ()


class Studio:
    """Films one body, in one outfit, in one room, from one place.

    Parameters
    ----------
    body
        Who is filmed; every figure must be of this body.
    camera
        From where.
    scene
        The room.
    outfit
        What they wear.
    oversampling
        2 or more smooths every edge at that many times the pixels each way; 1 is fastest.
    """

    def __init__(
        self,
        body: MannequinBody,
        camera: Camera,
        scene: Scene = BRIGHT_ROOM,
        outfit: Outfit = SPORTSWEAR,
        *,
        oversampling: int = 1,
    ) -> None:
        self.body = body
        self.camera = camera
        self.scene = scene
        self._lens = camera.enlarged(oversampling)
        self._actor = Actor(body, outfit)
        self._room, self._room_depth_m, low_surface = _furnished(scene, self._lens)
        self._shadow = Shadow(self._lens, scene.light, low_surface)

    def film(
        self,
        figure: Figure,
        *,
        index: int = 0,
        others: Sequence[tuple[Actor, Figure]] = (),
        boxes: Sequence[Box] = (),
    ) -> ImageArray:
        """Return the picture (height, width, 3) of a figure, RGB.

        Parameters
        ----------
        index
            Number of the frame; it picks the noise, so that the same frame is always the same.
        others
            Further people in the picture: bystanders, somebody in the way.
        boxes
            Things that are not part of the room, such as weights in the hands.
        """
        return self.expose([Shot(figure, tuple(others), tuple(boxes))], index=index)

    def expose(self, shots: Sequence[Shot], *, index: int = 0) -> ImageArray:
        """Return the picture (height, width, 3) of the moments the shutter is open: motion blur.

        Parameters
        ----------
        shots
            One or more moments; the picture is their mean.
        index
            As in `film`.
        """
        picture = self._picture(shots[0])
        for shot in shots[1:]:
            picture += self._picture(shot)
        picture *= np.float32(1 / len(shots))
        return self._finish(picture, index)

    def _picture(self, shot: Shot) -> Float32Array:
        people = [
            (actor, *bend(figure, actor.dressed.points_m, actor.dressed.normals))
            for actor, figure in ((self._actor, shot.figure), *shot.others)
        ]
        picture = self._room
        for actor, points_m, _ in people:
            picture = self._shadow.cast(picture, points_m, actor.parts)
        canvas = Canvas(picture, self._room_depth_m.copy())
        for box in shot.boxes:
            _paint_box(canvas, box, self._lens, self.scene.light)
        for actor, points_m, normals in people:
            self._paint(canvas, actor, points_m, normals)
        return canvas.picture

    def _paint(
        self, canvas: Canvas, actor: Actor, points_m: FloatArray, normals: FloatArray
    ) -> None:
        faces = actor.body.faces
        points_px, depth_m = (part.astype(np.float32) for part in self._lens.project(points_m))
        covered = rasterise(points_px, depth_m, faces, self._lens.size_px)
        covered = canvas.nearest(covered, depth_m[faces[covered.triangles]])
        values = np.concatenate([normals.astype(np.float32), actor.fixed], axis=1)
        seen = mix(values, faces, covered)
        colours = actor.dressed.colours.astype(np.float32)
        canvas.paint(covered, _shade(colours, seen, self.scene.light))

    def _finish(self, picture: Float32Array, index: int) -> ImageArray:
        sensor = self.scene.sensor
        if self._lens.size_px != self.camera.size_px:
            small = cv2.resize(picture, self.camera.size_px, interpolation=cv2.INTER_AREA)
            picture = np.asarray(small, dtype=np.float32)
        if sensor.blur_px > 0:
            soft = cv2.GaussianBlur(picture, (0, 0), sensor.blur_px)
            picture = np.asarray(soft, dtype=np.float32)
        if sensor.noise > 0:
            random = np.random.default_rng((sensor.seed, index))
            picture = picture + sensor.noise * random.standard_normal(picture.shape, np.float32)
        return np.asarray(np.clip(picture, 0, 255), dtype=np.uint8)


def _shade(colours: Float32Array, seen: Float32Array, light: Light) -> Float32Array:
    """Return the colour (covered, 3) of skin and clothes from what `Actor.fixed` mixes to."""
    colour = np.broadcast_to(colours[0], (len(seen), 3)).copy()
    for layer, paint in enumerate(colours[1:]):
        inside_m = seen[:, 4 + layer]
        touched = np.flatnonzero(inside_m > -EDGE_M / 2)
        share = np.minimum(inside_m[touched] / EDGE_M + 0.5, 1.0)[:, None]
        colour[touched] += share * (paint - colour[touched])
    bright = brightness(seen[:, :3], light) * seen[:, 3]
    return np.asarray(colour * bright[:, None])


def brightness(normals: Float32Array, light: Light) -> Float32Array:
    """Return (points,), how bright surfaces with these (points, 3) normals are."""
    towards = np.array(light.direction, dtype=np.float32)
    towards /= np.linalg.norm(towards)
    direct = np.maximum((normals @ towards + WRAP) / (1 + WRAP), 0.0)
    from_above = 0.92 + 0.08 * normals[:, 2]
    return np.asarray(light.ambient_frac * from_above + light.direct_frac * direct, np.float32)


def mix(values: Float32Array, faces: NDArray[np.intp], covered: Coverage) -> Float32Array:
    """Return the (covered, values) of each pixel from those of the corners it lies between."""
    corners = faces[covered.triangles]
    mixed = values[corners[:, 0]] * covered.shares[:, :1]
    for corner in (1, 2):
        mixed += values[corners[:, corner]] * covered.shares[:, corner : corner + 1]
    return np.asarray(mixed)


def _furnished(scene: Scene, lens: Camera) -> tuple[Float32Array, Float32Array, NDArray[np.bool_]]:
    """Return the room with its furniture, the depth of the furniture, and where shadows fall."""
    picture = empty_room(scene, lens).astype(np.float32)
    canvas = Canvas(picture, np.full(picture.shape[0] * picture.shape[1], np.inf, dtype=np.float32))
    low_surface = _floor_seen(lens)
    for box in scene.boxes:
        pixels = _paint_box(canvas, box, lens, scene.light)
        low_surface.ravel()[pixels] = box.high_m[2] < 0.05
    return picture, canvas.depth_m, low_surface


def _paint_box(canvas: Canvas, box: Box, lens: Camera, light: Light) -> NDArray[np.intp]:
    """Paint a box and return the pixels (covered,) that show it."""
    points_m, normals, faces = box.mesh()
    points_px, depth_m = (part.astype(np.float32) for part in lens.project(points_m))
    covered = rasterise(points_px, depth_m, faces, lens.size_px)
    covered = canvas.nearest(covered, depth_m[faces[covered.triangles]])
    bright = brightness(mix(normals.astype(np.float32), faces, covered), light)
    canvas.paint(covered, bright[:, None] * np.array(box.colour, np.float32))
    return covered.pixels


def _floor_seen(lens: Camera) -> NDArray[np.bool_]:
    rays: FloatArray = lens.rays()
    return np.asarray(rays[..., 2] < -1e-6)
