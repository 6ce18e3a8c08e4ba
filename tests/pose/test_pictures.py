"""Image files as sources of pictures."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from formcheck.errors import SettingsError, SourceError
from formcheck.pose.pictures import PictureSource, find_pictures, read_picture
from tests.video_builders import numbered_image, numbered_images, read_number

EXIF_ORIENTATION = 0x0112
QUARTER_TURN_RIGHT = 6
"""The value a phone held upright writes: turn the stored picture to the right."""


def save(path: Path, image: np.ndarray, orientation: int = 1) -> Path:
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    Image.fromarray(image).save(path, exif=exif)
    return path


def test_pictures_come_in_order_with_times_of_their_rate(tmp_path: Path) -> None:
    paths = [save(tmp_path / f"{i}.png", image) for i, image in enumerate(numbered_images(4))]
    with PictureSource(paths, rate_hz=10) as source:
        frames = list(source)
    assert [read_number(frame.image) for frame in frames] == [0, 1, 2, 3]
    assert [frame.index for frame in frames] == [0, 1, 2, 3]
    assert [frame.time_s for frame in frames] == pytest.approx([0.0, 0.1, 0.2, 0.3])
    assert source.info.size_px == (160, 120)
    assert source.info.rate_hz == 10
    assert source.info.frame_count == 4
    assert source.info.duration_s == pytest.approx(0.4)


def test_a_folder_is_read_with_numbers_in_human_order(tmp_path: Path) -> None:
    for number in (1, 2, 10):
        save(tmp_path / f"step{number}.jpg", numbered_image(number))
    (tmp_path / "notes.txt").write_text("not a picture")
    assert [path.name for path in find_pictures(tmp_path)] == [
        "step1.jpg",
        "step2.jpg",
        "step10.jpg",
    ]


def test_a_pattern_picks_files(tmp_path: Path) -> None:
    for name in ("squat1.png", "squat2.png", "lunge1.png"):
        save(tmp_path / name, numbered_image(1))
    source = PictureSource(tmp_path / "squat*.png")
    assert [path.name for path in source.paths] == ["squat1.png", "squat2.png"]


def test_pictures_that_stand_alone_may_differ_in_size(tmp_path: Path) -> None:
    save(tmp_path / "a.png", numbered_image(1, (64, 48)))
    save(tmp_path / "b.png", numbered_image(2, (80, 100)))
    source = PictureSource(tmp_path)
    frames = list(source)
    assert [frame.image.shape for frame in frames] == [(48, 64, 3), (100, 80, 3)]
    assert frames[0].time_s < frames[1].time_s
    assert np.isnan(source.info.rate_hz)
    assert np.isnan(source.info.duration_s)


def test_the_pictures_of_a_movement_have_one_size(tmp_path: Path) -> None:
    save(tmp_path / "a.png", numbered_image(1, (64, 48)))
    save(tmp_path / "b.png", numbered_image(2, (80, 100)))
    with pytest.raises(SourceError, match=r"b\.png: is 80 x 100, .* 64 x 48"):
        list(PictureSource(tmp_path, rate_hz=5))


def test_the_turn_a_phone_noted_is_applied(tmp_path: Path) -> None:
    stored = np.ascontiguousarray(np.rot90(numbered_image(9)))
    image = read_picture(save(tmp_path / "phone.jpg", stored, QUARTER_TURN_RIGHT))
    assert image.shape == (120, 160, 3)
    assert read_number(image) == 9


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "1", "CMYK"])
def test_every_kind_of_colour_becomes_rgb(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "picture.tif"
    Image.fromarray(numbered_image(5)).convert(mode).save(path)
    image = read_picture(path)
    assert image.shape == (120, 160, 3)
    assert image.dtype == np.uint8
    assert read_number(image) == 5


def problem_with(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        list(PictureSource([path]))
    assert str(caught.value).startswith(f"{path}: ")
    return str(caught.value)


def test_a_missing_picture_is_told(tmp_path: Path) -> None:
    assert "no such file" in problem_with(tmp_path / "nothing.png")


def test_a_folder_named_as_a_picture_is_told(tmp_path: Path) -> None:
    assert "is a folder" in problem_with(tmp_path)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.jpg"
    path.touch()
    assert "is not a picture that can be read" in problem_with(path)


def test_text_is_not_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_text("three sets of ten")
    assert "save it as JPEG or PNG" in problem_with(path)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".bmp"])
def test_a_cut_off_picture_is_told(tmp_path: Path, suffix: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (120, 160, 3), dtype=np.uint8)
    path = save(tmp_path / f"cut{suffix}", noise)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert "the picture is damaged" in problem_with(path)


@pytest.mark.parametrize("size_px", [(8000, 6000), (12_000, 10_000), (20_000, 18_000)])
def test_a_huge_picture_is_refused_before_it_is_decoded(
    tmp_path: Path, size_px: tuple[int, int]
) -> None:
    path = tmp_path / "huge.gif"
    Image.new("1", (8, 8)).save(path)
    header = bytearray(path.read_bytes())
    header[6:10] = b"".join(side.to_bytes(2, "little") for side in size_px)
    path.write_bytes(header)
    assert "too large" in problem_with(path)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no pictures there"):
        PictureSource(tmp_path)


def test_no_pictures_at_all_is_told() -> None:
    with pytest.raises(SourceError, match="none were named"):
        PictureSource([])


@pytest.mark.parametrize("rate_hz", [0.0, -5.0, float("nan"), float("inf")])
def test_a_rate_that_is_not_positive_is_refused(tmp_path: Path, rate_hz: float) -> None:
    with pytest.raises(SettingsError, match="positive frame rate"):
        PictureSource([save(tmp_path / "a.png", numbered_image(1))], rate_hz=rate_hz)
