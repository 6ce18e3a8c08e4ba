"""A small file that asks for much gets a clear answer, in little memory and soon."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import crafted_videos

pytestmark = pytest.mark.model

MOST_MEMORY_MB = 600
DEADLINE_S = 300
"""Ten times as long as it may take on a machine that does nothing else."""

CALL = "from formcheck.cli import main; main()"
MEASURED = (
    "import resource, subprocess, sys\n"
    "code = subprocess.run(sys.argv[1:]).returncode\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)\n"
    "sys.exit(code)\n"
)

pytest.importorskip("resource")


def analysed(path: Path) -> tuple[int, int, str]:
    """Return exit code, the most memory of any process in MB, and what was said."""
    command = [sys.executable, "-c", CALL, "analyze", path.name, "-e", "squat", "--model", "lite"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    return done.returncode, int(done.stdout.splitlines()[-1]), done.stderr


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (crafted_videos.microseconds, "holds 1 picture"),
        (crafted_videos.microseconds_then_seconds, "Nobody was seen"),
        (crafted_videos.many, "more than 108000 pictures"),
        (crafted_videos.many_at_once, "more than 108000 pictures"),
        (crafted_videos.hours, "at most 60 are looked at"),
        (crafted_videos.wide, "no area|too large"),
        (crafted_videos.strip, "is a strip"),
        (crafted_videos.growing, "damaged"),
    ],
)
def test_a_crafted_video_gets_a_clear_answer_in_little_memory(
    make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "clip.mp4"
    make(path)

    code, memory_mb, err = analysed(path)

    assert code == 1
    assert any(word in err for word in said.split("|")), err
    assert "Traceback" not in err
    assert memory_mb <= MOST_MEMORY_MB
    assert [each.name for each in tmp_path.iterdir()] == ["clip.mp4"]


def test_one_can_cancel_while_a_crafted_video_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    crafted_videos.kilohertz(path)
    process = subprocess.Popen(
        [sys.executable, "-c", CALL, "analyze", path.name, "-e", "squat"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    # Wherever it is by then, reading, loading or looking.
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert err.splitlines()[-1] == "formcheck: stopped; nothing was kept."
