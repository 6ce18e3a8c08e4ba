"""Live processes, seen from the server: coaching a clinic takes more than one processor core."""

import asyncio
import itertools
import pickle
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from contextlib import suppress

from formcheck.errors import BusyError
from formcheck.live.closing import BEHIND, SHUT_DOWN, CloseReason, Code
from formcheck.live.limits import ServiceLimits
from formcheck.live.live_set import Connection, Why
from formcheck.live.requests import End, Opening
from formcheck.live.session_registry import open_tokens
from formcheck.live.wire import Message, MessageType, Wire, open_wire
from formcheck.settings import Settings
from formcheck.texts import say

STOP_MAX_S = 20.0
UNSENT_MAX = 64
"""So many answers may wait for a browser that takes none."""


class WiredSeat:
    """The place of a set in another process, as one connection uses it.

    Parameters
    ----------
    wire, number
        The line to the process, and what the connection is called there.
    connection
        Where its answers go.
    on_leave
        Called when nothing more is to be heard here.

    Attributes
    ----------
    entered
        Done once the set has begun or goes on (true), or cannot (false).
    """

    def __init__(
        self, wire: Wire, number: int, connection: Connection, on_leave: Callable[[int], object]
    ) -> None:
        self.entered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._wire, self._number, self._connection = wire, number, connection
        self._on_leave = on_leave
        self._unsent: asyncio.Queue[str | CloseReason] = asyncio.Queue()
        self._sending = asyncio.create_task(self._send())

    def offer(self, packet: bytes) -> None:
        """Pass on a packet; where the process does not keep up it is dropped."""
        if not self._wire.is_full:
            self._wire.say(MessageType.PACKET, self._number, packet)

    def end(self, why: Why) -> None:
        """Have the set ended."""
        request = End(kind="end", why=why).model_dump_json()
        self._wire.say(MessageType.END, self._number, request.encode())

    def detach(self, connection: Connection, *, refused: int = 0) -> None:
        """Let the process know that the connection was lost."""
        del connection
        self._wire.say(MessageType.LOST, self._number, refused.to_bytes(8, "little"))
        self._sending.cancel()
        self._on_leave(self._number)

    async def closed(self) -> None:
        """Wait until the connection was closed."""
        await self._sending

    def hear(self, message: Message) -> None:
        """Do what the process says about this connection."""
        if message.message_type is MessageType.SEND:
            self._put(message.body.decode())
        elif message.message_type is MessageType.CLOSE:
            code = Code(int.from_bytes(message.body[:2], "little"))
            self.close(CloseReason(code, message.body[2:].decode()))
        else:
            self._settle(entered=True)

    def close(self, closing: CloseReason) -> None:
        """Have the connection closed, after what is still to be sent."""
        self._unsent.put_nowait(closing)
        self._settle(entered=False)

    def _settle(self, *, entered: bool) -> None:
        if not self.entered.done():
            self.entered.set_result(entered)

    def _put(self, text: str) -> None:
        self._unsent.put_nowait(text)
        if self._unsent.qsize() == UNSENT_MAX:
            self.close(BEHIND)

    async def _send(self) -> None:
        while True:
            message = await self._unsent.get()
            if isinstance(message, CloseReason):
                await self._connection.close(message)
                return
            await self._connection.send(message)


class WorkerProcess:
    """One live process; started when somebody comes, and again when it was lost.

    Parameters
    ----------
    settings, limits
        What its room works with.
    """

    def __init__(self, settings: Settings, limits: ServiceLimits) -> None:
        self._orders = pickle.dumps((settings, limits))
        self._numbers = itertools.count(1)
        self._seats: dict[int, WiredSeat] = {}
        self._starting = asyncio.Lock()
        self._process: Process | None = None
        self._wire: Wire | None = None
        self._hearing: asyncio.Task[None] | None = None

    async def enter(self, request: Opening, connection: Connection) -> WiredSeat | None:
        """Begin or go on with a set there; None where the connection was told that it cannot be.

        Raises
        ------
        BusyError
            The process does not start.
        """
        async with self._starting:
            wire = self._wire or await self._start()
        number = next(self._numbers)
        seat = WiredSeat(wire, number, connection, lambda number: self._seats.pop(number, None))
        self._seats[number] = seat
        wire.say(MessageType.ENTER, number, request.model_dump_json().encode())
        if await seat.entered:
            return seat
        await seat.closed()
        self._seats.pop(number, None)
        return None

    async def close(self) -> None:
        """End the process; it leaves its sets in order."""
        if self._process is None or self._wire is None:
            return
        self._wire.close()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), STOP_MAX_S)
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        if self._hearing is not None:
            await self._hearing

    async def _start(self) -> Wire:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "formcheck.live.process", str(theirs.fileno())),
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        wire = await open_wire(ours)
        wire.say(MessageType.ENTER, 0, self._orders)
        if await wire.first is None:
            raise BusyError(say("live.no_coach"))
        wire.listen(self._hear)
        self._wire = wire
        self._hearing = asyncio.create_task(self._dismiss_when_gone(wire))
        return wire

    def _hear(self, message: Message) -> None:
        seat = self._seats.get(message.number)
        if seat is not None:
            seat.hear(message)

    async def _dismiss_when_gone(self, wire: Wire) -> None:
        await wire.gone
        self._wire = None
        for seat in self._seats.values():
            seat.close(SHUT_DOWN)
        wire.close()


class WorkerPool:
    """Shares people out among processes; one person is always sent to the same.

    Parameters
    ----------
    settings
        Records, exercises and models.
    limits
        How much may be asked for, in each process.
    count
        How many processes.
    """

    def __init__(self, settings: Settings, limits: ServiceLimits, count: int) -> None:
        self.limits = limits
        self._tokens = open_tokens(settings)
        self._members = [WorkerProcess(settings, limits) for _ in range(count)]

    async def enter(self, request: Opening, connection: Connection) -> WiredSeat | None:
        """Begin or go on with a set; None where the connection was told that it cannot be.

        Raises
        ------
        TokenError
            Token or key are forged.
        BusyError
            The process does not start.
        """
        person_id = self._tokens.person_of(request)
        return await self._members[person_id.int % len(self._members)].enter(request, connection)

    async def close(self) -> None:
        """End all processes."""
        await asyncio.gather(*(member.close() for member in self._members))
