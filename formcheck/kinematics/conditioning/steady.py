"""Landmarks as a camera that stands still and level would have seen them.

What is told of the camera beside each pose (`formcheck.pose.camera_place`) is taken out of the
places in the picture, once, before anything is measured: a room that bobs in a hand is no heel
raise, and a screen that leans is no side bend. Where nothing is known of the camera the landmarks
stay as they are.
"""

import math
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.camera_place import CameraPart
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.track import PoseTrack

ComplexArray = NDArray[np.complex128]

LEVEL_UNTIL_DEG = 1.0
"""A picture leaning by less is taken for level: edges in a room tell no more [default]."""

KEEPS_LEVEL_DEG = 1.5
"""While a set runs what was levelled stays so until the camera is found to lean by so much more or
less: a body must not turn because an edge was seen better [default]."""


@dataclass(frozen=True, slots=True)
class Steadying:
    """Brings points of pictures to where a still, level camera would have seen them.

    A point ``z`` (x + i y, pixels, y down) comes to ``turn * z + shift``.

    Attributes
    ----------
    turn, shift
        (frames,), or one number each for one picture.
    """

    turn: ComplexArray
    shift: ComplexArray

    @property
    def is_idle(self) -> bool:
        """Whether every point stays where it is."""
        if self is STAYS:
            return True
        return bool((self.turn == 1.0).all() and (self.shift == 0.0).all())

    def after(self, first: "Steadying") -> "Steadying":
        """Return this done after another one."""
        if first is STAYS:
            return self
        return Steadying(self.turn * first.turn, self.turn * first.shift + self.shift)

    def places(self, image_px: FloatArray) -> FloatArray:
        """Return (..., 33, 2) points, steadied."""
        return _points(self.turn[..., None] * _numbers(image_px) + self.shift[..., None])

    def back(self, image_px: FloatArray) -> FloatArray:
        """Return (..., 33, 2) steadied points where they are in their pictures."""
        return _points((_numbers(image_px) - self.shift[..., None]) / self.turn[..., None])

    def world(self, world_m: FloatArray) -> FloatArray:
        """Return (..., 33, 3) metres, turned as the pictures are."""
        turn = (self.turn / np.abs(self.turn))[..., None]
        flat = turn * (world_m[..., 0] + 1j * world_m[..., 1])
        return np.stack((flat.real, flat.imag, world_m[..., 2]), axis=-1)


STAYS = Steadying(np.ones((), np.complex128), np.zeros((), np.complex128))


def steadying(camera: FloatArray, size_px: tuple[int, int]) -> Steadying:
    """Return what steadies the pictures of a recording.

    Parameters
    ----------
    camera
        (frames, 5), where the camera is; NaN where unknown. It is taken to stand still where that
        is not known.
    size_px
        Width and height of the picture.
    """
    motion = SteadyCamera(size_px)
    steps = [motion.still(row) for row in camera]
    still = Steadying(*(np.array([getattr(step, part) for step in steps]) for part in _PARTS))
    roll_deg = -np.degrees(np.angle(still.turn))
    leans_deg = camera[:, CameraPart.OFF_LEVEL_DEG] - roll_deg
    known = ~np.isnan(leans_deg)
    return _levelled(float(np.median(leans_deg[known])) if known.any() else 0.0, size_px).after(
        still
    )


_PARTS = ("turn", "shift")
_STILL = (0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(slots=True)
class SteadyCamera:
    """Steadies pictures as they come.

    Parameters
    ----------
    size_px
        Width and height of the picture.
    """

    size_px: tuple[int, int]
    _before: Steadying = STAYS
    _now: Steadying = STAYS
    _level: Steadying = STAYS
    _leans_deg: float = 0.0
    _is_broken: bool = field(default=False)

    def push(self, camera: FloatArray) -> Steadying:
        """Return what steadies the next picture, of which (5,) tells where the camera is."""
        still = self.still(camera)
        off_level_deg = float(camera[CameraPart.OFF_LEVEL_DEG])
        if not math.isnan(off_level_deg):
            self._keep_level(off_level_deg + float(np.degrees(np.angle(still.turn))))
        return self._level.after(still)

    def _keep_level(self, leans_deg: float) -> None:
        within_deg = LEVEL_UNTIL_DEG if self._level is STAYS else KEEPS_LEVEL_DEG
        if abs(leans_deg - self._leans_deg) > within_deg:
            self._leans_deg = leans_deg
            self._level = _levelled(leans_deg, self.size_px)

    def still(self, camera: FloatArray) -> Steadying:
        """Return what takes the camera's motion since the first picture out of the next one.

        After a picture of which nothing is known the camera is taken to stand where it last did.
        """
        dx_px, dy_px, *_ = camera.tolist()
        if math.isnan(dx_px) and math.isnan(dy_px):
            self._is_broken = True
            return self._now
        if self._is_broken:
            self._before, self._is_broken = self._now, False
        self._now = self._before.after(_undone(camera, self.size_px))
        return self._now


def steadied(track: PoseTrack) -> PoseTrack:
    """Return a track as a still, level camera would have seen it; the same where nothing changes.

    What is known of the camera stays beside it, for `in_picture`.
    """
    moved = steadying(track.camera, track.size_px)
    if moved.is_idle:
        return track
    return replace(track, image_px=moved.places(track.image_px), world_m=moved.world(track.world_m))


def in_picture(track: PoseTrack) -> PoseTrack:
    """Return a steadied track with its places back in the pictures, to be drawn on them."""
    moved = steadying(track.camera, track.size_px)
    return track if moved.is_idle else replace(track, image_px=moved.back(track.image_px))


def steadied_pose(pose: PoseFrame, moved: Steadying) -> PoseFrame:
    """Return a pose as a still, level camera would have seen it."""
    if moved.is_idle:
        return pose
    return replace(pose, image_px=moved.places(pose.image_px), world_m=moved.world(pose.world_m))


def _undone(camera: FloatArray, size_px: tuple[int, int]) -> Steadying:
    """Return what takes back the motion since a stretch began; a part that is unknown is none."""
    dx_px, dy_px, roll_deg, scale, _ = (
        still if math.isnan(known) else known
        for known, still in zip(camera.tolist(), _STILL, strict=True)
    )
    if (dx_px, dy_px, roll_deg, scale) == _STILL[:4]:
        return STAYS
    middle = _middle(size_px)
    turn = np.exp(-1j * np.radians(roll_deg)) / scale
    return Steadying(np.asarray(turn), np.asarray(middle - turn * (middle + dx_px + 1j * dy_px)))


def _levelled(leans_deg: float, size_px: tuple[int, int]) -> Steadying:
    if not abs(leans_deg) > LEVEL_UNTIL_DEG:
        return STAYS
    turn, middle = np.exp(-1j * np.radians(leans_deg)), _middle(size_px)
    return Steadying(np.asarray(turn), np.asarray(middle - turn * middle))


def _middle(size_px: tuple[int, int]) -> complex:
    width_px, height_px = size_px
    return width_px / 2 + 1j * height_px / 2


def _numbers(points: FloatArray) -> ComplexArray:
    return np.asarray(points[..., 0] + 1j * points[..., 1])


def _points(numbers: ComplexArray) -> FloatArray:
    return np.stack((numbers.real, numbers.imag), axis=-1)
