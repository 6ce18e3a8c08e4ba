"""Drawn rooms, filmed by a camera that moves as it is told."""

from collections.abc import Iterable

import cv2
import numpy as np

from formcheck.pose.camera_motion.motion import CameraMotion
from formcheck.pose.camera_motion.similarity import Similarity
from formcheck.pose.camera_motion.small_picture import SmallPicture
from formcheck.pose.frame import FloatArray, ImageArray
from formcheck.pose.region import Region

SIZE_PX = (640, 480)
RATE_HZ = 10.0


def furnished_room(seed: int = 0) -> ImageArray:
    """Return a room full of things, larger than life: soft blots of all sizes."""
    rng = np.random.default_rng(seed)
    width_px, height_px = SIZE_PX
    grey = np.full((height_px, width_px), 128.0)
    for side_px in (12, 30, 80):
        blots = rng.normal(0, 60, (height_px // side_px + 2, width_px // side_px + 2))
        grey += cv2.resize(blots, SIZE_PX, interpolation=cv2.INTER_CUBIC)
    return in_colour(grey)


def white_room() -> ImageArray:
    """Return a white wall over a floor, with nothing but the line between them."""
    grey = np.full((SIZE_PX[1], SIZE_PX[0]), 230.0)
    grey[380:] = 120.0
    return in_colour(grey)


def in_colour(grey: FloatArray) -> ImageArray:
    """Return a grey picture as (height, width, 3)."""
    clipped = np.clip(grey, 0, 255).astype(np.uint8)
    return np.repeat(clipped[:, :, None], 3, axis=2)


def motion(
    dx_px: float = 0.0, dy_px: float = 0.0, roll_deg: float = 0.0, scale: float = 1.0
) -> Similarity:
    """Return how the room moves in the picture."""
    return Similarity.of_parts(np.array([dx_px, dy_px, roll_deg, scale]))


def filmed(room: ImageArray, moved: Similarity) -> ImageArray:
    """Return the room as the camera sees it after it has moved."""
    height_px, width_px = room.shape[:2]
    middle = complex(width_px - 1, height_px - 1) / 2
    turn, shift = moved.turn, middle - moved.turn * middle + moved.shift_px
    matrix = np.array([[turn.real, -turn.imag, shift.real], [turn.imag, turn.real, shift.imag]])
    picture = cv2.warpAffine(room, matrix, (width_px, height_px), borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(picture, dtype=np.uint8)


def with_noise(image: ImageArray, rng: np.random.Generator, grey_levels: float = 4.0) -> ImageArray:
    """Return a picture of a camera in poor light."""
    noise = rng.normal(0, grey_levels, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


def followed(images: Iterable[ImageArray], person: Region | None = None) -> FloatArray:
    """Return (pictures, 4), where the camera is said to be."""
    camera = CameraMotion()
    return np.array(
        [
            camera.follow(SmallPicture.of(image), place / RATE_HZ, person)
            for place, image in enumerate(images)
        ]
    )
