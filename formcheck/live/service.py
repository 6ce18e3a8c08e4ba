"""The live service as the app mounts it: the socket, the browser's files, opening and closing."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket

from formcheck.errors import FormcheckError
from formcheck.history.opening import Records, open_records
from formcheck.live.assets import asset_routes
from formcheck.live.browser_files import REMEDY, missing_browser_files
from formcheck.live.closing import closing_for
from formcheck.live.limits import ServiceLimits
from formcheck.live.newcomers import Newcomers
from formcheck.live.route import SocketConnection, converse
from formcheck.live.session_registry import SWEEP_S, SessionRegistry
from formcheck.live.worker_pool import WorkerPool
from formcheck.settings import Settings

logger = logging.getLogger(__name__)


def process_count(settings: Settings) -> int:
    """Return how many processes coach; 0 where the server does it by itself.

    One person needs no more than that. A clinic gets a process for each core.
    """
    return (os.cpu_count() or 1) if settings.mode == "clinic" and os.name == "posix" else 0


class LiveService:
    """Coaches everybody who connects.

    The records are opened with the first connection, so that pages can say what is wrong with them.

    Parameters
    ----------
    settings
        Records, exercises and models.
    limits
        How much may be asked for; None for what one machine can do.
    processes
        How many processes coach; 0 to coach in this one, None for what the settings ask for.
    """

    def __init__(
        self,
        settings: Settings,
        limits: ServiceLimits | None = None,
        *,
        processes: int | None = None,
    ) -> None:
        self._settings = settings
        self._limits = limits or ServiceLimits(
            pose_workers=settings.workers, waiting_per_address=settings.waiting_per_address
        )
        self._newcomers = Newcomers(self._limits)
        self._processes = process_count(settings) if processes is None else processes
        self._opening = asyncio.Lock()
        self._records: Records | None = None
        self._host: SessionRegistry | WorkerPool | None = None

    @property
    def routes(self) -> list[BaseRoute]:
        """The socket, and what the browser needs."""
        return [
            WebSocketRoute("/live", self._serve),
            *asset_routes(self._settings.model_folder),
        ]

    @asynccontextmanager
    async def lifespan(self, app: object) -> AsyncIterator[None]:
        """Look after the running sets while the app is served; leave them in order at its end."""
        del app
        missing = missing_browser_files(self._settings.model_folder)
        if missing:
            logger.warning("no coaching in the browser: %s missing; %s", ", ".join(missing), REMEDY)
        sweeping = asyncio.create_task(self._sweep())
        try:
            yield
        finally:
            sweeping.cancel()
            if self._host is not None:
                await self._host.close()
            if self._records is not None:
                self._records.close()

    async def _serve(self, socket: WebSocket) -> None:
        try:
            host = await self._open()
        except FormcheckError as error:
            await socket.accept()
            await SocketConnection(socket).close(closing_for(error))
            return
        await converse(socket, host, self._newcomers)

    async def _open(self) -> SessionRegistry | WorkerPool:
        async with self._opening:
            if self._host is None:
                # Also in front of a crew: whatever is wrong with the records is told here.
                self._records = await asyncio.to_thread(open_records, self._settings)
                if self._processes:
                    self._records.close()
                self._host = (
                    WorkerPool(self._settings, self._limits, self._processes)
                    if self._processes
                    else SessionRegistry(self._records, self._settings, limits=self._limits)
                )
            return self._host

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_S)
            if isinstance(self._host, SessionRegistry):
                await self._host.sweep()
