"""A camera gives its newest picture, and says when it is gone."""

import threading
from collections.abc import Callable

import cv2
import numpy as np
import pytest

from formcheck.errors import SourceError
from formcheck.pose import camera
from formcheck.pose.camera import CameraSource
from formcheck.pose.frame import ImageArray

FIRST_LOOK = 1
"""Opening a camera takes one picture to learn its size."""


class ScriptedCamera:
    """Gives numbered pictures, as many as were allowed, then waits or fails."""

    def __init__(self, *, gone_after: int | None = None, breaks: bool = False) -> None:
        self.permits = threading.Semaphore(FIRST_LOOK)
        self.idle = threading.Event()
        self.released = threading.Event()
        self.asked: dict[int, float] = {}
        self.count = 0
        self.gone_after = gone_after
        self.breaks = breaks

    def read(self) -> tuple[bool, ImageArray | None]:
        if self.count == self.gone_after:
            if self.breaks:
                raise cv2.error("the driver is gone")
            return False, None
        if not self.permits.acquire(blocking=False):
            self.idle.set()
            self.permits.acquire()
        self.count += 1
        return True, np.full((48, 64, 3), (0, 0, self.count), dtype=np.uint8)

    def get(self, prop: int, /) -> float:
        return 30.0 if prop == cv2.CAP_PROP_FPS else 0.0

    def set(self, prop: int, value: float, /) -> bool:
        self.asked[prop] = value
        return True

    def release(self) -> None:
        self.released.set()

    def take(self, count: int) -> None:
        """Take this many pictures and wait until the source has seen them all."""
        self.idle.wait()
        self.idle.clear()
        self.permits.release(count)
        self.idle.wait()


def opening(device: ScriptedCamera) -> Callable[[int], ScriptedCamera]:
    return lambda _index: device


def close(source: CameraSource, device: ScriptedCamera) -> None:
    device.gone_after = device.count + 1
    device.permits.release()
    source.close()


def test_a_slow_reader_gets_the_newest_picture() -> None:
    device = ScriptedCamera()
    source = CameraSource(0, open_device=opening(device))
    frames = iter(source)
    device.take(3)
    assert next(frames).image[0, 0].tolist() == [FIRST_LOOK + 3, 0, 0]
    device.take(5)
    assert next(frames).image[0, 0].tolist() == [FIRST_LOOK + 8, 0, 0]
    close(source, device)


def test_times_start_at_zero_and_rise_and_places_count_up() -> None:
    device = ScriptedCamera()
    source = CameraSource(0, open_device=opening(device))
    pictures = iter(source)
    frames = []
    for _ in range(4):
        device.take(2)
        frames.append(next(pictures))
    close(source, device)
    assert [frame.index for frame in frames] == [0, 1, 2, 3]
    assert frames[0].time_s == 0.0
    assert (np.diff([frame.time_s for frame in frames]) > 0).all()


def test_the_size_is_what_the_camera_gives() -> None:
    device = ScriptedCamera()
    source = CameraSource(0, size_px=(1280, 720), open_device=opening(device))
    assert device.asked[cv2.CAP_PROP_FRAME_WIDTH] == 1280
    assert device.asked[cv2.CAP_PROP_FRAME_HEIGHT] == 720
    assert source.info.size_px == (64, 48)
    assert source.info.rate_hz == 30.0
    assert source.info.frame_count is None
    assert np.isnan(source.info.duration_s)
    close(source, device)


@pytest.mark.parametrize("breaks", [False, True])
def test_unplugging_is_told(monkeypatch: pytest.MonkeyPatch, breaks: bool) -> None:
    monkeypatch.setattr(camera, "PICTURE_WAIT_S", 0.05)
    monkeypatch.setattr(camera, "RETRY_WAIT_S", 0.001)
    device = ScriptedCamera(gone_after=FIRST_LOOK + 2, breaks=breaks)
    device.permits.release(2)
    with (
        pytest.raises(SourceError, match=r"camera 0: no picture for .* plugged in"),
        CameraSource(0, open_device=opening(device)) as source,
    ):
        list(source)
    assert device.released.is_set()


def test_closing_ends_the_thread_and_lets_go_of_the_camera() -> None:
    device = ScriptedCamera()
    source = CameraSource(3, open_device=opening(device))
    close(source, device)
    assert device.released.is_set()
    assert "camera 3" not in {thread.name for thread in threading.enumerate()}


def test_closing_ends_an_iteration() -> None:
    device = ScriptedCamera()
    source = CameraSource(0, open_device=opening(device))
    device.take(1)
    frames = iter(source)
    next(frames)
    close(source, device)
    assert list(frames) == []


def test_a_camera_without_pictures_is_told_at_once() -> None:
    device = ScriptedCamera(gone_after=0)
    with pytest.raises(SourceError, match="camera 1: cannot be opened"):
        CameraSource(1, open_device=opening(device))
    assert device.released.is_set()


def test_a_camera_that_is_not_there_is_told_quietly(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SourceError, match="camera 97: cannot be opened; check that"):
        CameraSource(97)
    assert capfd.readouterr() == ("", "")


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(SourceError, match="camera -1: cameras are numbered from 0"):
        CameraSource(-1)
