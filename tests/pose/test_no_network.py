"""Pose work on this machine stays on this machine: traced, not believed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from formcheck.pose.models import model_path

SAMPLE = Path(__file__).parents[2] / "samples" / "squat_side.mp4"
RUN_S = 75
"""The model's library tries to report its use 60 s after it starts."""

SCRIPT = """
import itertools, socket, sys, time
from pathlib import Path
from formcheck.pose.frame import Frame
from formcheck.pose.recording import estimate_recording
from formcheck.pose.video import VideoSource
from formcheck.pose.workers import WorkerEstimator

clip, model, run_s = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
socket.socket().connect_ex(("127.0.0.1", 9))  # the trace must show this
estimate_recording(clip)
images = [frame.image for frame in VideoSource(clip, stop=60)]
begin_s = time.monotonic()
found = 0
with WorkerEstimator(model) as estimator:
    for index in itertools.count():
        time_s = time.monotonic() - begin_s
        if time_s > run_s:
            break
        found += len(estimator.estimate(Frame(images[index % len(images)], time_s, index)))
print(found)
"""

INTERNET = re.compile(r"sa_family=AF_INET6?, .*?(?:inet_addr\(|inet_pton\(AF_INET6, )\"([^\"]+)\"")
PORT = re.compile(r"sin6?_port=htons\((\d+)\)")


def is_loopback(address: str) -> bool:
    return address.startswith("127.") or address in ("::1", "::ffff:127.0.0.1")


def leaving(line: str) -> bool:
    """Return whether a traced call names an address off this machine or a name server."""
    address = INTERNET.search(line)
    port = PORT.search(line)
    if address is None:
        return False
    return not is_loopback(address[1]) or (port is not None and port[1] == "53")


@pytest.fixture(scope="module")
def strace() -> str:
    """The tracer, where it is installed and allowed to trace."""
    found = shutil.which("strace")
    if found is None:
        pytest.skip("strace is not installed")
    tried = subprocess.run([found, "-qq", "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"strace may not trace here: {tried.stderr.strip()}")
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            'connect(3, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("1.2.3.4")}',
            True,
        ),
        (
            'connect(3, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")}',
            False,
        ),
        (
            'sendto(3, "", 1, 0, {sa_family=AF_INET, sin_port=htons(53), '
            'sin_addr=inet_addr("127.0.0.53")}',
            True,
        ),
        (
            "connect(3, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), "
            'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}',
            True,
        ),
        (
            "connect(3, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), "
            'inet_pton(AF_INET6, "::1", &sin6_addr)}',
            False,
        ),
        ('connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}', False),
    ],
)
def test_what_leaves_is_told_from_what_stays(line: str, expected: bool) -> None:
    assert leaving(line) is expected


@pytest.mark.model
@pytest.mark.slow
def test_nothing_leaves_this_machine_in_75_seconds_of_pose_work(
    strace: str, tmp_path: Path
) -> None:
    log = tmp_path / "trace"
    traced = subprocess.run(
        [
            *(strace, "-f", "-qq", "-e", "signal=none", "-o", str(log)),
            *("-e", "trace=connect,sendto,sendmsg,sendmmsg"),
            *(sys.executable, "-c", SCRIPT),
            *(str(SAMPLE), str(model_path("full")), str(RUN_S)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert traced.returncode == 0, traced.stderr
    assert int(traced.stdout) > RUN_S, "the person was hardly ever found: no real work"
    calls = log.read_text().splitlines()
    assert any("htons(9)" in call for call in calls), (
        "the trace missed a connection made on purpose"
    )
    assert [call for call in calls if leaving(call)] == []
