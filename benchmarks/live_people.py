"""People who exercise in front of the served app, all at once: the far ends of its sockets."""

import asyncio
import json
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from formcheck.live.requests import PoseMode

SEQUENCE, TIME_MS = (struct.Struct("<I"), 4), (struct.Struct("<d"), 8)
"""Where they stand in a packet."""

START_WITHIN_S = 8.0
"""People do not all step in front of the camera in the same moment."""


@dataclass(frozen=True, slots=True)
class Show:
    """What one person sends, over and over.

    Attributes
    ----------
    mode
        Who finds the pose.
    packets
        One turn of it, made ready beforehand; times and numbers are put in when it is sent.
    rate_hz
        How many packets a second are sent.
    settling_s
        So long nothing is measured.
    """

    mode: PoseMode
    packets: Sequence[bytes]
    rate_hz: float
    settling_s: float = 0.0

    @property
    def unmeasured(self) -> int:
        """How many packets are sent before measuring begins."""
        return round(self.settling_s * self.rate_hz)


@dataclass(slots=True)
class Heard:
    """What one person heard.

    Attributes
    ----------
    answer_ms
        From sending a packet to its answer.
    sent, dropped
        Packets sent since measuring began, and how many of all the server says it did not handle.
    reps
        Repetitions counted aloud.
    """

    answer_ms: list[float] = field(default_factory=list)
    sent: int = 0
    dropped: int = 0
    reps: int = 0


async def crowd(
    host: str,
    tokens: Sequence[str],
    show: Show,
    *,
    lasting_s: float,
    within_s: float = START_WITHIN_S,
) -> list[Heard]:
    """Let a person exercise for each token, and return what each of them heard."""
    people = [
        person(
            host,
            token,
            show,
            wait_s=within_s * number / len(tokens),
            lasting_s=lasting_s,
        )
        for number, token in enumerate(tokens)
    ]
    return list(await asyncio.gather(*people))


async def person(host: str, token: str, show: Show, *, wait_s: float, lasting_s: float) -> Heard:
    """Begin a set, send packets at a steady rate whatever is heard, and end it."""
    await asyncio.sleep(wait_s)
    heard, sent_s = Heard(), dict[int, float]()
    async with connect(
        f"ws://{host}/live", origin=Origin(f"http://{host}"), compression=None
    ) as socket:
        await socket.send(json.dumps({"kind": "begin", "token": token, "mode": show.mode}))
        await socket.recv()
        listening = asyncio.create_task(_listen(socket, heard, sent_s, show.unmeasured))
        await _send(socket, show, sent_s, lasting_s)
        heard.sent = len(sent_s) - show.unmeasured
        await socket.send('{"kind": "end"}')
        await listening
    return heard


async def _send(
    socket: ClientConnection, show: Show, sent_s: dict[int, float], lasting_s: float
) -> None:
    begun_s = time.perf_counter()
    for number, packet in enumerate(endless(show), start=1):
        due_s = begun_s + number / show.rate_hz
        if due_s > begun_s + lasting_s:
            return
        await asyncio.sleep(max(0.0, due_s - time.perf_counter()))
        sent_s[number] = time.perf_counter()
        await socket.send(packet)


async def _listen(
    socket: ClientConnection, heard: Heard, sent_s: dict[int, float], unmeasured: int
) -> None:
    async for text in socket:
        now_s, said = time.perf_counter(), json.loads(text)
        if said["kind"] != "coach":
            return
        if said["seq"] > unmeasured:
            heard.answer_ms.append((now_s - sent_s[said["seq"]]) * 1000.0)
        heard.dropped = said["dropped"]
        heard.reps = said["count"]


def endless(show: Show) -> Iterator[bytes]:
    """Yield what a person sends, turn after turn, numbered and timed."""
    for number in count():
        packet = bytearray(show.packets[number % len(show.packets)])
        for (kind, offset), value in (
            (SEQUENCE, number + 1),
            (TIME_MS, number * 1000 / show.rate_hz),
        ):
            kind.pack_into(packet, offset, value)
        yield bytes(packet)
