"""The camera check where the server finds the pose: pictures are looked at before a set begins."""

import asyncio
import logging

from formcheck.errors import FormcheckError, PacketError
from formcheck.live import answers
from formcheck.live.closing import BROKEN, OVER, SILENT, CloseReason, closing_for
from formcheck.live.frames import PictureReader
from formcheck.live.live_set import Connection, Why
from formcheck.live.newest_packet import NewestPacket
from formcheck.live.protocol import PicturePacket, decode

LOOK_MAX_S = 300.0
"""Who is not in the picture by then does something else [default]."""

logger = logging.getLogger(__name__)


class Lookout:
    """Says who is in each picture; keeps and begins nothing.

    Parameters
    ----------
    reader
        Finds the poses; whoever lent it takes it back.
    connection
        Where answers go.
    look_max_s
        How long it may last.
    """

    def __init__(
        self, reader: PictureReader, connection: Connection, *, look_max_s: float = LOOK_MAX_S
    ) -> None:
        self.reader = reader
        self._connection, self._look_max_s = connection, look_max_s
        self._packets = NewestPacket()
        self._is_over = False

    def offer(self, packet: bytes) -> None:
        """Take a packet in place of any that waits."""
        self._packets.put(packet)

    def end(self, why: Why) -> None:
        """Look no more: there is no set to judge."""
        del why
        self.leave()

    def detach(self, connection: Connection, *, refused: int = 0) -> None:
        """Look no more: nobody is there to be told."""
        del connection, refused
        self.leave()

    def leave(self) -> None:
        """Look no more."""
        self._is_over = True
        self._packets.wake()

    async def run(self) -> None:
        """Look until the connection is lost, or the set begins."""
        await self._connection.close(await self._closing())

    async def _closing(self) -> CloseReason:
        try:
            async with asyncio.timeout(self._look_max_s):
                await self._look()
        except TimeoutError:
            return SILENT
        except FormcheckError as error:
            return closing_for(error)
        except Exception as error:
            # Without its message: it may speak of a person.
            logger.error("a camera check broke off: %s", type(error).__name__)  # noqa: TRY400
            return BROKEN
        return OVER

    async def _look(self) -> None:
        while not self._is_over:
            data = await self._packets.take()
            if data is None:
                continue
            packet = decode(data)
            if not isinstance(packet, PicturePacket):
                raise PacketError("the camera check takes pictures; a pose needs a set")
            people = await self.reader.find_all(packet)
            if people is not None:
                await self._connection.send(answers.sight(people, sequence=packet.sequence))
