"""Film the figure: the body, its clothes, the furniture and their shadows as a picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

from formcheck.mannequin.body import Body
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.raster import Coverage, Float32Array, rasterise, weighted
from formcheck.mannequin.scene import BRIGHT_ROOM, Light, Scene, empty_room
from formcheck.mannequin.shadow import Shadow
from formcheck.mannequin.skin import bend
from formcheck.mannequin.wardrobe import SPORTSWEAR, Outfit, dress
from formcheck.pose.frame import FloatArray, ImageArray

EDGE_M = 0.003
"""Width over which one colour of the body goes over into the next."""
WRAP = 0.35
"""How far the soft light reaches around an edge: 0 not at all, 1 all the way."""


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
        body: Body,
        camera: Camera,
        scene: Scene = BRIGHT_ROOM,
        outfit: Outfit = SPORTSWEAR,
        *,
        oversampling: int = 1,
    ) -> None:
        self.body = body
        self.camera = camera
        self._scene = scene
        self._lens = camera.enlarged(oversampling)
        self._dressed = dress(body, outfit)
        self._fixed = np.concatenate(
            [self._dressed.openness[:, None], self._dressed.layers_m], axis=1
        ).astype(np.float32)
        self._room, self._room_depth_m, low_surface = _furnished(scene, self._lens)
        self._shadow = Shadow(body, self._lens, scene.light, low_surface)

    def film(self, figure: Figure, *, index: int = 0) -> ImageArray:
        """Return the picture (height, width, 3) of a figure, RGB.

        Parameters
        ----------
        index
            Number of the frame; it picks the noise, so that the same frame is always the same.
        """
        points_m, normals = bend(figure, self._dressed.points_m, self._dressed.normals)
        picture = self._shadow.cast(self._room, points_m)
        points_px, depth_m = (part.astype(np.float32) for part in self._lens.project(points_m))
        covered = rasterise(points_px, depth_m, self.body.faces, self._lens.size_px)
        covered = self._in_front(covered, depth_m)
        values = np.concatenate([normals.astype(np.float32), self._fixed], axis=1)
        seen = mix(values, self.body.faces, covered)
        picture.reshape(-1, 3)[covered.pixels] = self._shade(seen)
        return self._finish(picture, index)

    def _in_front(self, covered: Coverage, depth_m: Float32Array) -> Coverage:
        """Leave out the pixels where furniture is nearer than the body."""
        depth = weighted(covered.shares, depth_m[self.body.faces[covered.triangles]])
        shown = depth < self._room_depth_m[covered.pixels]
        return covered if shown.all() else covered.only(shown)

    def _shade(self, seen: Float32Array) -> Float32Array:
        colours = self._dressed.colours.astype(np.float32)
        colour = np.broadcast_to(colours[0], (len(seen), 3)).copy()
        for layer, paint in enumerate(colours[1:]):
            inside_m = seen[:, 4 + layer]
            touched = np.flatnonzero(inside_m > -EDGE_M / 2)
            share = np.minimum(inside_m[touched] / EDGE_M + 0.5, 1.0)[:, None]
            colour[touched] += share * (paint - colour[touched])
        light = brightness(seen[:, :3], self._scene.light) * seen[:, 3]
        return np.asarray(colour * light[:, None])

    def _finish(self, picture: Float32Array, index: int) -> ImageArray:
        sensor = self._scene.sensor
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
    depth_m = np.full(picture.shape[0] * picture.shape[1], np.inf, dtype=np.float32)
    low_surface = _floor_seen(lens)
    for box in scene.boxes:
        points_m, normals, faces = box.mesh()
        points_px, box_depth_m = (part.astype(np.float32) for part in lens.project(points_m))
        covered = rasterise(points_px, box_depth_m, faces, lens.size_px)
        depth = weighted(covered.shares, box_depth_m[faces[covered.triangles]])
        nearer = depth < depth_m[covered.pixels]
        covered = covered.only(nearer)
        depth_m[covered.pixels] = depth[nearer]
        light = brightness(mix(normals.astype(np.float32), faces, covered), scene.light)
        picture.reshape(-1, 3)[covered.pixels] = light[:, None] * np.array(box.colour, np.float32)
        low_surface.ravel()[covered.pixels] = box.high_m[2] < 0.05
    return picture, depth_m, low_surface


def _floor_seen(lens: Camera) -> NDArray[np.bool_]:
    rays: FloatArray = lens.rays()
    return np.asarray(rays[..., 2] < -1e-6)
