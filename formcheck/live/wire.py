"""What the server and its live processes say to each other over a socket of their own."""

import asyncio
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import cast

HEAD = struct.Struct("<BII")
"""What it is, which connection it is about, and how many bytes follow."""

FULL_BYTES = 4 * 1024 * 1024
"""With so much unsent the other side has come to a stop: packets are dropped."""


class MessageType(IntEnum):
    """What is said: first by the server, then by the process."""

    ENTER = 1
    PACKET = 2
    END = 3
    LOST = 4
    ENTERED = 10
    SEND = 11
    CLOSE = 12


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that was said about one connection."""

    message_type: MessageType
    number: int
    body: bytes = b""


class Wire(asyncio.Protocol):
    """One end of the line.

    What arrives together is read together: waiting for the head and the body of each message took
    an eighth of what a pose costs outside the engine.

    Attributes
    ----------
    first
        Done with what is said first; with None where the other side is gone before.
    gone
        Done once the other side is gone.
    """

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.first: asyncio.Future[Message | None] = loop.create_future()
        self.gone: asyncio.Future[None] = loop.create_future()
        self._on_message: Callable[[Message], object] = self._keep
        self._kept: list[Message] = []
        self._unread = b""
        self._transport: asyncio.Transport | None = None

    @property
    def is_full(self) -> bool:
        """Whether the other side does not keep up."""
        return self._transport is not None and (
            self._transport.get_write_buffer_size() > FULL_BYTES
        )

    def say(self, message_type: MessageType, number: int, body: bytes = b"") -> None:
        """Say something; nothing happens where the other side is gone."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(HEAD.pack(message_type, number, len(body)) + body)

    def listen(self, on_message: Callable[[Message], object]) -> None:
        """Have all that is said after the first message passed on, in its order."""
        self._on_message = on_message
        kept, self._kept = self._kept, []
        for message in kept:
            on_message(message)

    def close(self) -> None:
        """Hang up, once everything is said."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Read all messages that are whole; the rest of one waits for what is missing of it."""
        said, begin = self._unread + data, 0
        while (message := _message_at(said, begin)) is not None:
            begin += HEAD.size + len(message.body)
            self._on_message(message)
        self._unread = said[begin:]

    def _keep(self, message: Message) -> None:
        """Keep what is said before anybody listens; the first message is waited for."""
        if self.first.done():
            self._kept.append(message)
        else:
            self.first.set_result(message)

    def connection_lost(self, exc: Exception | None) -> None:
        """End: the other side is gone."""
        del exc
        for end in (self.first, self.gone):
            if not end.done():
                end.set_result(None)


async def open_wire(line: socket.socket) -> Wire:
    """Return one end of a line, over a connected socket."""
    return (await asyncio.get_running_loop().create_connection(Wire, sock=line))[1]


def _message_at(said: bytes, begin: int) -> Message | None:
    """Return the message that begins there; None where it has not come as a whole."""
    if len(said) - begin < HEAD.size:
        return None
    message_type, number, length = HEAD.unpack_from(said, begin)
    body = begin + HEAD.size
    if len(said) - body < length:
        return None
    return Message(MessageType(message_type), number, said[body : body + length])
