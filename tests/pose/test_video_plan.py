"""What is refused before any picture is read, and how that is said."""

import logging
import os
import stat
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from formcheck.errors import SourceError
from formcheck.pose.video import probe_video
from tests.video_builders import numbered_images, write_clip, write_sound


def problem_with(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        probe_video(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    return message.removeprefix(f"{path}: ")


def test_a_good_clip_is_described(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "clip.mp4", numbered_images(30), rate_hz=30, audio=True)
    plan = probe_video(path)
    assert plan.info.path == path
    assert plan.info.size_px == (160, 120)
    assert plan.info.rate_hz == pytest.approx(30.0)
    assert plan.info.frame_count == len(plan) == 30
    assert plan.info.duration_s == pytest.approx(1.0)
    assert plan.notes == ()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "no such file" in problem_with(tmp_path / "nothing.mp4")


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "is a folder" in problem_with(tmp_path)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    assert "the file is empty" in problem_with(path)


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.mp4"
    os.mkfifo(path)
    assert "not an ordinary file" in problem_with(path)


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_no_system_takes_is_told(name: str) -> None:
    assert "check" in problem_with(Path(name))


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_clip(tmp_path / "private.mp4", numbered_images(3))
    path.chmod(stat.S_IWUSR)
    if os.access(path, os.R_OK):  # root reads everything

        def refuse(*_args: object, **_kwargs: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read (Permission denied)" in problem_with(path)


@pytest.mark.parametrize("name", ["notes.mp4", "notes.txt", "notes.nfo"])
def test_text_is_not_a_video(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Squats on Monday, planks on Tuesday.\n" * 50)
    assert "is not a video that can be read" in problem_with(path)


def test_random_bytes_are_not_a_video(tmp_path: Path) -> None:
    path = tmp_path / "noise.mp4"
    path.write_bytes(np.random.default_rng(1).bytes(20_000))
    assert "is not a video that can be read" in problem_with(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nclip.ts\n#EXT-X-ENDLIST\n"),
        ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://127.0.0.1:9/a.ts\n"),
        ("list.ffconcat", "ffconcat version 1.0\nfile clip.ts\n"),
    ],
)
def test_a_playlist_does_not_lead_to_other_files(tmp_path: Path, name: str, content: str) -> None:
    write_clip(tmp_path / "clip.ts", numbered_images(30))
    path = tmp_path / name
    path.write_text(content)
    assert "is not a video that can be read" in problem_with(path)


def test_sound_alone_is_told(tmp_path: Path) -> None:
    assert "holds sound but no pictures" in problem_with(write_sound(tmp_path / "voice.m4a"))


def test_a_file_cut_off_by_a_flat_battery_is_told(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "cut.mp4", numbered_images(30))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert "the end of the video is missing" in problem_with(path)


@pytest.mark.parametrize("name", ["cut.mkv", "cut.webm", "cut.avi", "cut.gif", "cut.flv"])
def test_a_half_copied_file_is_told(tmp_path: Path, name: str) -> None:
    codecs = {".webm": "libvpx", ".gif": "gif"}
    path = tmp_path / name
    pixel_format = "rgb8" if path.suffix == ".gif" else "yuv420p"
    codec = codecs.get(path.suffix, "libx264")
    write_clip(path, numbered_images(60), codec=codec, pixel_format=pixel_format, rate_hz=25)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * 0.6)])
    assert "the end of the video is missing: it stops at" in problem_with(path)


def test_one_picture_is_not_a_video(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "still.mp4", numbered_images(1))
    assert "holds 1 picture, a movement needs many" in problem_with(path)


def test_an_image_file_is_not_a_video(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGB", (64, 48)).save(path)
    assert "is not a video that can be read" in problem_with(path)


def test_pictures_without_area_are_told(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "flat.avi", numbered_images(5), codec="ffv1")
    content = bytearray(path.read_bytes())
    width_at = content.index(b"strf") + 12
    content[width_at : width_at + 8] = bytes(8)
    path.write_bytes(content)
    assert "no area" in problem_with(path)


def test_8k_is_refused_with_advice(tmp_path: Path) -> None:
    image = np.zeros((4320, 7680, 3), dtype=np.uint8)
    jpeg = "yuvj420p"
    path = write_clip(tmp_path / "8k.avi", [image, image], codec="mjpeg", pixel_format=jpeg)
    problem = problem_with(path)
    assert "too large (7680 x 4320, at most as much as 4096 x 4096)" in problem
    assert "scale=-2:1080" in problem


def test_a_length_of_days_is_refused(tmp_path: Path) -> None:
    times_s = [0.0, 1.0, 3 * 24 * 3600.0]
    path = write_clip(tmp_path / "days.mkv", numbered_images(3), times_s=times_s)
    assert "claims to last 4320 minutes, at most 60 are looked at" in problem_with(path)


def test_probing_prints_and_logs_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "noise.mp4"
    path.write_bytes(b"\x00\x00\x00\x20ftypisom" + np.random.default_rng(1).bytes(5000))
    with caplog.at_level(logging.WARNING):
        problem_with(path)
    assert capfd.readouterr() == ("", "")
    assert caplog.text == ""


@pytest.mark.parametrize("name", ["größe übung.mp4", "100%d.mp4", "a:b.mp4", "-x.mp4"])
def test_odd_file_names_are_fine(tmp_path: Path, name: str) -> None:
    path = write_clip(tmp_path / "plain.mp4", numbered_images(3)).rename(tmp_path / name)
    assert len(probe_video(path)) == 3
