"""Runs the app and the pose worker under strace, goes through all of it, and reads the traces."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from formcheck.cli.privacy.trace import is_marked, leaves, traced
from formcheck.errors import FormcheckError
from formcheck.ui.demo_clips import demo_clip
from formcheck.ui.serving.tour import TourOutcome, tour

WATCH_S = 75.0
"""MediaPipe tries to report its use a minute after it was started."""

EXERCISE = "squat"
END_MAX_S = 20.0


class WatchError(FormcheckError):
    """The run cannot be traced, so nothing is shown by it."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen of a traced run.

    Attributes
    ----------
    seen
        What the server showed, and whom it answered.
    calls
        How many calls to reach something there were.
    leaving
        Those that would have left this machine, as strace writes them.
    """

    seen: TourOutcome
    calls: int
    leaving: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        """Whether nothing left and no page of others was answered."""
        return not self.leaving and not self.seen.let_in


def watch(strace: str, folder: Path, *, duration_s: float = WATCH_S) -> Watched:
    """Trace a run of the app over records of its own, and of the pose worker.

    Parameters
    ----------
    strace
        The tracer.
    folder
        An empty one: records and traces go there.
    duration_s
        For how long both run.

    Raises
    ------
    WatchError
        The server did not start, the clip is not there, or a trace saw nothing.
    """
    clip = demo_clip(EXERCISE)
    if clip is None:
        raise WatchError(f"the clip of {EXERCISE} is missing: install formcheck again")
    ended_s = time.monotonic() + duration_s
    looking = ("look", str(clip.absolute()), str(duration_s))
    with _run(strace, folder, "pose", *looking) as pose, _app(strace, folder) as host:
        seen = tour(host)
        if pose.wait():
            raise WatchError("the pose worker cannot be run: see formcheck doctor")
        time.sleep(max(ended_s - time.monotonic(), 0.0))
    lines = [_read(folder / f"{name}.trace") for name in ("pose", "app")]
    calls = [line for each in lines for line in each]
    return Watched(seen, len(calls), tuple(line for line in calls if leaves(line)))


@contextmanager
def _app(strace: str, folder: Path) -> Iterator[str]:
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        port = sought.getsockname()[1]
    with _run(strace, folder, "app", "app", "--port", str(port)) as app:
        assert app.stdout is not None
        while "formcheck is at" not in (line := app.stdout.readline()):
            if not line:
                raise WatchError("the app does not start: see formcheck app")
        yield f"127.0.0.1:{port}"


@contextmanager
def _run(strace: str, folder: Path, name: str, *what: str) -> "Iterator[subprocess.Popen[str]]":
    """Run a part of formcheck under the tracer until left."""
    command = (sys.executable, "-m", "formcheck.cli.privacy.subject", *what)
    env = {
        **os.environ,
        "FORMCHECK_DATA_FOLDER": str(folder / "records"),
        "FORMCHECK_MODE": "local",
    }
    with subprocess.Popen(
        traced(strace, folder / f"{name}.trace", command),
        env=env,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            _end(process)


def _end(process: "subprocess.Popen[str]") -> None:
    """End the tracer and what it traces: strace passes no signal on."""
    for ask in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, ask)
            with suppress(subprocess.TimeoutExpired):
                process.wait(END_MAX_S)


def _read(path: Path) -> list[str]:
    lines = path.read_text("utf-8", "replace").splitlines()
    if not is_marked(lines):
        raise WatchError("strace missed a connection that was tried on purpose: it shows nothing")
    return lines
