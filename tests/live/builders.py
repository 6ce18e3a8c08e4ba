"""A person in front of a camera, and the far end of a socket."""

import asyncio
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import SetResult
from formcheck.live.closing import CloseReason
from formcheck.live.live_set import LiveSet
from formcheck.live.protocol import PosePacket, decode, encode_pose
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis
from scenery.figures import squat
from scenery.patience import PATIENCE_S
from scenery.stick_body import Shot
from scenery.track_changes import shaken

SQUAT = load_exercise("squat")
BROWSER = Shot(rate_hz=15)
"""A browser with a graphics card to spare finds some fifteen poses a second."""


def squats(count: int = 3) -> PoseTrack:
    """Return the poses of somebody who squats, seen by a camera that trembles."""
    return shaken(squat(count, shot=BROWSER), 1.0)


def packets(track: Iterable[PoseFrame], *, first: int = 1) -> Iterator[bytes]:
    """Return the packets a browser makes of poses."""
    return (encode_pose(number, pose) for number, pose in enumerate(track, start=first))


def judged_elsewhere(track: PoseTrack) -> SetResult:
    """Return the verdict on poses as they come out of their packets, without any server."""
    session = LiveAnalysis(SQUAT, Target())
    for pose in as_received(track):
        session.push(pose)
    return session.finish()


def as_received(track: PoseTrack) -> PoseTrack:
    """Return the poses as they come out of their packets: rounded to single precision."""
    read = (decode(packet) for packet in packets(track))
    poses = [packet.pose for packet in read if isinstance(packet, PosePacket)]
    return PoseTrack.from_frames(poses, track.size_px)


@dataclass
class Clock:
    """A clock that stands still until it is told."""

    now_s: float = 1000.0

    def __call__(self) -> float:
        return self.now_s


@dataclass
class FarEnd:
    """What a browser hears."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    closings: list[CloseReason] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, text: str) -> None:
        self.heard.append(json.loads(text))
        self._news.set()

    async def close(self, closing: CloseReason) -> None:
        self.closings.append(closing)
        self._news.set()

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [each for each in self.heard if each["kind"] == kind]

    @property
    def code(self) -> int | None:
        """With which code the connection was closed."""
        return self.closings[0].code if self.closings else None

    async def news(self, count: int) -> None:
        """Wait until so many things were heard, the end of the connection included."""
        async with asyncio.timeout(PATIENCE_S):
            while len(self.heard) + len(self.closings) < count:
                self._news.clear()
                await self._news.wait()

    async def until_closed(self) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not self.closings:
                self._news.clear()
                await self._news.wait()


async def perform(place: LiveSet, far_end: FarEnd, data: Iterable[bytes]) -> None:
    """Send packets as fast as they are answered, until there are none or the set is over."""
    for packet in data:
        count = len(far_end.heard) + len(far_end.closings)
        place.packets.put(packet)
        await far_end.news(count + 1)
        if far_end.closings or far_end.heard[-1]["kind"] == "end":
            return
