"""A live process: a room of its own, for the people whom the server sends to it.

It is started by `formcheck.live.worker_pool` with the number of its socket as its argument, and
ends when the server does.
"""

import asyncio
import gc
import pickle
import signal
import socket
import sys
from collections.abc import Coroutine
from typing import Any

from formcheck.errors import FormcheckError
from formcheck.history.opening import open_records
from formcheck.live.closing import CloseReason, closing_for
from formcheck.live.limits import ServiceLimits
from formcheck.live.requests import End, read_request
from formcheck.live.route import SetHandle
from formcheck.live.session_registry import SWEEP_S, SessionRegistry
from formcheck.live.verdict import judge_apart
from formcheck.live.wire import Message, MessageType, Wire, open_wire
from formcheck.settings import Settings

SWITCH_S = 0.0005
"""How soon the thread that keeps repetitions gets its turn. It asks for one after every step on
the disk; at Python's usual 5 ms a repetition waits for half a second behind a hundred people."""


class WiredConnection:
    """A browser's connection at the other end of the wire."""

    def __init__(self, wire: Wire, number: int) -> None:
        self._wire, self._number = wire, number

    async def send(self, text: str) -> None:
        """Have one message sent."""
        self._wire.say(MessageType.SEND, self._number, text.encode())

    async def close(self, closing: CloseReason) -> None:
        """Have the connection closed."""
        body = int(closing.code).to_bytes(2, "little") + closing.reason.encode()
        self._wire.say(MessageType.CLOSE, self._number, body)


class Connections:
    """The connections of this process, by number.

    Parameters
    ----------
    room, wire
        Where sets run, and where answers go.
    """

    def __init__(self, room: SessionRegistry, wire: Wire) -> None:
        self._room, self._wire = room, wire
        self._connections: dict[int, WiredConnection] = {}
        self._places: dict[int, SetHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, message: Message) -> None:
        """Do what the server says."""
        if message.message_type is MessageType.ENTER:
            self._start(self._enter(message.number, message.body.decode()))
            return
        place = self._places.get(message.number)
        if place is None:
            return
        if message.message_type is MessageType.PACKET:
            place.offer(message.body)
        elif message.message_type is MessageType.END:
            request = read_request(message.body.decode())
            place.end(request.why if isinstance(request, End) else "asked")
        else:
            self._lose(message.number, int.from_bytes(message.body, "little"))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _enter(self, number: int, text: str) -> None:
        connection = WiredConnection(self._wire, number)
        request = read_request(text)
        try:
            if isinstance(request, End):
                return
            place = await self._room.enter(request, connection)
        except FormcheckError as error:
            await connection.close(closing_for(error))
            return
        if place is not None:
            self._connections[number], self._places[number] = connection, place
            self._wire.say(MessageType.ENTERED, number)

    def _lose(self, number: int, refused: int) -> None:
        self._places.pop(number).detach(self._connections.pop(number), refused=refused)


async def work(line: socket.socket) -> None:
    """Serve the room until the server hangs up."""
    wire = await open_wire(line)
    first = await wire.first
    if first is None:
        return
    settings: Settings
    limits: ServiceLimits
    settings, limits = pickle.loads(first.body)
    with open_records(settings) as records:
        room = SessionRegistry(records, settings, limits=limits, judge=judge_apart)
        sweeping = asyncio.create_task(_sweep(room))
        # What was loaded stays to the end. Looking through it for garbage held all for 0.1 s.
        gc.freeze()
        wire.listen(Connections(room, wire).take)
        wire.say(MessageType.ENTERED, 0)
        await wire.gone
        sweeping.cancel()
        await room.close()


async def _sweep(room: SessionRegistry) -> None:
    while True:
        await asyncio.sleep(SWEEP_S)
        await room.sweep()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(SWITCH_S)
    asyncio.run(work(socket.socket(fileno=int(sys.argv[1]))))
