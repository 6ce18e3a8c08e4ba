"""What the server and its live processes say to each other over a socket of their own."""

import asyncio
import struct
from dataclasses import dataclass
from enum import IntEnum

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


class Wire:
    """One end of the line.

    Parameters
    ----------
    reader, writer
        The two directions of it.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @property
    def is_full(self) -> bool:
        """Whether the other side does not keep up."""
        return self._writer.transport.get_write_buffer_size() > FULL_BYTES

    def say(self, message_type: MessageType, number: int, body: bytes = b"") -> None:
        """Say something; nothing happens where the other side is gone."""
        if not self._writer.is_closing():
            self._writer.write(HEAD.pack(message_type, number, len(body)) + body)

    async def hear(self) -> Message | None:
        """Wait for what is said next; None once the other side is gone."""
        try:
            message_type, number, length = HEAD.unpack(await self._reader.readexactly(HEAD.size))
            return Message(
                MessageType(message_type), number, await self._reader.readexactly(length)
            )
        except (asyncio.IncompleteReadError, ConnectionError):
            return None

    def close(self) -> None:
        """Hang up."""
        self._writer.close()
