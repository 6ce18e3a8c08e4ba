from pathlib import Path

import numpy as np
import pytest

from benchmarks.clips import length_s, picture_count, repeated, shrunk
from formcheck.pose.video import VideoSource
from tests.video_builders import numbered_images, read_number, write_clip

COUNT = 20


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return write_clip(tmp_path / "clip.mp4", numbered_images(COUNT), b_frames=2)


def test_repeated_clip_shows_the_same_pictures_again(clip: Path, tmp_path: Path) -> None:
    long = repeated(clip, tmp_path / "long.mp4", at_least_s=1.5)
    frames = list(VideoSource(long))
    assert [read_number(frame.image) for frame in frames] == [*range(COUNT)] * 3
    assert picture_count(long) == 3 * COUNT


def test_repeated_clip_keeps_its_pace(clip: Path, tmp_path: Path) -> None:
    long = repeated(clip, tmp_path / "long.mp4", at_least_s=1.5)
    times_s = [frame.time_s for frame in VideoSource(long)]
    assert np.diff(times_s) == pytest.approx(1 / 30, abs=1e-4)
    assert length_s(long) == pytest.approx(3 * COUNT / 30, abs=1e-3)


def test_clip_that_is_long_enough_is_taken_once(clip: Path, tmp_path: Path) -> None:
    same = repeated(clip, tmp_path / "same.mp4", at_least_s=COUNT / 30 - 0.01)
    assert picture_count(same) == COUNT


def test_shrunk_clip_shows_the_same_pictures_smaller(clip: Path, tmp_path: Path) -> None:
    frames = list(VideoSource(shrunk(clip, tmp_path / "small.mp4", height_px=60)))
    assert [read_number(frame.image) for frame in frames] == [*range(COUNT)]
    assert frames[0].image.shape == (60, 80, 3)
