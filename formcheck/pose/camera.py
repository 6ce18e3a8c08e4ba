"""Pictures from a camera, always the newest."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, Self

import cv2
import numpy as np

from formcheck.errors import SourceError
from formcheck.pose.frame import Frame, ImageArray
from formcheck.pose.source import SourceInfo

PICTURE_WAIT_S = 5.0
"""A camera that is silent for longer has gone; none takes so long between two pictures."""

RETRY_WAIT_S = 0.05
CLOSE_WAIT_S = 12.0
"""Drivers give up a blocked read after ten seconds."""


class CaptureDevice(Protocol):
    """What a camera must offer; OpenCV's ``VideoCapture`` does."""

    def read(self) -> tuple[bool, ImageArray | None]:
        """Wait for the next picture, (height, width, 3) BGR; false where there was none."""
        ...

    def get(self, prop: int, /) -> float:
        """Return a property of the camera, named by OpenCV's ``CAP_PROP_*``; 0 if unknown."""
        ...

    def set(self, prop: int, value: float, /) -> bool:
        """Ask for a property; whether the camera took it."""
        ...

    def release(self) -> None:
        """Let go of the camera."""
        ...


@dataclass(frozen=True, slots=True)
class _Shot:
    image_bgr: ImageArray
    taken_s: float
    number: int


def open_camera(index: int) -> CaptureDevice:
    """Return the camera with this number, ready to read.

    Raises
    ------
    SourceError
        There is no such camera, or another program holds it.
    """
    with _quiet_opencv():
        device = cv2.VideoCapture(index)
        if device.isOpened():
            return device  # type: ignore[return-value]  # OpenCV's stubs know no dtype
        device.release()
    raise _no_camera(index)


class CameraSource:
    """The newest picture of a camera, again and again, until closed.

    A thread empties the camera's buffer, so a slow reader misses pictures instead of lagging
    behind the person. Times run on the monotonic clock from the first picture given.

    Parameters
    ----------
    index
        Number of the camera, from 0.
    size_px
        Width and height to ask for; the camera may give another, which `info` tells.
    open_device
        How the camera is opened; tests bring their own.

    Raises
    ------
    SourceError
        The camera cannot be opened or gives no picture; while iterating, when it stops.
    """

    def __init__(
        self,
        index: int,
        *,
        size_px: tuple[int, int] | None = None,
        open_device: Callable[[int], CaptureDevice] = open_camera,
    ) -> None:
        if index < 0:
            raise SourceError(f"camera {index}", "cameras are numbered from 0")
        self._name = f"camera {index}"
        self._device = open_device(index)
        if size_px is not None:
            self._device.set(cv2.CAP_PROP_FRAME_WIDTH, size_px[0])
            self._device.set(cv2.CAP_PROP_FRAME_HEIGHT, size_px[1])
        self._device.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        picture = self._read()
        if picture is None:
            self._device.release()
            raise _no_camera(index)
        height_px, width_px = picture.shape[:2]
        rate_hz = self._device.get(cv2.CAP_PROP_FPS)
        self._info = SourceInfo(
            None, (width_px, height_px), rate_hz if rate_hz > 0 else np.nan, None, np.nan
        )
        self._newest: _Shot | None = None
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._reader = threading.Thread(target=self._keep_newest, name=self._name, daemon=True)
        self._reader.start()

    @property
    def info(self) -> SourceInfo:
        """Size as the camera gives it; length and number of pictures are unknown."""
        return self._info

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop reading and let go of the camera; an iteration under way ends."""
        self._closing.set()
        with self._changed:
            self._changed.notify_all()
        self._reader.join(CLOSE_WAIT_S)

    def __iter__(self) -> Iterator[Frame]:
        shot = self._next_after(0)
        start_s = shot.taken_s if shot else 0.0
        index = 0
        while shot is not None:
            image = np.asarray(cv2.cvtColor(shot.image_bgr, cv2.COLOR_BGR2RGB), dtype=np.uint8)
            yield Frame(image, shot.taken_s - start_s, index)
            index += 1
            shot = self._next_after(shot.number)

    def _next_after(self, number: int) -> _Shot | None:
        """Wait for a picture newer than the one with this number; None once closed."""

        def settled() -> bool:
            return self._closing.is_set() or self._is_newer(number)

        with self._changed:
            if not self._changed.wait_for(settled, PICTURE_WAIT_S):
                raise SourceError(
                    self._name,
                    f"no picture for {PICTURE_WAIT_S:.0f} s; check that it is plugged in "
                    "and that no other program uses it, then start again",
                )
            return None if self._closing.is_set() else self._newest

    def _is_newer(self, number: int) -> bool:
        return self._newest is not None and self._newest.number > number

    def _keep_newest(self) -> None:
        number = 0
        while not self._closing.is_set():
            image_bgr = self._read()
            if image_bgr is None:
                self._closing.wait(RETRY_WAIT_S)
                continue
            number += 1
            with self._changed:
                self._newest = _Shot(image_bgr, time.monotonic(), number)
                self._changed.notify_all()
        self._device.release()

    def _read(self) -> ImageArray | None:
        try:
            there, image_bgr = self._device.read()
        except cv2.error:
            return None
        return image_bgr if there else None


def _no_camera(index: int) -> SourceError:
    return SourceError(
        f"camera {index}",
        "cannot be opened; check that it is plugged in, that no other program uses it, that this "
        "program may use cameras, or try another number",
    )


@contextmanager
def _quiet_opencv() -> Iterator[None]:
    """Keep OpenCV from printing about cameras that are not there."""
    level = cv2.utils.logging.getLogLevel()
    cv2.utils.logging.setLogLevel(0)
    try:
        yield
    finally:
        cv2.utils.logging.setLogLevel(level)
