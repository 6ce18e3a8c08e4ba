"""Pose work under strace, begun before the first test: for over a minute it hardly does anything.

The process that begins it need not be the one that looks at it, so it leaves its end in a file.
"""

import os
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.short_clips import beginning

SAMPLE = REPOSITORY / "samples" / "squat_side.mp4"
PICTURES = 75
"""One a second: the model's library tries to report its use with the first picture that it looks
at 60 s after it was started, and never while it has none to look at."""

OWN_PORT = 7
PATIENCE_S = 500.0
"""Ends a wait for nothing before the run is ended as a whole."""

WORK = """
import socket, sys, time
from pathlib import Path
from formcheck.pose.frame import Frame
from formcheck.pose.models import model_path
from formcheck.pose.recording import estimate_recording
from formcheck.pose.video import VideoSource
from formcheck.pose.workers import WorkerEstimator

clip, count, port = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
socket.socket().connect_ex(("127.0.0.1", port))  # the trace must show this
estimate_recording(clip)
images = [frame.image for frame in VideoSource(clip)]
found = 0
with WorkerEstimator(model_path("full")) as estimator:
    for index in range(count):
        frame = Frame(images[index % len(images)], float(index), index)
        found += len(estimator.estimate(frame))
        time.sleep(1.0)
print(found)
"""

TRACED = ("-f", "-qq", "-e", "signal=none", "-e", "trace=connect,sendto,sendmsg,sendmmsg")


@dataclass(frozen=True)
class Trace:
    """What came of the work.

    Attributes
    ----------
    found
        Pictures in which the person was found.
    calls
        The traced calls of all processes.
    """

    found: int
    calls: tuple[str, ...]


def begin(strace: str) -> subprocess.Popen[bytes]:
    """Begin to trace the work of this run."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    clip = beginning(SAMPLE, folder / "clip.mp4", duration_s=2.0)
    work = (sys.executable, "-c", WORK, str(clip), str(PICTURES), str(OWN_PORT))
    traced = shlex.join((strace, *TRACED, "-o", "calls", *work))
    script = f"{traced} > found 2> complaints; echo $? > ended.part; mv ended.part ended"
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        ["sh", "-c", script], cwd=folder, stdin=nothing, stdout=nothing, stderr=nothing
    )


def looked_at() -> Trace:
    """Wait for the work to end and return what came of it."""
    folder = _folder()
    give_up_s = time.monotonic() + PATIENCE_S
    while not (folder / "ended").exists():
        assert time.monotonic() < give_up_s, "the traced work does not end"
        time.sleep(0.2)
    assert (folder / "ended").read_text() == "0\n", (folder / "complaints").read_text()
    calls = (folder / "calls").read_text().splitlines()
    trace = Trace(int((folder / "found").read_text()), tuple(calls))
    shutil.rmtree(folder)
    return trace


def _folder() -> Path:
    """Return the folder that all processes of one run share."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    return REPOSITORY / "out" / "traces" / run
