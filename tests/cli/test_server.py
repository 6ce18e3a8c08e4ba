"""``formcheck app``."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def free_port() -> int:
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        return int(sought.getsockname()[1])


def test_without_logins_it_listens_on_this_machine_alone(run: Run) -> None:
    outcome = run("app", "--address", "0.0.0.0")
    assert outcome.code == 1
    assert "FORMCHECK_MODE=clinic" in outcome.err


def test_clinic_may_listen_for_others(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    started: list[list[str]] = []

    class Ended:
        def __init__(self, command: list[str]) -> None:
            started.append(command)

        def wait(self) -> int:
            return 0

    monkeypatch.setattr("formcheck.cli.server.subprocess.Popen", Ended)
    outcome = run("app", "--address", "10.0.0.5", "--port", "9000")
    assert outcome.code == 0
    assert "http://10.0.0.5:9000" in outcome.out
    assert "--server.address=10.0.0.5" in started[0]
    assert "--browser.gatherUsageStats=false" in started[0]


def test_port_that_is_taken_is_said(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        outcome = run("app", "--port", str(taken.getsockname()[1]))
    assert outcome.code == 1
    assert "choose another --port" in outcome.err


@pytest.mark.slow(reason="the app is started as a program of its own")
def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    port = free_port()
    command = [str(Path(sys.executable).with_name("formcheck")), "app", "--port", str(port)]
    env = {**os.environ, "FORMCHECK_DATA_FOLDER": str(tmp_path)}
    with subprocess.Popen(command, env=env, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as app:
        assert app.stdout is not None
        while "URL:" not in app.stdout.readline():
            assert app.poll() is None
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
            assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
        app.send_signal(signal.SIGTERM)
        app.stdout.read()
    assert app.returncode == 0
    with socket.socket() as later:
        assert later.connect_ex(("127.0.0.1", port)) != 0
