"""Pictures of video files: which, when, which way up, and how damage is told."""

import contextlib
import gc
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.errors import SettingsError, SourceError
from formcheck.pose.video import VideoPlan, VideoSource, probe_video
from tests.video_builders import (
    Encoding,
    ImageArray,
    numbered_image,
    numbered_images,
    read_number,
    write_clip,
)

COUNT = 40
WITH_B_FRAMES = Encoding(b_frames=3)


def numbers(source: VideoSource) -> list[int]:
    return [read_number(frame.image) for frame in source]


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clip")
    return write_clip(folder / "clip.mp4", numbered_images(COUNT), **WITH_B_FRAMES)


@pytest.fixture(scope="module")
def plan(clip: Path) -> VideoPlan:
    return probe_video(clip)


CONTAINERS = [
    pytest.param("b.mp4", WITH_B_FRAMES, id="h264 with b-frames"),
    pytest.param("b.mkv", WITH_B_FRAMES, id="h264 in matroska, times in ms"),
    pytest.param("b.ts", WITH_B_FRAMES, id="h264 in a transport stream, times not from 0"),
    pytest.param("b.avi", WITH_B_FRAMES, id="h264 in avi, which has no presentation times"),
    pytest.param("b.h264", WITH_B_FRAMES, id="bare h264 without any times"),
    pytest.param(
        "open.mp4",
        Encoding(b_frames=3, options={"x264-params": "open-gop=1:b-pyramid=normal"}),
        id="open gop",
    ),
    pytest.param(
        "parts.mp4",
        Encoding(b_frames=2, container_options={"movflags": "frag_keyframe+empty_moov"}),
        id="fragmented mp4 as browsers record",
    ),
    pytest.param("h265.mp4", Encoding(codec="libx265", b_frames=2), id="hevc as phones record"),
    pytest.param("vp8.webm", Encoding(codec="libvpx"), id="vp8"),
    pytest.param("vp9.webm", Encoding(codec="libvpx-vp9", options={"cpu-used": "8"}), id="vp9"),
    pytest.param("jpeg.avi", Encoding(codec="mjpeg", pixel_format="yuvj420p"), id="motion jpeg"),
    pytest.param("asp.avi", Encoding(codec="mpeg4", b_frames=2), id="mpeg-4 with b-frames"),
    pytest.param("moving.gif", Encoding(codec="gif", pixel_format="rgb8"), id="animated gif"),
    pytest.param("sound.mp4", Encoding(audio=True), id="with sound"),
]


@pytest.mark.parametrize(("name", "encoding"), CONTAINERS)
def test_every_picture_comes_once_and_in_order(
    tmp_path: Path, name: str, encoding: Encoding
) -> None:
    source = VideoSource(write_clip(tmp_path / name, numbered_images(COUNT), **encoding))
    frames = list(source)
    assert [read_number(frame.image) for frame in frames] == list(range(COUNT))
    assert [frame.index for frame in frames] == list(range(COUNT))
    assert [frame.time_s for frame in frames] == source.plan.time_s.tolist()
    assert source.damaged_count == 0


@pytest.mark.parametrize(("name", "encoding"), CONTAINERS)
def test_a_part_is_the_same_as_that_part_of_the_whole(
    tmp_path: Path, name: str, encoding: Encoding
) -> None:
    plan = probe_video(write_clip(tmp_path / name, numbered_images(COUNT), **encoding))
    whole = list(VideoSource(plan))
    for first, stop in ((0, COUNT), (0, 1), (11, 13), (12, 25), (23, 37), (COUNT - 1, COUNT)):
        part = list(VideoSource(plan, first=first, stop=stop, decode_threads=1))
        assert [frame.index for frame in part] == list(range(first, stop))
        for frame in part:
            assert frame.time_s == whole[frame.index].time_s
            np.testing.assert_array_equal(frame.image, whole[frame.index].image)


def test_reading_from_the_middle_starts_at_the_keyframe_before(plan: VideoPlan) -> None:
    keyframes = plan.times.keyframes
    assert keyframes[0] == 0
    assert len(keyframes) > 2
    place = plan.keyframe_before(int(keyframes[2]))
    assert place == 2
    assert plan.keyframe_before(int(keyframes[2]) - 1) == 1


