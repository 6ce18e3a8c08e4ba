"""Serves the app in this very process: it ends with it, and a port is free again at once."""

import os
import runpy
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from types import FrameType

import uvicorn
from streamlit import config
from streamlit.web import bootstrap
from streamlit.web.server.starlette.starlette_server import _get_uvicorn_config_kwargs

from formcheck.ui.serving.patience import PatientHttp

END_MAX_S = 1.7
"""Whoever asks the server to end waits no longer; what is kept is kept before anybody is told."""

CLOSE_MAX_S = 1
"""Of that, how long open answers may take."""

CONNECTIONS_MAX = 2000

ALWAYS = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "server.headless": True,
    "server.fileWatcherType": "none",
}
"""What holds whatever Streamlit finds set in the folder it is started in."""


class PromptServer(uvicorn.Server):
    """Ends soon after it is asked to, and says when it is up.

    Parameters
    ----------
    settings
        Uvicorn's.
    when_up
        Called once requests are answered.
    """

    def __init__(self, settings: uvicorn.Config, when_up: Callable[[], None]) -> None:
        super().__init__(settings)
        self._when_up = when_up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer requests."""
        await super().startup(sockets)
        if self.started:
            self._when_up()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end; a thread that does not let go is left behind."""
        if not self.should_exit:
            deadline = threading.Timer(END_MAX_S, os._exit, args=(0,))
            deadline.daemon = True
            deadline.start()
        super().handle_exit(sig, frame)


def entry() -> Path:
    """Return the script that Streamlit serves: packaged, or at the top of a checkout."""
    packaged = Path(str(files("formcheck.ui.serving").joinpath("app.py")))
    return packaged if packaged.exists() else Path(str(files("formcheck"))).parent / "app.py"


def serve(listening: socket.socket, address: str, when_up: Callable[[], None]) -> bool:
    """Serve the app until a signal ends it.

    Parameters
    ----------
    listening
        A bound socket.
    address
        What it is bound to, as browsers write it.
    when_up
        Called once requests are answered.

    Returns
    -------
    bool
        Whether it came up at all.
    """
    script = str(entry())
    port = listening.getsockname()[1]
    where = {"server.port": port, "server.address": address, "browser.serverAddress": address}
    config._main_script_path = script
    bootstrap.load_config_options({**where, **ALWAYS})
    config._server_mode = "starlette-app"
    app = runpy.run_path(script, run_name="formcheck_app")["app"]
    server = PromptServer(
        uvicorn.Config(
            app,
            **{
                **_get_uvicorn_config_kwargs(),
                "http": PatientHttp,
                "limit_concurrency": CONNECTIONS_MAX,
                "log_level": "warning",
                "timeout_graceful_shutdown": CLOSE_MAX_S,
            },
        ),
        when_up,
    )
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    return server.started
