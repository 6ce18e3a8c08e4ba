"""``formcheck app``."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from formcheck.ui.serving.patience import REQUEST_MAX_S
from formcheck.ui.serving.visiting import visit
from tests.cli.conftest import Run

COMMAND = str(Path(sys.executable).with_name("formcheck"))
PATIENCE_S = 60.0


def free_port() -> int:
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        return int(sought.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int) -> "Iterator[subprocess.Popen[str]]":
    """Serve until left, by the command itself."""
    env = {**os.environ, "FORMCHECK_DATA_FOLDER": str(folder)}
    with subprocess.Popen(
        [COMMAND, "app", "--port", str(port)],
        env=env,
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    ) as app:
        assert app.stdout is not None
        while "formcheck is at" not in app.stdout.readline():
            assert app.poll() is None, "the server did not start"
        try:
            yield app
        finally:
            app.kill()


def is_taken(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0


def test_without_logins_it_listens_on_this_machine_alone(run: Run) -> None:
    outcome = run("app", "--address", "0.0.0.0")
    assert outcome.code == 1
    assert "FORMCHECK_MODE=clinic" in outcome.err


def test_clinic_may_listen_for_others(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    served: list[tuple[object, str]] = []

    def serve(listening: socket.socket, address: str, when_up: Callable[[], None]) -> bool:
        served.append((listening.getsockname()[0], address))
        listening.close()
        when_up()
        return True

    monkeypatch.setattr("formcheck.ui.serving.server.serve", serve)
    port = free_port()
    outcome = run("app", "--address", "127.0.0.2", "--port", str(port))
    assert outcome.code == 0
    assert f"http://127.0.0.2:{port}" in outcome.out
    assert served == [("127.0.0.2", "127.0.0.2")]


def test_port_that_is_taken_is_said_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code = (
            "import sys; from formcheck.cli.server import app\n"
            f"try: app({port}, None)\n"
            "except Exception as error: print(error)\n"
            "print('streamlit' in sys.modules)"
        )
        said = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
        ).stdout
    assert "choose another --port" in said
    assert said.endswith("False\n")


@pytest.mark.slow(reason="starts the whole app")
def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port) as app:
        host = f"127.0.0.1:{port}"
        with urllib.request.urlopen(f"http://{host}/") as page:
            assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
        with visit(host) as window:
            window.look()
            app.send_signal(signal.SIGTERM)
            # The promise is two seconds; a machine under load gets ten times that.
            assert app.wait(20.0) == 0
    assert not is_taken(port)


@pytest.mark.slow(reason="starts the whole app")
def test_a_killed_command_leaves_no_server_on_the_port(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port) as app:
        assert is_taken(port)
        app.kill()
        app.wait(PATIENCE_S)
        assert not is_taken(port)


@pytest.mark.slow(reason="a connection is closed after ten seconds")
@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.1\r\nHost: localhost"], ids=["nothing", "half a request"]
)
def test_a_connection_without_a_request_is_closed(tmp_path: Path, sent: bytes) -> None:
    port = free_port()
    with serving(tmp_path, port), socket.create_connection(("127.0.0.1", port)) as idle:
        idle.settimeout(10 * REQUEST_MAX_S)
        idle.sendall(sent)
        assert idle.recv(1) == b""
