"""The kinds of camera: how each moves while it films."""

import cmath
import math
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.signal import butter, sosfiltfilt

from benchmarks.camera.rooms import RoomKind
from formcheck.pose.camera_motion.similarity import AT_REST, Similarity
from formcheck.pose.frame import FloatArray

HAND_HZ = 2.0
"""A hand that holds a camera shakes it by its largest motions more slowly than this."""

MotionPath = Callable[[FloatArray], tuple[Similarity, ...]]
"""How the room moves in the pictures taken at (pictures,) seconds."""


@dataclass(frozen=True, slots=True)
class CameraKind:
    """A way in which a camera is not still and level.

    Attributes
    ----------
    id
        Short name.
    says
        What it does, in words.
    path
        How the room moves in its pictures.
    """

    id: str
    says: str
    path: MotionPath


def kinds() -> tuple[CameraKind, ...]:
    """Return every kind; what it does in pixels is meant in a picture 480 pixels high."""
    return (
        CameraKind("still", "stands still and level", _still),
        *(
            CameraKind(f"bob_{px}", f"bobs by {px} px, {hz:g} times a second", _bob(px, hz))
            for px, hz in BOBS
        ),
        CameraKind("sway", "sways sideways by 12 px", _sway(12.0, 0.6)),
        CameraKind("shake", "shakes in a hand, by 6 px and 1°", _shake(6.0, 1.0)),
        CameraKind("zoom", "zooms in and out by 15 %", _zoom(1.15, 8.0)),
        CameraKind("pan", "pans across 20 % of the width", _pan(128.0)),
        *(CameraKind(f"roll_{deg}", f"leans by {deg}°", _rolled(deg)) for deg in ROLLS_DEG),
    )


def filmed_in(room: RoomKind) -> tuple[CameraKind, ...]:
    """Return the kinds that film in a room: in a bare one, those that are hardest to tell there."""
    return tuple(kind for kind in kinds() if room == "furnished" or kind.id in HARD_TO_TELL)


HARD_TO_TELL = ("shake", "zoom", "roll_6")
"""Where only the boards of a floor and one line show, it is hard to tell how much of a motion is up
or down, and how much nearer or turned."""

BOBS = ((2, 1.5), (6, 1.0), (12, 0.7), (24, 0.5))
"""Pixels to each side of the middle, and times a second: what is wide is slow."""
ROLLS_DEG = (3, 6, 10, 15)


def _moved(dx_px: float = 0.0, dy_px: float = 0.0, roll_deg: float = 0.0) -> Similarity:
    return Similarity(cmath.rect(1.0, math.radians(roll_deg)), complex(dx_px, dy_px))


def _still(time_s: FloatArray) -> tuple[Similarity, ...]:
    return (AT_REST,) * len(time_s)


def _bob(size_px: float, rate_hz: float) -> MotionPath:
    return lambda time_s: tuple(
        _moved(dy_px=size_px * math.sin(math.tau * rate_hz * now_s)) for now_s in time_s.tolist()
    )


def _sway(size_px: float, rate_hz: float) -> MotionPath:
    return lambda time_s: tuple(
        _moved(dx_px=size_px * math.sin(math.tau * rate_hz * now_s)) for now_s in time_s.tolist()
    )


def _zoom(most: float, period_s: float) -> MotionPath:
    return lambda time_s: tuple(
        Similarity(complex(most ** math.sin(math.tau * now_s / period_s)))
        for now_s in time_s.tolist()
    )


def _pan(across_px: float) -> MotionPath:
    """Return a pan over the whole recording: it begins and ends gently, centred on the person."""

    def path(time_s: FloatArray) -> tuple[Similarity, ...]:
        done = time_s / time_s[-1]
        return tuple(
            _moved(dx_px=across_px * math.cos(math.pi * part) / 2) for part in done.tolist()
        )

    return path


def _rolled(roll_deg: float) -> MotionPath:
    return lambda time_s: (_moved(roll_deg=roll_deg),) * len(time_s)


def _shake(size_px: float, roll_deg: float) -> MotionPath:
    """Return the unrest of a hand: sizes are standard deviations of each direction."""

    def path(time_s: FloatArray) -> tuple[Similarity, ...]:
        random = np.random.default_rng(zlib.crc32(b"hand"))
        rate_hz = (len(time_s) - 1) / (time_s[-1] - time_s[0])
        low = butter(2, HAND_HZ, fs=rate_hz, output="sos")
        smooth = sosfiltfilt(low, random.standard_normal((3, len(time_s))))
        smooth /= smooth.std(axis=1, keepdims=True)
        sizes = np.array([size_px, size_px, roll_deg])
        return tuple(_moved(*each) for each in (smooth.T * sizes).tolist())

    return path
