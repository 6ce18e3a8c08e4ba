"""A picture made small: each of its pixels the mean of what is taken for it."""

import numpy as np
import pytest

from formcheck.pose.camera_motion.small_picture import LONG_SIDE, SmallPicture
from formcheck.pose.frame import ImageArray

SIZES = [(640, 480), (608, 1080), (1440, 1080), (1280, 720), (320, 240), (641, 481)]


def slope(size_px: tuple[int, int], *, channel: int = 1) -> ImageArray:
    """Return a picture whose grey rises evenly to the right, in one colour."""
    width_px, height_px = size_px
    picture = np.zeros((height_px, width_px, 3), dtype=np.uint8)
    picture[..., channel] = np.linspace(0, 255, width_px).astype(np.uint8)[None]
    return picture


@pytest.mark.parametrize("size_px", SIZES)
def test_its_long_side_is_the_same_for_every_picture(size_px: tuple[int, int]) -> None:
    small = SmallPicture.of(slope(size_px))
    assert max(small.detail.shape) == LONG_SIDE
    assert small.size_px == size_px


@pytest.mark.parametrize("size_px", SIZES)
def test_an_even_slope_has_no_detail_but_at_the_rim(size_px: tuple[int, int]) -> None:
    inside = SmallPicture.of(slope(size_px)).detail[8:-8, 8:-8]
    assert np.abs(inside).max() < 1.5


@pytest.mark.parametrize("size_px", SIZES)
def test_one_bright_place_is_found_where_it_is(size_px: tuple[int, int]) -> None:
    width_px, height_px = size_px
    picture = np.zeros((height_px, width_px, 3), dtype=np.uint8)
    across, down = round(0.3 * width_px), round(0.7 * height_px)
    size = max(width_px, height_px) // 40
    picture[down - size : down + size, across - size : across + size] = 255
    small = SmallPicture.of(picture).detail
    rows, columns = small.shape
    row, column = np.unravel_index(int(small.argmax()), small.shape)
    assert column == pytest.approx(0.3 * columns, abs=2.5)
    assert row == pytest.approx(0.7 * rows, abs=2.5)


@pytest.mark.parametrize("size_px", SIZES)
def test_only_its_green_is_looked_at(size_px: tuple[int, int]) -> None:
    for channel in (0, 2):
        assert not SmallPicture.of(slope(size_px, channel=channel)).detail.any()


@pytest.mark.parametrize("size_px", SIZES)
def test_a_cut_out_of_a_larger_picture_reads_as_its_copy(size_px: tuple[int, int]) -> None:
    width_px, height_px = size_px
    larger = np.random.default_rng(1).integers(0, 255, (height_px + 9, width_px + 9, 3), np.uint8)
    cut = larger[4 : 4 + height_px, 5 : 5 + width_px]
    assert (SmallPicture.of(cut).detail == SmallPicture.of(cut.copy()).detail).all()
