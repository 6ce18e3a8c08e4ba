"""The place where one set runs: it outlives the connections over which its poses come."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from typing import Literal, Protocol, TypeVar

from formcheck.errors import FormcheckError, LiveError, PacketError
from formcheck.live import answers
from formcheck.live.closing import BROKEN, OVER, TAKEN_OVER, CloseReason, closing_for
from formcheck.live.frames import PictureReader
from formcheck.live.newest_packet import NewestPacket
from formcheck.live.protocol import Packet, PosePacket, decode
from formcheck.live.requests import PoseMode
from formcheck.live.running import RunningSet
from formcheck.pose.frame import PoseFrame
from formcheck.session.live import WholeSetJudge, judge_whole
from formcheck.texts import say

Why = Literal["goal", "asked", "hand"]
Done = TypeVar("Done")

logger = logging.getLogger(__name__)


class Connection(Protocol):
    """Where answers go; neither raises when nobody is there any more."""

    async def send(self, text: str) -> None:
        """Send one message."""
        ...

    async def close(self, closing: CloseReason) -> None:
        """End the connection, saying why."""
        ...


class LiveSet:
    """Runs one set: takes packets, answers over whichever connection there is, ends it.

    Parameters
    ----------
    running
        The set.
    key
        With which a lost connection may come back.
    desk
        The thread that keeps records.
    clock_s
        Steady time in seconds.
    bench
        The thread that waits for verdicts; None for the desk.
    judge
        Who gives them.

    Attributes
    ----------
    packets
        Where the newest packet waits.
    reader
        Finds the pose in pictures; None where the browser does.
    final_message
        What was said at the end of the set; None before, and for a set that was left.
    """

    def __init__(  # noqa: PLR0913 - what surrounds it, each by its name
        self,
        running: RunningSet,
        key: str,
        desk: Executor,
        *,
        clock_s: Callable[[], float],
        bench: Executor | None = None,
        judge: WholeSetJudge = judge_whole,
    ) -> None:
        self.running = running
        self.packets = NewestPacket()
        self.reader: PictureReader | None = None
        self.final_message: str | None = None
        self._key, self._desk, self._clock_s = key, desk, clock_s
        self._bench, self._judge = bench or desk, judge
        self._connection: Connection | None = None
        self._sequence = 0
        self._follows = ""
        self._refused = self._late = 0
        self._handled_s = self._left_s = clock_s()
        self._why: Why | None = None
        self._leaving: CloseReason | None = None
        self._closing: CloseReason | None = None

    @property
    def mode(self) -> PoseMode:
        """Who finds the pose."""
        return "landmarks" if self.reader is None else "frames"

    @property
    def dropped(self) -> int:
        """Packets that were not handled: replaced by a newer one, too late, or too many."""
        return self.packets.dropped + self._late + self._refused

    @property
    def away_s(self) -> float:
        """For how long nobody is connected; 0 while somebody is."""
        return 0.0 if self._connection else self._clock_s() - self._left_s

    @property
    def silent_s(self) -> float:
        """For how long nothing was handled."""
        return self._clock_s() - self._handled_s

    async def attach(self, connection: Connection) -> None:
        """Answer over a new connection from now on; the one before is told and closed.

        The first thing it hears is where the set stands.
        """
        before, self._connection = self._connection, None
        self._left_s = self._clock_s()
        if before is not None:
            await before.close(TAKEN_OVER)
        self.packets.clear()
        await connection.send(self._standing())
        self._handled_s = self._clock_s()
        self._connection = connection
        if self._closing is not None:
            await self._dismiss(self._closing)

    def offer(self, packet: bytes) -> None:
        """Take a packet in place of any that waits."""
        self.packets.put(packet)

    def detach(self, connection: Connection, *, refused: int = 0) -> None:
        """Go on without a connection that was lost.

        Parameters
        ----------
        refused
            How many of its packets were refused unread for coming too fast.
        """
        self._refused += refused
        if self._connection is connection:
            self._connection = None
            self._left_s = self._clock_s()

    def end(self, why: Why) -> None:
        """End the set with its verdict, as soon as what is being handled is done."""
        self._why = self._why or why
        self.packets.wake()

    def leave(self, closing: CloseReason) -> None:
        """Leave the set without a verdict; the person may complete it."""
        self._leaving = self._leaving or closing
        self.packets.wake()

    async def run(self) -> None:
        """Take packets until the set is over; what goes wrong is told to the person."""
        try:
            await self._take_packets()
            closing = await self._finish() if self._leaving is None else await self._interrupt()
        except FormcheckError as error:
            closing = await self._interrupt(closing_for(error))
        except Exception as error:
            # Without its message: it may speak of a person.
            logger.error("a live set broke off: %s", type(error).__name__)  # noqa: TRY400
            closing = await self._interrupt(BROKEN)
        self._closing = closing
        await self._dismiss(closing)

    def _standing(self) -> str:
        now_s = self.running.last_s + (self.silent_s if self.running.last else 0.0)
        return answers.ready(
            self.running, key=self._key, mode=self.mode, sequence=self._sequence, time_s=now_s
        )

    async def _dismiss(self, closing: CloseReason) -> None:
        """Say the last words, if there are any, and close the connection."""
        if self._connection is None:
            return
        if self.final_message is not None:
            await self._connection.send(self.final_message)
        await self._connection.close(closing)

    async def _take_packets(self) -> None:
        while self._why is None and self._leaving is None:
            data = await self.packets.take()
            if data is None:
                continue
            try:
                await self._handle(decode(data))
            except PacketError as error:
                await self._refuse(error)

    async def _refuse(self, error: LiveError) -> None:
        """Close the connection over which nonsense came; the set may be gone on with."""
        if self._connection is not None:
            connection = self._connection
            self.detach(connection)
            await connection.close(closing_for(error))

    async def _handle(self, packet: Packet) -> None:
        pose = await self._pose_of(packet)
        moment = self.running.judge(pose) if pose is not None else None
        if pose is None or moment is None:
            self._late += 1
            return
        self._sequence, self._handled_s = packet.sequence, self._clock_s()
        follows = self.reader.side if self.reader else ""
        self._follows = follows or self._follows
        if moment.must_keep:
            await self._at_desk(self.running.keep)
        if moment.at_goal:
            self.end("goal")
        await self._say(
            answers.coach(
                moment.feedback,
                sequence=packet.sequence,
                dropped=self.dropped,
                pose=pose if self.reader else None,
                follows=follows,
            )
        )

    async def _pose_of(self, packet: Packet) -> PoseFrame | None:
        """Return the pose of a packet; None where it comes too late."""
        if packet.sequence <= self._sequence:
            return None
        if isinstance(packet, PosePacket):
            return packet.pose
        if self.reader is None:
            raise PacketError('pictures were not announced: begin with "mode": "frames"')
        return await self.reader.find(packet, may_change=not self.running.has_begun)

    async def _finish(self) -> CloseReason:
        await self._at_desk(self.running.keep)
        # Not at the desk, where the repetitions of others wait.
        verdict = partial(self.running.verdict, self._judge)
        result = await asyncio.get_running_loop().run_in_executor(self._bench, verdict)
        if self._follows:
            result = replace(result, notes=(*result.notes, say(f"live.followed_{self._follows}")))
        await self._at_desk(partial(self.running.finish, result))
        self.final_message = answers.ended(self.running, result, why=self._why or "asked")
        return OVER

    async def _interrupt(self, closing: CloseReason | None = None) -> CloseReason:
        try:
            await self._at_desk(self.running.interrupt)
        except FormcheckError as error:
            logger.warning("a live set was left without its last poses: %s", type(error).__name__)
        return closing or self._leaving or BROKEN

    async def _at_desk(self, work: Callable[[], Done]) -> Done:
        return await asyncio.get_running_loop().run_in_executor(self._desk, work)

    async def _say(self, text: str) -> None:
        if self._connection is not None:
            await self._connection.send(text)
