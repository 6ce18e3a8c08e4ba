"""Where a packet waits to be handled: the newest takes the place of the one before."""

import asyncio


class NewestPacket:
    """Holds one packet; what is replaced before it was handled is dropped and counted.

    Attributes
    ----------
    dropped
        How many were never handled.
    """

    def __init__(self) -> None:
        self.dropped = 0
        self._packet: bytes | None = None
        self._filled = asyncio.Event()

    def put(self, packet: bytes) -> None:
        """Let a packet wait in place of any other."""
        self.dropped += self._packet is not None
        self._packet = packet
        self._filled.set()

    def clear(self) -> None:
        """Drop the packet that waits, if any."""
        self.dropped += self._packet is not None
        self._packet = None

    def wake(self) -> None:
        """Let whoever waits for a packet look up."""
        self._filled.set()

    async def take(self) -> bytes | None:
        """Wait for a packet and return it; None when woken without one."""
        await self._filled.wait()
        self._filled.clear()
        packet, self._packet = self._packet, None
        return packet
