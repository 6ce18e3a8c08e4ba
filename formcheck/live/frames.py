"""Pictures instead of poses: for browsers that cannot find the pose themselves."""

import asyncio
import io
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import Protocol

import numpy as np
from PIL import Image, UnidentifiedImageError

from formcheck.errors import BusyError, EstimatorError, PacketError
from formcheck.live.protocol import PicturePacket
from formcheck.pose.estimator import FollowingEstimator
from formcheck.pose.frame import Frame, ImageArray, PoseFrame
from formcheck.texts import say

PICTURE_SIDE_MAX_PX = 1280

UNREADABLE = (
    *(UnidentifiedImageError, OSError, ValueError, SyntaxError),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What Pillow may raise over a picture; a damaged one is to it a wrong syntax."""


class PictureEstimator(FollowingEstimator, Protocol):
    """Follows one person, and can say who else is there."""

    def survey(self, frame: Frame) -> Sequence[PoseFrame]:
        """Return the pose of everybody in a picture, in its pixels; empty where nobody is.

        Raises
        ------
        EstimatorError
            The model failed on this picture.
        """
        ...


def read_picture(packet: PicturePacket) -> ImageArray:
    """Return the picture of a packet, (height, width, 3) RGB.

    Raises
    ------
    PacketError
        It is no JPEG, has another size than its packet says, or is too large.
    """
    with suppress(*UNREADABLE), Image.open(io.BytesIO(packet.jpeg), formats=("JPEG",)) as picture:
        # The size stands in the first bytes: a picture that is too large is never unpacked.
        if picture.size == packet.size_px and max(picture.size) <= PICTURE_SIDE_MAX_PX:
            return np.asarray(picture.convert("RGB"))
    raise PacketError(
        f"expected a JPEG of {packet.size_px[0]} x {packet.size_px[1]} pixels, as its header says, "
        f"and of at most {PICTURE_SIDE_MAX_PX} on its longer side"
    )


class PictureReader:
    """Finds the pose in the pictures of one set, with a pose worker of its own.

    Parameters
    ----------
    estimator
        The worker; closed with this.
    threads
        Where waiting for it takes place.
    """

    def __init__(self, estimator: PictureEstimator, threads: ThreadPoolExecutor) -> None:
        self._estimator, self._threads = estimator, threads
        self._busy = Lock()
        self._last_s = -1.0

    @property
    def side(self) -> str:
        """Where, in the picture, the person followed is among others; empty where alone."""
        return self._estimator.side

    async def find(self, packet: PicturePacket, *, may_change: bool) -> PoseFrame | None:
        """Return the pose in a picture, an empty one where nobody is; None where it is too late.

        Parameters
        ----------
        packet
            The picture.
        may_change
            Whether somebody else who raises a hand is followed from then on.

        Raises
        ------
        PacketError
            The picture cannot be read.
        EstimatorError
            The pose worker failed.
        """
        self._estimator.may_change = may_change
        people = await self._look(packet, self._estimator.estimate)
        if people is None:
            return None
        return people[0] if people else PoseFrame.empty(packet.time_s, packet.size_px)

    async def find_all(self, packet: PicturePacket) -> Sequence[PoseFrame] | None:
        """Return the poses of all who are in a picture; None where it is too late.

        Raises
        ------
        PacketError, EstimatorError
            As `find`.
        """
        return await self._look(packet, self._estimator.survey)

    async def _look(
        self, packet: PicturePacket, find: Callable[[Frame], Sequence[PoseFrame]]
    ) -> Sequence[PoseFrame] | None:
        if packet.time_s <= self._last_s:
            return None
        self._last_s = packet.time_s

        def look() -> Sequence[PoseFrame]:
            frame = Frame(read_picture(packet), packet.time_s, packet.sequence)
            with self._busy:
                return find(frame)

        return await asyncio.get_running_loop().run_in_executor(self._threads, look)

    def close(self) -> None:
        """End the worker, after the picture it looks at."""
        with self._busy:
            self._estimator.close()


class PictureReaders:
    """Lends pose workers to sets that send pictures, as many as there are.

    Parameters
    ----------
    new_estimator
        Starts a pose worker.
    most
        How many may be lent at once.
    """

    def __init__(self, new_estimator: Callable[[], PictureEstimator], most: int) -> None:
        self._new_estimator = new_estimator
        self._most = most
        self._lent: set[PictureReader] = set()
        self._starting = 0
        self._threads = ThreadPoolExecutor(max_workers=max(1, most), thread_name_prefix="pictures")

    async def lend(self) -> PictureReader:
        """Return a reader for one set.

        Raises
        ------
        BusyError
            All are lent.
        EstimatorError, ModelError
            The worker cannot be started.
        """
        if len(self._lent) + self._starting >= self._most:
            raise BusyError(say("live.workers_in_use"))
        self._starting += 1
        try:
            loop = asyncio.get_running_loop()
            estimator = await loop.run_in_executor(self._threads, self._new_estimator)
        finally:
            self._starting -= 1
        reader = PictureReader(estimator, self._threads)
        self._lent.add(reader)
        return reader

    async def give_back(self, reader: PictureReader) -> None:
        """End a reader's worker; its place is free again."""
        self._lent.discard(reader)
        with suppress(EstimatorError):
            await asyncio.get_running_loop().run_in_executor(self._threads, reader.close)

    def close(self) -> None:
        """End all workers."""
        for reader in self._lent:
            reader.close()
        self._lent.clear()
        self._threads.shutdown(wait=False, cancel_futures=True)
