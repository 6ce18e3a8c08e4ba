"""The command on real files of video, with the real pose model."""

import json
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from formcheck.pose.video import VideoSource, probe_video
from tests.cli.conftest import Run
from tests.processes import is_running
from tests.video_builders import numbered_images, write_clip, write_sound

pytestmark = pytest.mark.model
QUICK = ("--exercise", "squat", "--model", "lite", "--workers", "1")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def missing(path: Path) -> None:
    del path


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    write_clip(path, numbered_images(60))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def text(path: Path) -> None:
    path.write_text("not a video " * 500)


def sound(path: Path) -> None:
    write_sound(path)


def single_picture(path: Path) -> None:
    write_clip(path, numbered_images(1))


def far_too_large(path: Path) -> None:
    picture = np.zeros((4320, 7680, 3), dtype=np.uint8)
    write_clip(path, [picture, picture], codec="mpeg4")


def empty_room(path: Path) -> None:
    wall = np.full((480, 640, 3), (225, 220, 205), dtype=np.uint8)
    wall[340:] = (150, 115, 85)
    wall[120:340, 60:180] = (120, 70, 40)
    write_clip(path, [wall] * 45)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (missing, "there is no such file"),
        (empty, "is empty"),
        (truncated, "copy it again|ends early|cut off|damaged"),
        (text, "is not a video"),
        (sound, "no picture|only sound|sound"),
        (single_picture, "holds 1 picture"),
        (far_too_large, "too large"),
        (empty_room, "Nobody was seen"),
    ],
)
def test_a_recording_that_cannot_be_used_is_explained_and_nothing_is_written(
    run: Run, here: Path, spoil: object, said: str
) -> None:
    path = here.parent / "clip.mp4"
    assert callable(spoil)
    spoil(path)

    outcome = run("analyze", path, *QUICK)

    assert outcome.code == 1
    assert outcome.out == ""
    assert re.search(said, outcome.err), outcome.err
    assert "Traceback" not in outcome.err
    assert names(here) == []


def test_a_recording_goes_in_and_five_files_come_out(
    run: Run, here: Path, shared_data: Path
) -> None:
    bridge = shared_data / "videos" / "physioplus_bridging.mp4"

    outcome = run("analyze", bridge, "-e", "glute_bridge", "--json", "--out", "results")

    document = json.loads(outcome.out)
    assert document["rep_count"] == 1
    assert names(here / "results") == [
        "annotated.mp4", "report.html", "reps.csv", "result.json", "track.parquet",
    ]  # fmt: skip
    drawn = probe_video(here / "results" / "annotated.mp4")
    assert drawn.time_s == pytest.approx(probe_video(bridge).time_s, abs=1e-3)


def test_legs_out_of_the_picture_are_a_zero_that_says_what_to_do(
    run: Run, here: Path, shared_data: Path
) -> None:
    squatting = shared_data / "videos" / "rohan_squat.mp4"
    clip = here.parent / "cropped.mp4"
    with VideoSource(squatting, first=260, stop=400, max_side_px=720) as source:
        write_clip(clip, (frame.image[:360, :400] for frame in source))

    outcome = run("analyze", clip, *QUICK, "--json")

    assert outcome.code == 0
    document = json.loads(outcome.out)
    assert document["rep_count"] == 0
    assert [each["reason"] for each in document["not_counted"]] == ["not_seen"]
    assert "hip, knee and ankle" in document["not_counted_reason"]
    assert "Move the camera" in document["not_counted_reason"]


def children_of(process_id: int) -> set[int]:
    """Return the processes begun by a process, and by those."""
    found: set[int] = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process_id:
            child = int(path.parent.name)
            found |= {child} | children_of(child)
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_keeps_nothing_and_leaves_no_worker(
    tmp_path: Path, shared_data: Path, number: signal.Signals
) -> None:
    shutil.copy(shared_data / "videos" / "rohan_squat.mp4", tmp_path / "clip.mp4")
    command = [sys.executable, "-c", "from formcheck.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "analyze", "clip.mp4", "-e", "squat", "--out", "deep/results"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    workers: set[int] = set()
    while process.poll() is None and (len(workers) < 2 or not (tmp_path / "deep").exists()):
        workers = children_of(process.pid)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.05)
    assert process.poll() is None, "it ended before it was stopped"
    process.send_signal(number)
    out, err = process.communicate(timeout=300)

    assert process.returncode == 1
    assert out == ""
    assert err.splitlines()[-1] == "formcheck: stopped; nothing was kept."
    assert "Traceback" not in err
    assert names(tmp_path) == ["clip.mp4"]
    assert len(workers) >= 2
    assert not [worker for worker in workers if is_running(worker)]
