from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from formcheck.errors import OutputError
from formcheck.pose.frame import FloatArray
from formcheck.pose.video import VideoSource, probe_video
from formcheck.report.annotate import VideoFile, write_annotated_video
from formcheck.report.overlay import layout_for
from formcheck.report.palette import BLUE, ORANGE, rgb
from formcheck.session import Analysis
from scenery.results import squat_feedback, squat_result, squat_track


def plain_clip(path: Path, time_s: FloatArray, size_px: tuple[int, int] = (640, 480)) -> Path:
    picture = np.full((size_px[1], size_px[0], 3), 200, dtype=np.uint8)
    with VideoFile(path, size_px) as file:
        for each in time_s:
            file.write(picture, float(each))
    return path


def first_frames(analysis: Analysis, count: int) -> Analysis:
    track = analysis.track.at(np.arange(count))
    return replace(analysis, track=track, conditioned=track, feedback=analysis.feedback[:count])


def test_every_picture_is_there_at_its_own_time(squats: Analysis, tmp_path: Path) -> None:
    analysis = first_frames(squats, 40)
    clip = plain_clip(tmp_path / "in.mp4", analysis.track.time_s)
    done: list[tuple[int, int]] = []

    write_annotated_video(clip, analysis, tmp_path / "out.mp4", lambda *step: done.append(step))

    written = probe_video(tmp_path / "out.mp4")
    assert written.time_s == pytest.approx(analysis.track.time_s, abs=1e-4)
    assert sum(1 for _ in VideoSource(written)) == 40
    assert written.info.size_px == layout_for((640, 480)).size_px
    assert done[-1] == (40, 40)


def test_uneven_times_stay_uneven(squats: Analysis, tmp_path: Path) -> None:
    """A phone slows down in poor light: 30 pictures a second, then 15."""
    steps = np.concatenate([np.full(15, 1 / 30), np.full(14, 1 / 15)])
    time_s = np.concatenate([[0.0], np.cumsum(steps)])
    analysis = first_frames(squats, 30)
    track = replace(analysis.track, time_s=time_s)
    analysis = replace(analysis, track=track, conditioned=track)
    clip = plain_clip(tmp_path / "in.mp4", time_s)

    write_annotated_video(clip, analysis, tmp_path / "out.mp4")

    assert probe_video(tmp_path / "out.mp4").time_s == pytest.approx(time_s, abs=1e-4)


def test_browsers_can_play_it_while_it_loads(squats: Analysis, tmp_path: Path) -> None:
    analysis = first_frames(squats, 5)
    clip = plain_clip(tmp_path / "in.mp4", analysis.track.time_s)
    write_annotated_video(clip, analysis, tmp_path / "out.mp4")

    with av.open(tmp_path / "out.mp4") as container:
        context = container.streams.video[0].codec_context
        assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
    content = (tmp_path / "out.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat"), "the index comes first"


def test_colours_come_out_as_they_went_in(tmp_path: Path) -> None:
    halves = np.empty((64, 128, 3), dtype=np.uint8)
    halves[:, :64], halves[:, 64:] = rgb(ORANGE), rgb(BLUE)
    with VideoFile(tmp_path / "colours.mp4", (128, 64)) as file:
        file.write(halves, 0.0)
        file.write(halves, 0.1)

    seen = next(iter(VideoSource(tmp_path / "colours.mp4"))).image.astype(int)
    assert np.abs(seen[32, 32] - rgb(ORANGE)).max() < 12
    assert np.abs(seen[32, 96] - rgb(BLUE)).max() < 12


def test_large_recordings_are_made_smaller(tmp_path: Path) -> None:
    track, result = squat_track(0.2, (1920, 1080)), squat_result()
    analysis = Analysis(track, track, squat_feedback(track, result), result)
    clip = plain_clip(tmp_path / "in.mp4", track.time_s, (1920, 1080))

    write_annotated_video(clip, analysis, tmp_path / "out.mp4")

    assert max(probe_video(tmp_path / "out.mp4").info.size_px) == 960


def test_full_disk_is_said_in_words(squats: Analysis, tmp_path: Path) -> None:
    clip = plain_clip(tmp_path / "in.mp4", squats.track.time_s)

    with pytest.raises(OutputError, match="the disk is full"):
        write_annotated_video(clip, squats, Path("/dev/full"))


def test_folder_that_is_not_there_is_said_in_words(squats: Analysis, tmp_path: Path) -> None:
    clip = plain_clip(tmp_path / "in.mp4", squats.track.time_s[:3])

    with pytest.raises(OutputError, match="cannot be written"):
        write_annotated_video(clip, squats, tmp_path / "nowhere" / "out.mp4")


def test_pictures_of_a_mirror_image_are_turned_as_the_poses_were(
    squats: Analysis, tmp_path: Path
) -> None:
    analysis = first_frames(squats, 3)
    picture = np.full((480, 640, 3), 200, dtype=np.uint8)
    picture[:, :320] = rgb(ORANGE)
    with VideoFile(tmp_path / "in.mp4", (640, 480)) as file:
        for each in analysis.track.time_s:
            file.write(picture, float(each))
    turned_track = analysis.track.mirrored().of_mirrored_picture()
    turned = replace(analysis, track=turned_track, conditioned=turned_track)

    write_annotated_video(tmp_path / "in.mp4", analysis, tmp_path / "straight.mp4")
    write_annotated_video(tmp_path / "in.mp4", turned, tmp_path / "turned.mp4")

    straight, back = (
        next(iter(VideoSource(tmp_path / name))).image.astype(int)
        for name in ("straight.mp4", "turned.mp4")
    )
    row, width = straight.shape[0] // 2, straight.shape[1]
    assert np.abs(straight[row, 10] - rgb(ORANGE)).max() < 12
    assert np.abs(back[row, width - 10] - rgb(ORANGE)).max() < 12
