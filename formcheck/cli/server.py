"""``formcheck app``: the pages in a browser."""

import errno
import socket
from typing import Annotated

import typer

from formcheck.cli.options import read_settings
from formcheck.cli.terminal import tell, write_out
from formcheck.errors import SettingsError

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8501
BACKLOG = 128

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
    listening = _listen(address or LOOPBACK, port)
    tell("Starting; stop it with Ctrl+C.")
    from formcheck.ui.serving.server import serve

    here = f"http://{address or LOOPBACK}:{port}"
    if not serve(listening, address or LOOPBACK, lambda: write_out(f"formcheck is at {here}")):
        raise SettingsError("the server did not start: see what it says above")


def _listen(address: str, port: int) -> socket.socket:
    """Take the port, before anything else is loaded.

    Raises
    ------
    SettingsError
        It cannot be taken.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        # Else a port that was in use a moment ago is taken for one that still is.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            problem = "is in use: formcheck may be running already; choose another --port"
        else:
            problem = (
                f"cannot be listened on ({error.strerror}); choose another --address or --port"
            )
        raise SettingsError(f"port {port} at {address} {problem}") from error
    listening.setblocking(False)
    return listening
