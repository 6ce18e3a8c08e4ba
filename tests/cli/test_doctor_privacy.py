"""``formcheck doctor --privacy``: what a traced run shows."""

from pathlib import Path

import pytest

from formcheck.cli.doctor import privacy_lines
from formcheck.cli.privacy.trace import is_marked, leaves, tracer
from formcheck.cli.privacy.watch import Watched, watch
from formcheck.ui.serving.tour import TourOutcome
from tests.cli.conftest import Run

SEEN = TourOutcome(("", "settings"), 204, ())
OUT = 'connect(3, {sa_family=AF_INET, sin_port=htons(1), sin_addr=inet_addr("8.8.8.8")}, 16) = 0'


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (OUT, True),
        (OUT.replace("8.8.8.8", "127.0.0.1"), False),
        (OUT.replace("8.8.8.8", "127.0.0.53").replace("(1)", "(53)"), True),
        ('connect(3, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.R"}', True),
        ('connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}', False),
    ],
)
def test_a_call_that_leaves_is_told_from_one_that_stays(call: str, *, expected: bool) -> None:
    assert leaves(call) is expected


def test_a_trace_without_its_mark_saw_nothing() -> None:
    assert not is_marked([OUT])
    assert is_marked([OUT.replace("(1)", "(7)")])


def test_what_left_or_was_let_in_is_named() -> None:
    broken = Watched(TourOutcome(("",), 204, ("GET / for null",)), 2, (OUT,))
    said = list(privacy_lines(broken))
    assert not broken.is_kept
    assert f"tried to leave: {OUT}" in said
    assert "answered to a foreign page: GET / for null" in said
    kept = Watched(SEEN, 2, ())
    assert kept.is_kept
    assert list(privacy_lines(kept))[-1] == "Nothing tried to leave this machine."


def test_without_a_tracer_nothing_is_claimed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("formcheck.cli.privacy.trace.tracer", lambda: None)
    outcome = run("doctor", "--privacy")
    assert outcome.code == 1
    assert "nothing is shown" in outcome.out


@pytest.mark.model
@pytest.mark.slow(reason="MediaPipe tries to report a minute after its start")
def test_nothing_leaves_over_every_page_an_upload_foreign_pages_and_75_s(tmp_path: Path) -> None:
    strace = tracer()
    if strace is None:
        pytest.skip("strace is not installed, or may not trace here")
    watched = watch(strace, tmp_path)
    assert watched.leaving == ()
    assert watched.seen.let_in == ()
    assert watched.seen.upload_status == 204
    assert set(watched.seen.pages) >= {"exercises", "progress", "session", "analyse", "settings"}
