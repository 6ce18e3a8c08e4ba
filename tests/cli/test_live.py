from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from formcheck.cli import live
from formcheck.cli.playback import in_real_time
from formcheck.cli.stage import DisplayWindow, Lines, new_stage
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import NotCounted
from formcheck.pose.frame import Frame
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis
from formcheck.settings import Settings
from scenery.answered import answer_no_to_all
from scenery.figures import squat
from tests.cli.conftest import Run
from tests.empty_records import open_empty
from tests.replay_estimator import ReplayEstimator
from tests.video_builders import write_clip


def clip_of(track: PoseTrack, path: Path) -> Path:
    width_px, height_px = track.size_px
    picture = np.full((height_px, width_px, 3), 200, dtype=np.uint8)
    return write_clip(path, (picture for _ in range(len(track))), rate_hz=round(track.rate_hz))


def at_once(frames: Iterator[Frame], **_: object) -> Iterator[Frame]:
    return frames


@pytest.fixture
def headless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@pytest.mark.usefixtures("headless")
def test_a_recording_is_coached_as_if_live_and_the_result_comes_at_the_end(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    track = squat(2, 65.0)
    clip = clip_of(track, here.parent / "clip.mp4")
    monkeypatch.setattr(live, "new_estimator", lambda _: ReplayEstimator(track))
    monkeypatch.setattr("formcheck.cli.playback.in_real_time", at_once)

    outcome = run("live", "--camera", clip, "--exercise", "squat")

    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert [line.split("  ")[1][:5] for line in lines if "  Rep " in line] == ["Rep 1", "Rep 2"]
    assert any("Sit a little lower" in line for line in lines)
    assert "2 squats, with one thing to try." in outcome.out
    assert "camera is on" not in outcome.err


@pytest.mark.usefixtures("headless")
def test_with_others_in_view_it_says_whom_it_follows_and_how_to_change_that(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    track = squat(1)
    clip = clip_of(track, here.parent / "clip.mp4")
    estimator = ReplayEstimator(track, side="left")
    monkeypatch.setattr(live, "new_estimator", lambda _: estimator)
    monkeypatch.setattr("formcheck.cli.playback.in_real_time", at_once)

    outcome = run("live", "--camera", clip, "--exercise", "squat")

    assert "I follow the person on the left. Raise a hand to change." in outcome.out
    assert not estimator.may_change, "the set is under way"


@pytest.mark.usefixtures("headless")
def test_ctrl_c_ends_a_live_set_and_shows_its_result(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    track = squat(2)
    clip = clip_of(track, here.parent / "clip.mp4")

    def interrupted(frames: Iterator[Frame], **_: object) -> Iterator[Frame]:
        for frame in frames:
            if frame.time_s > 7.5:
                raise KeyboardInterrupt
            yield frame

    monkeypatch.setattr(live, "new_estimator", lambda _: ReplayEstimator(track))
    monkeypatch.setattr("formcheck.cli.playback.in_real_time", interrupted)

    outcome = run("live", "--camera", clip, "--exercise", "squat")

    assert outcome.code == 0
    assert "1 squat with nothing to change." in outcome.out


def test_a_camera_that_is_not_there_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMCHECK_DATA_FOLDER", str(tmp_path))
    with open_empty(Settings()) as records:
        answer_no_to_all(records.local_store())
    outcome = run("live", "--camera", "97", "--exercise", "squat")

    assert outcome.code == 1
    assert "camera 97" in outcome.err
    assert outcome.out == ""


@pytest.mark.usefixtures("headless")
def test_without_a_display_there_are_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert isinstance(new_stage((640, 480)), Lines)

    monkeypatch.setenv("DISPLAY", ":0")
    assert isinstance(new_stage((640, 480)), DisplayWindow)


class FakeTime:
    """A clock that goes on only while somebody waits or works."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def wait(self, seconds: float) -> None:
        self.now_s += seconds


def frames(count: int, rate_hz: float = 10.0) -> Iterator[Frame]:
    picture = np.zeros((2, 2, 3), dtype=np.uint8)
    return (Frame(picture, index / rate_hz, index) for index in range(count))


def test_playback_keeps_the_pace_of_the_recording() -> None:
    time = FakeTime()

    shown = [
        (frame.time_s, round(time.now_s - 100.0, 6))
        for frame in in_real_time(frames(5), clock_s=lambda: time.now_s, wait=time.wait)
    ]

    assert shown == [(index / 10, index / 10) for index in range(5)]


def test_playback_leaves_out_what_comes_too_late() -> None:
    time = FakeTime()
    shown = []
    for frame in in_real_time(frames(40), clock_s=lambda: time.now_s, wait=time.wait):
        shown.append(frame.index)
        time.now_s += 0.26  # work on each picture

    assert shown[:4] == [0, 1, 3, 6]
    assert len(shown) < 20


def test_a_machine_that_is_far_too_slow_still_shows_something() -> None:
    time = FakeTime()
    shown = []
    for frame in in_real_time(frames(40), clock_s=lambda: time.now_s, wait=time.wait):
        shown.append(frame.index)
        time.now_s += 60.0

    assert shown == [0, 1, 10, 20, 30, 39]


def test_what_was_not_counted_is_a_line_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    track = squat(1)
    feedback = LiveAnalysis(load_exercise("squat"), Target()).push(track.frame(0))[1]
    missed = NotCounted(3.0, 4.0, "given_up", 30.0, 55.0, "deg")

    with Lines() as stage:
        image = np.zeros((8, 8, 3), dtype=np.uint8)
        stage.show(Frame(image, 4.0, 120), track.frame(0), replace(feedback, not_counted=missed))

    assert "  Not counted: turned back early" in capsys.readouterr().out
