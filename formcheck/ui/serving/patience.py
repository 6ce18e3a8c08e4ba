"""HTTP connections that are closed where no request comes over them."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_MAX_S = 10.0
"""From opening a connection, or the end of an answer, to the whole head of the next request."""


class PatientHttp(H11Protocol):
    """Uvicorn's protocol, which by itself waits for ever for the first line of a request."""

    request_max_s = REQUEST_MAX_S
    _giving_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._expect_request()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._expect_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _expect_request(self) -> None:
        self._stop_waiting()
        self._giving_up = self.loop.call_later(self.request_max_s, self._give_up, self.cycle)

    def _stop_waiting(self) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None

    def _give_up(self, answered: Any) -> None:
        """Close the connection unless a request came meanwhile, or it became a web socket."""
        if self.cycle is answered and self.transport.get_protocol() is self:
            self.transport.close()
