"""The socket of a live set: who may connect, what is read from it, how it is closed."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from formcheck.errors import FormcheckError, PacketError
from formcheck.live.closing import (
    BROKEN,
    TOO_BIG,
    TOO_MANY,
    CloseReason,
    closing_for,
)
from formcheck.live.limits import PacketRate, ServiceLimits
from formcheck.live.live_set import Connection, Why
from formcheck.live.newcomers import Newcomers
from formcheck.live.origin import same_origin
from formcheck.live.protocol import PACKET_MAX_BYTES
from formcheck.live.requests import End, Opening, Request, read_request

SEND_MAX_S = 3.0
"""Who takes nothing for so long has lost the connection, though nobody was told yet."""

logger = logging.getLogger(__name__)


class SocketConnection:
    """Sends answers over one socket; says nothing to one that was closed, or takes nothing.

    Parameters
    ----------
    socket
        An accepted one.
    """

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._stuck = False

    async def send(self, text: str) -> None:
        """Send one message."""
        if not self._stuck:
            await self._do(self._socket.send_text, text)

    async def close(self, closing: CloseReason) -> None:
        """Close the socket, saying why."""
        await self._do(self._socket.close, closing.code, closing.short_reason)

    async def _do(self, what: Callable[..., Awaitable[None]], *said: object) -> None:
        """Do something with the socket unless it is closed; its reader lets go of a lost one."""
        states = (self._socket.application_state, self._socket.client_state)
        if any(state is not WebSocketState.CONNECTED for state in states):
            return
        try:
            async with asyncio.timeout(SEND_MAX_S):
                await what(*said)
        except TimeoutError:
            self._stuck = True
        except (WebSocketDisconnect, RuntimeError):
            return


class SetHandle(Protocol):
    """The place of a running set, as one connection uses it."""

    def offer(self, packet: bytes) -> None:
        """Take a packet in place of any that waits."""
        ...

    def end(self, why: Why) -> None:
        """End the set with its verdict."""
        ...

    def detach(self, connection: Connection, *, refused: int = 0) -> None:
        """Go on without the connection, which was lost."""
        ...


class Host(Protocol):
    """Where sets run: in this process, or in several others."""

    @property
    def limits(self) -> ServiceLimits:
        """How much may be asked for."""
        ...

    async def enter(self, request: Opening, connection: Connection) -> SetHandle | None:
        """See to what is asked for; None where the connection was told that it cannot be."""
        ...


async def converse(socket: WebSocket, host: Host, newcomers: Newcomers) -> None:
    """Serve one socket from its handshake to its end."""
    if not same_origin(socket.scope):
        await socket.close()
        return
    await socket.accept()
    connection = SocketConnection(socket)
    try:
        seat = await _enter(socket, host, connection, newcomers)
        if seat is not None:
            await _listen(socket, seat, connection, host.limits)
    except WebSocketDisconnect:
        return
    except FormcheckError as error:
        await connection.close(closing_for(error))
    except Exception as error:
        # Without its message: it may speak of a person.
        logger.error("a live connection broke off: %s", type(error).__name__)  # noqa: TRY400
        await connection.close(BROKEN)


async def _enter(
    socket: WebSocket, host: Host, connection: Connection, newcomers: Newcomers
) -> SetHandle | None:
    """Begin or go on with the set the browser names; None where the socket was closed."""
    with newcomers.waiting(socket.client.host if socket.client else "") as patience:
        try:
            first = await asyncio.wait_for(_first_request(socket), patience.wait_s)
        except TimeoutError:
            await connection.close(patience.closing)
            return None
    if isinstance(first, End):
        raise PacketError("there is no set to end: begin one first")
    return await host.enter(first, connection)


async def _first_request(socket: WebSocket) -> Request:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1006))
    return read_request(message.get("text") or "")


async def _listen(
    socket: WebSocket, seat: SetHandle, connection: Connection, limits: ServiceLimits
) -> None:
    """Pass on what comes until the socket is closed from either side."""
    rate = PacketRate(limits, clock_s=time.monotonic)
    try:
        while (message := await socket.receive())["type"] != "websocket.disconnect":
            data: bytes | None = message.get("bytes")
            if len(data or b"") > PACKET_MAX_BYTES:
                await connection.close(TOO_BIG)
            elif rate.exceeded:
                await connection.close(TOO_MANY)
            elif rate.allows():
                _pass_on(data, message.get("text") or "", seat)
    finally:
        seat.detach(connection, refused=rate.refused)


def _pass_on(data: bytes | None, text: str, seat: SetHandle) -> None:
    if data is not None:
        seat.offer(data)
        return
    request = read_request(text)
    if not isinstance(request, End):
        raise PacketError("this connection has its set already")
    seat.end(request.why)