def test_a_failed_seek_falls_back_to_reading_from_the_start(
    plan: VideoPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    last_keyframe = len(plan.times.keyframes) - 1
    monkeypatch.setattr(VideoPlan, "keyframe_before", lambda _plan, _index: last_keyframe)
    assert numbers(VideoSource(plan, first=5, stop=9)) == [5, 6, 7, 8]


def test_times_of_a_clip_of_variable_rate_are_kept(tmp_path: Path) -> None:
    steps_s = np.tile([1 / 30, 1 / 30, 1 / 15, 1 / 5], COUNT // 4)
    times_s = np.concatenate([[0.0], np.cumsum(steps_s)[:-1]])
    path = write_clip(
        tmp_path / "vfr.mp4", numbered_images(COUNT), times_s=times_s.tolist(), b_frames=2
    )
    source = VideoSource(path)
    np.testing.assert_allclose([frame.time_s for frame in source], times_s, atol=1e-4)
    assert source.info.rate_hz == pytest.approx((COUNT - 1) / times_s[-1], rel=1e-4)


def test_time_starts_at_the_first_picture(tmp_path: Path) -> None:
    times_s = [3.0 + index / 25 for index in range(COUNT)]
    plan = probe_video(
        write_clip(tmp_path / "late.mp4", numbered_images(COUNT), times_s=times_s, audio=True)
    )
    assert plan.time_s[0] == 0.0
    assert plan.time_s[-1] == pytest.approx((COUNT - 1) / 25, abs=1e-4)


def test_a_file_without_times_says_what_was_assumed(tmp_path: Path) -> None:
    plan = probe_video(write_clip(tmp_path / "bare.h264", numbered_images(COUNT)))
    assert plan.info.rate_hz == pytest.approx(25.0)
    assert plan.notes == ("the video holds no picture times: 25 pictures per second assumed",)


def test_pictures_of_the_same_time_are_dropped(tmp_path: Path) -> None:
    times_s = [index / 30 for index in range(COUNT)]
    times_s[7] = times_s[6] + 0.0001  # the container keeps whole milliseconds
    path = write_clip(tmp_path / "twice.mkv", numbered_images(COUNT), times_s=times_s)
    frames = list(VideoSource(path))
    assert len(frames) == COUNT - 1
    assert (np.diff([frame.time_s for frame in frames]) > 0).all()


def test_pictures_that_an_edit_list_hides_do_not_count(tmp_path: Path) -> None:
    times_s = [(index - 10) / 30 for index in range(COUNT)]
    hidden = Encoding(container_options={"avoid_negative_ts": "disabled"})
    path = write_clip(tmp_path / "cut.mp4", numbered_images(COUNT), times_s=times_s, **hidden)
    source = VideoSource(path)
    assert numbers(source) == list(range(10, COUNT))
    assert source.info.frame_count == COUNT - 10
    assert numbers(VideoSource(source.plan, first=20)) == list(range(30, COUNT))


@pytest.mark.parametrize("size_px", [(160, 120), (161, 121), (98, 200), (54, 34)])
def test_size_and_rows_are_right_for_any_width(tmp_path: Path, size_px: tuple[int, int]) -> None:
    path = write_clip(
        tmp_path / "odd.mp4", numbered_images(3, size_px), pixel_format="yuv444p", rate_hz=10
    )
    source = VideoSource(path)
    assert source.info.size_px == size_px
    for index, frame in enumerate(source):
        assert frame.image.shape == (size_px[1], size_px[0], 3)
        assert frame.image.dtype == np.uint8
        assert frame.image.flags.c_contiguous
        difference = np.abs(frame.image.astype(int) - numbered_image(index, size_px))
        assert np.median(difference) < 5


def stored_for(upright: ImageArray, rotation_deg: int) -> ImageArray:
    """Return what a camera held at an angle stores of an upright scene."""
    return np.ascontiguousarray(np.rot90(upright, k=rotation_deg // 90))


def is_upright(image: ImageArray) -> bool:
    red, green = image[-5, 5].astype(int), image[-5, -5].astype(int)
    return bool(red[0] > red[1] + 80 and green[1] > green[0] + 80)


@pytest.mark.parametrize("rotation_deg", [0, 90, 180, 270])
def test_pictures_of_a_turned_phone_come_upright(tmp_path: Path, rotation_deg: int) -> None:
    stored = (stored_for(image, rotation_deg) for image in numbered_images(4))
    source = VideoSource(write_clip(tmp_path / "turned.mp4", stored, rotation_deg=rotation_deg))
    assert source.info.size_px == (160, 120)
    frames = list(source)
    assert [read_number(frame.image) for frame in frames] == [0, 1, 2, 3]
    assert all(is_upright(frame.image) for frame in frames)


@pytest.mark.parametrize("rotation_deg", [0, 90, 180, 270])
def test_mirroring_by_the_player_is_followed(tmp_path: Path, rotation_deg: int) -> None:
    stored = (stored_for(image[:, ::-1], rotation_deg) for image in numbered_images(2))
    path = write_clip(tmp_path / "m.mp4", stored, rotation_deg=rotation_deg, mirrored=True)
    assert all(is_upright(frame.image) for frame in VideoSource(path))


@pytest.mark.parametrize(
    ("pixel_aspect", "size_px"),
    [(Fraction(4, 3), (213, 120)), (Fraction(1, 2), (160, 240)), (Fraction(1), (160, 120))],
)
def test_pixels_that_are_not_square_are_undone(
    tmp_path: Path, pixel_aspect: Fraction, size_px: tuple[int, int]
) -> None:
    path = write_clip(tmp_path / "wide.mp4", numbered_images(2), pixel_aspect=pixel_aspect)
    source = VideoSource(path)
    assert source.info.size_px == size_px
    assert numbers(source) == [0, 1]


def test_pixels_that_are_not_square_and_a_turned_phone_together(tmp_path: Path) -> None:
    stored = (stored_for(image, 90) for image in numbered_images(2))
    path = write_clip(tmp_path / "both.mp4", stored, rotation_deg=90, pixel_aspect=Fraction(2))
    source = VideoSource(path)
    assert source.info.size_px == (160, 240)
    assert numbers(source) == [0, 1]


def test_smaller_pictures_keep_the_shape_and_say_both_sizes(clip: Path) -> None:
    source = VideoSource(clip, max_side_px=80)
    assert source.info.size_px == (80, 60)
    assert source.plan.info.size_px == (160, 120)
    assert next(iter(source)).image.shape == (60, 80, 3)
    assert numbers(source) == list(range(COUNT))


def test_pictures_are_never_made_larger(clip: Path) -> None:
    assert VideoSource(clip, max_side_px=4000).info.size_px == (160, 120)


def test_a_part_says_how_long_it_is(plan: VideoPlan) -> None:
    info = VideoSource(plan, first=10, stop=25).info
    assert info.frame_count == 15
    assert info.duration_s == pytest.approx(0.5)


@pytest.mark.parametrize(("first", "stop"), [(-1, 5), (5, 4), (0, COUNT + 1), (COUNT + 1, None)])
def test_a_range_outside_the_file_is_refused(plan: VideoPlan, first: int, stop: int | None) -> None:
    with pytest.raises(SettingsError, match="expected a range within 0 to 40"):
        VideoSource(plan, first=first, stop=stop)


def test_a_size_without_area_is_refused(plan: VideoPlan) -> None:
    with pytest.raises(SettingsError, match="max_side_px"):
        VideoSource(plan, max_side_px=0)


def test_an_empty_range_gives_nothing(plan: VideoPlan) -> None:
    assert list(VideoSource(plan, first=7, stop=7)) == []


def test_reading_twice_gives_the_same(plan: VideoPlan) -> None:
    source = VideoSource(plan)
    assert numbers(source) == numbers(source)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux to list open files")
def test_leaving_the_source_lets_go_of_the_file(clip: Path) -> None:
    with VideoSource(clip) as source:
        next(iter(source))
        assert clip.resolve() in open_files()
    assert clip.resolve() not in open_files()


def open_files() -> set[Path]:
    gc.collect()
    return {link.resolve() for link in Path("/proc/self/fd").iterdir()}


def test_a_change_of_shape_in_the_middle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "grows.ts"
    parts = []
    for size_px, start_s in (((160, 120), 0.0), ((120, 160), 1.0)):
        times_s = [start_s + index / 30 for index in range(10)]
        write_clip(path, numbered_images(10, size_px), times_s=times_s)
        parts.append(path.read_bytes())
    path.write_bytes(b"".join(parts))
    with pytest.raises(SourceError, match="shape of the picture changes"):
        list(VideoSource(path))


def test_two_recordings_joined_without_new_times_are_refused(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "joined.ts", numbered_images(30))
    path.write_bytes(path.read_bytes() * 2)
    with pytest.raises(SourceError, match="times of its pictures repeat"):
        probe_video(path)


def test_damage_in_the_middle_is_told(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "hurt.mp4", numbered_images(COUNT))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 400] = bytes(range(200)) * 2
    path.write_bytes(content)
    with pytest.raises(SourceError, match="the video is damaged"):
        list(VideoSource(path))


def test_one_spoilt_picture_in_a_long_recording_is_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    jpeg = Encoding(codec="mjpeg", pixel_format="yuvj420p")
    path = write_clip(tmp_path / "webcam.avi", numbered_images(120), **jpeg)
    content = path.read_bytes()
    starts = [place for place in range(len(content)) if content.startswith(b"\xff\xd8", place)]
    spoilt = bytearray(content)
    spoilt[starts[60] : starts[61] - 8] = bytes(starts[61] - 8 - starts[60])
    path.write_bytes(spoilt)
    source = VideoSource(path)
    assert [frame.index for frame in source] == [i for i in range(120) if i != 60]
    assert source.damaged_count == 1
    assert "1 pictures missing at 2.00 s" in caplog.text


@settings(max_examples=30)
@given(kept_frac=st.floats(0.01, 0.99), name=st.sampled_from(["c.mp4", "c.mkv", "c.avi", "f.mp4"]))
def test_a_cut_off_file_is_never_read_as_a_shorter_one(
    tmp_path_factory: pytest.TempPathFactory, kept_frac: float, name: str
) -> None:
    path = tmp_path_factory.mktemp("cut") / name
    faststart = {"movflags": "faststart"} if name == "f.mp4" else {}
    write_clip(path, numbered_images(COUNT), container_options=faststart)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept_frac)])
    try:
        count = len(list(VideoSource(path)))
    except SourceError:
        return
    # Matroska tells its length only; its last moments may be missing.
    assert count >= COUNT - 0.25 * 30


