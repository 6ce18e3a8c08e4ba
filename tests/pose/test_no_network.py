"""Pose work on this machine stays on this machine: traced, not believed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from formcheck.pose.models import model_path
from formcheck.pose.workers import NO_NETWORK
from tests.short_clips import beginning

SAMPLE = Path(__file__).parents[2] / "samples" / "squat_side.mp4"
PICTURES = 75
"""One a second: the model's library tries to report its use with the first picture that it looks
at 60 s after it was started, and never while it has none to look at."""

OWN_PORT, CLOSED_PORT = 7, int(NO_NETWORK.rpartition(":")[2])

SCRIPT = """
import socket, sys, time
from pathlib import Path
from formcheck.pose.frame import Frame
from formcheck.pose.recording import estimate_recording
from formcheck.pose.video import VideoSource
from formcheck.pose.workers import WorkerEstimator

clip, model, count, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
socket.socket().connect_ex(("127.0.0.1", port))  # the trace must show this
estimate_recording(clip)
images = [frame.image for frame in VideoSource(clip)]
found = 0
with WorkerEstimator(model) as estimator:
    for index in range(count):
        frame = Frame(images[index % len(images)], float(index), index)
        found += len(estimator.estimate(frame))
        time.sleep(1.0)
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
@pytest.mark.slow(reason="the model's library tries to report its use after a minute")
def test_nothing_leaves_this_machine_in_75_seconds_of_pose_work(
    strace: str, tmp_path: Path
) -> None:
    log = tmp_path / "trace"
    clip = beginning(SAMPLE, tmp_path / "clip.mp4", duration_s=2.0)
    traced = subprocess.run(
        [
            *(strace, "-f", "-qq", "-e", "signal=none", "-o", str(log)),
            *("-e", "trace=connect,sendto,sendmsg,sendmmsg"),
            *(sys.executable, "-c", SCRIPT),
            *(str(clip), str(model_path("full")), str(PICTURES), str(OWN_PORT)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert traced.returncode == 0, traced.stderr
    assert int(traced.stdout) > 0.9 * PICTURES, "the person was hardly ever found: no real work"
    calls = log.read_text().splitlines()
    assert any(f"htons({OWN_PORT})" in call for call in calls), (
        "the trace missed a connection made on purpose"
    )
    assert any(f"htons({CLOSED_PORT})" in call for call in calls), (
        "the library did not try to report its use: the trace was too short to show anything"
    )
    assert [call for call in calls if leaving(call)] == []
