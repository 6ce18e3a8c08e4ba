"""``formcheck app``: the pages in a browser."""

import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from formcheck.cli.options import read_settings
from formcheck.cli.terminal import tell, write_out
from formcheck.errors import SettingsError

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8501

ALWAYS = {
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "server.headless": "true",
    "server.fileWatcherType": "none",
}
"""What holds whatever Streamlit finds set in the folder it is started in."""

PortOption = Annotated[
    int, typer.Option("--port", min=1024, max=65535, help="The port the app listens on.")
]
AddressOption = Annotated[
    str | None,
    typer.Option(
        "--address",
        metavar="IP",
        help="Where to listen; only for clinic mode. [default: this machine alone]",
    ),
]


def app(port: PortOption = DEFAULT_PORT, address: AddressOption = None) -> None:
    """Open the pages in a browser: progress, sessions, analysing a recording, settings.

    The server listens on this machine alone, until it is stopped with Ctrl+C.
    """
    if address not in (None, LOOPBACK) and read_settings().mode != "clinic":
        raise SettingsError(
            f"--address {address}: without logins the app listens on this machine alone; set "
            "FORMCHECK_MODE=clinic to let others in"
        )
    server = subprocess.Popen(_command(port, address or LOOPBACK))
    write_out(f"formcheck is at http://{address or LOOPBACK}:{port}")
    tell("Stop it with Ctrl+C.")
    _until_over(server)


def entry() -> Path:
    """Return the script that Streamlit serves: packaged, or at the top of a checkout."""
    packaged = Path(str(files("formcheck.ui.serving").joinpath("app.py")))
    return packaged if packaged.exists() else Path(str(files("formcheck"))).parent / "app.py"


def _command(port: int, address: str) -> list[str]:
    options = {"server.port": port, "server.address": address, "browser.serverAddress": address}
    given = [f"--{name}={value}" for name, value in {**options, **ALWAYS}.items()]
    return [sys.executable, "-m", "streamlit", "run", str(entry()), *given]


def _until_over(server: "subprocess.Popen[bytes]") -> None:
    """Wait for the server; it ends with the command."""
    try:
        code = server.wait()
    except KeyboardInterrupt:
        server.send_signal(signal.SIGINT)
        server.wait()
        return
    if code:
        raise SettingsError(
            f"the server ended by itself (exit code {code}): see what it says above, or choose "
            "another --port"
        )
