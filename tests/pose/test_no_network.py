"""Pose work on this machine stays on this machine: traced, not believed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from formcheck.pose.workers import NO_NETWORK
from tests.pose.tracing import OWN_PORT, PICTURES, Trace, looked_at

CLOSED_PORT = int(NO_NETWORK.rpartition(":")[2])

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


@pytest.fixture(scope="module")
def trace(strace: str, models: Path) -> Trace:
    del strace, models
    return looked_at()


@pytest.mark.model
@pytest.mark.slow(reason="the model's library tries to report its use after a minute")
def test_nothing_leaves_this_machine_in_75_seconds_of_pose_work(trace: Trace) -> None:
    assert trace.found > 0.9 * PICTURES, "the person was hardly ever found: no real work"
    assert any(f"htons({OWN_PORT})" in call for call in trace.calls), (
        "the trace missed a connection made on purpose"
    )
    assert any(f"htons({CLOSED_PORT})" in call for call in trace.calls), (
        "the library did not try to report its use: the trace was too short to show anything"
    )
    assert [call for call in trace.calls if leaving(call)] == []
