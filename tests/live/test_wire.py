"""What is said over the line between the server and its live processes arrives in order."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

from formcheck.live.wire import HEAD, Message, MessageType, Wire, open_wire

SAID = [Message(MessageType.PACKET, number, bytes(10 * number)) for number in range(1, 6)]


def between_two(play: Callable[[Wire, Wire], Awaitable[None]]) -> None:
    """Play with both ends of a line."""

    async def run() -> None:
        near, far = [await open_wire(line) for line in socket.socketpair()]
        await play(near, far)
        for end in (near, far):
            end.close()
            await end.gone

    asyncio.run(run())


def test_what_is_said_before_anybody_listens_is_not_lost() -> None:
    async def play(near: Wire, far: Wire) -> None:
        for each in SAID:
            near.say(each.message_type, each.number, each.body)
        near.close()
        await far.gone
        heard: list[Message] = []
        far.listen(heard.append)
        assert (await far.first, heard) == (SAID[0], SAID[1:])

    between_two(play)


def test_messages_in_pieces_are_read_when_they_are_whole() -> None:
    async def play(_near: Wire, far: Wire) -> None:
        heard: list[Message] = []
        far.listen(heard.append)
        said = b"".join(
            HEAD.pack(each.message_type, each.number, len(each.body)) + each.body for each in SAID
        )
        for byte in said:
            far.data_received(bytes([byte]))
        assert heard == SAID

    between_two(play)


def test_who_waits_for_the_first_word_of_one_who_is_gone_hears_nothing() -> None:
    async def play(near: Wire, far: Wire) -> None:
        near.close()
        assert await far.first is None

    between_two(play)
