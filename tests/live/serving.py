"""The live service behind a real server, and a browser's end of its socket."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

import uvicorn
from starlette.applications import Starlette
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from formcheck.live.limits import ServiceLimits
from formcheck.live.service import LiveService
from formcheck.settings import Settings
from scenery.patience import PATIENCE_S

UNHURRIED = ServiceLimits(hello_s=PATIENCE_S)
"""Who connects is not hurried: here server and browser share a processor with other tests."""


@contextmanager
def served(
    settings: Settings, limits: ServiceLimits | None = None, *, processes: int = 0
) -> Iterator[str]:
    """Serve on a free port, set up as Streamlit sets its server up; give host and port."""
    service = LiveService(settings, limits or UNHURRIED, processes=processes)
    app = Starlette(routes=service.routes, lifespan=service.lifespan)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, ws="websockets-sansio", log_level="critical"
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE_S)
        assert not thread.is_alive(), "the server does not end"


@contextmanager
def connected(
    host: str,
    first: dict[str, Any] | None = None,
    *,
    origin: str | None = "",
    headers: Mapping[str, str] | None = None,
) -> Iterator["Browser"]:
    """Open a socket as a page of the server does, or of another origin, and say the first word."""
    asked_by = Origin(f"http://{host}" if origin == "" else origin) if origin is not None else None
    with connect(
        f"ws://{host}/live",
        origin=asked_by,
        additional_headers=headers,
        max_size=None,
        max_queue=None,  # else nothing more comes, not even the end, while answers are unread
        open_timeout=PATIENCE_S,
        close_timeout=PATIENCE_S,
        ping_timeout=PATIENCE_S,
    ) as socket:
        browser = Browser(socket)
        if first is not None:
            browser.say(first)
        yield browser


class Browser:
    """A browser's end of the socket."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def say(self, message: dict[str, Any] | str) -> None:
        self._socket.send(message if isinstance(message, str) else json.dumps(message))

    def send(self, packet: bytes) -> None:
        """Send a packet, unless the socket was closed meanwhile."""
        with suppress(ConnectionClosed):
            self._socket.send(packet)

    def hear(self) -> dict[str, Any]:
        """Return the next answer."""
        message: dict[str, Any] = json.loads(self._socket.recv(PATIENCE_S))
        return message

    def closed_with(self) -> tuple[int, str]:
        """Read on until the socket is closed; return the code and the reason."""
        with suppress(ConnectionClosed):
            while True:
                self.hear()
        return self._socket.close_code or 0, self._socket.close_reason or ""