@settings(max_examples=30)
@given(place_frac=st.floats(0, 1), junk=st.binary(min_size=1, max_size=200))
def test_junk_anywhere_is_read_or_told_never_worse(
    tmp_path_factory: pytest.TempPathFactory, place_frac: float, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("junk") / "clip.mp4"
    write_clip(path, numbered_images(12), b_frames=2, container_options={"movflags": "faststart"})
    content = bytearray(path.read_bytes())
    place = int(place_frac * (len(content) - len(junk)))
    content[place : place + len(junk)] = junk
    path.write_bytes(content)
    with contextlib.suppress(SourceError):
        places = [frame.index for frame in VideoSource(path)]
        assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("name", "size_px", "rate_hz", "count"),
    [
        ("tfjs_pose_squats.mp4", (720, 1280), 5.0, 65),
        ("physioplus_bridging.mp4", (640, 480), 30.0, 91),
        ("rohan_squat.mp4", (608, 1080), 30000 / 1001, 614),
        ("sports2d_demo_walk_multiperson.mp4", (1768, 994), 30.0, 230),
        ("pose2sim_single_cam02.mp4", (1080, 1920), 60.0, 100),
    ],
)
def test_real_recordings_have_the_pictures_and_times_they_claim(
    shared_data: Path, name: str, size_px: tuple[int, int], rate_hz: float, count: int
) -> None:
    source = VideoSource(shared_data / "videos" / name, max_side_px=320)
    assert source.plan.info.size_px == size_px
    assert source.info.rate_hz == pytest.approx(rate_hz, rel=1e-4)
    assert [frame.index for frame in source] == list(range(count))
    np.testing.assert_allclose(source.plan.time_s, np.arange(count) / rate_hz, atol=1e-3)


def test_a_real_recording_reads_the_same_in_two_parts(shared_data: Path) -> None:
    plan = probe_video(shared_data / "videos" / "rohan_squat.mp4")
    whole = {frame.index: frame for frame in VideoSource(plan, max_side_px=160)}
    middle = 300
    for first, stop in ((0, middle), (middle, len(plan))):
        part = list(VideoSource(plan, first=first, stop=stop, max_side_px=160, decode_threads=1))
        assert [frame.index for frame in part] == list(range(first, stop))
        assert all((frame.image == whole[frame.index].image).all() for frame in part)
