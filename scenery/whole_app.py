"""The whole app in a process of its own, as `streamlit run` serves it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scenery.patience import PATIENCE_S

REPOSITORY = Path(__file__).parents[1]


class App:
    """A running server.

    Parameters
    ----------
    process
        The server.
    host
        Address and port.
    """

    def __init__(self, process: "subprocess.Popen[str]", host: str) -> None:
        self.process, self.host = process, host

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        return int(sought.getsockname()[1])


@contextmanager
def running_app(data_folder: Path, port: int, **settings: str) -> Iterator[App]:
    """Serve the app over these records until left; settings go by their FORMCHECK_ names."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    env = {**os.environ, "FORMCHECK_DATA_FOLDER": str(data_folder), **settings}
    log = data_folder / "server.log"
    with (
        log.open("a") as written,
        subprocess.Popen(
            command, cwd=REPOSITORY, env=env, stdout=subprocess.PIPE, stderr=written, text=True
        ) as process,
    ):
        assert process.stdout is not None
        while "URL:" not in process.stdout.readline():
            assert process.poll() is None, f"the server did not start: {log.read_text()}"
        try:
            yield App(process, f"127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait(PATIENCE_S)
