"""Pictures from a video file, whole or in part."""

import itertools
import logging
from collections.abc import Container, Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter
from av.video.stream import VideoStream

from formcheck.errors import SettingsError, SourceError
from formcheck.pose.frame import Frame, ImageArray
from formcheck.pose.source import SourceInfo
from formcheck.pose.video_container import CONVERT, damaged, open_video
from formcheck.pose.video_plan import VideoPlan, probe_video

__all__ = ["VideoPlan", "VideoSource", "pictures_at", "probe_video"]

logger = logging.getLogger(__name__)

MAX_DAMAGED_FRAC = 0.02
MAX_DAMAGED_S = 0.5
"""A camera drops or spoils a picture now and then; more than this and the result would mislead."""

SHAPE_TOLERANCE_FRAC = 0.01


class VideoSource:
    """The pictures of a video file, upright, in order, with their true times.

    Every iteration reads the file anew. Reading from the middle starts at the keyframe before
    and gives the same pictures as reading the whole.

    Parameters
    ----------
    video
        The file, or what `probe_video` found in it (which saves reading it again).
    first, stop
        Places of the first picture wanted and of the one after the last; the whole file
        unless given.
    max_side_px
        Pictures are made smaller while decoding so that neither side is longer; never larger.
    decode_threads
        How many threads decode; 0 for as many as the machine has cores.

    Raises
    ------
    SourceError
        The file cannot be used (see `probe_video`); while iterating, when it turns out to be
        damaged: 2 % of its pictures or half a second in a row cannot be decoded.
    SettingsError
        A range that is not in the file, or a size that is not positive.
    """

    def __init__(
        self,
        video: Path | VideoPlan,
        *,
        first: int = 0,
        stop: int | None = None,
        max_side_px: int | None = None,
        decode_threads: int = 0,
    ) -> None:
        self.plan = video if isinstance(video, VideoPlan) else probe_video(video)
        self._first = first
        self._stop = len(self.plan) if stop is None else stop
        if not 0 <= self._first <= self._stop <= len(self.plan):
            raise SettingsError(
                f"pictures {first} to {self._stop}: expected a range within 0 to {len(self.plan)}"
            )
        self._size_px = _fitted(self.plan.info.size_px, max_side_px)
        self._decode_threads = decode_threads
        self._reading: Generator[Frame] | None = None
        self.damaged_count = 0

    @property
    def info(self) -> SourceInfo:
        """What this source gives: the size of its pictures, their number and length in time.

        The full size and length of the file are in `plan.info`.
        """
        count = self._stop - self._first
        return replace(
            self.plan.info,
            size_px=self._size_px,
            frame_count=count,
            duration_s=count / self.plan.info.rate_hz,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; an iteration under way ends."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def __iter__(self) -> Iterator[Frame]:
        return self.at(range(self._first, self._stop))

    def at(self, places: Container[int]) -> Iterator[Frame]:
        """Return the pictures of the range that are at certain places; others are only decoded."""
        self.close()
        self._reading = self._read(places)
        return self._reading

    def _read(self, places: Container[int]) -> Generator[Frame]:
        self.damaged_count = 0
        shrink = _Converter(self.plan, self._size_px)
        expected = self._first
        for index, picture in self._wanted():
            self._note_missing(expected, index)
            expected = index + 1
            if index not in places:
                continue
            time_s = float(self.plan.time_s[index])
            yield Frame(shrink.convert(picture, time_s), time_s, index)
        self._note_missing(expected, self._stop)

    def _wanted(self) -> Iterator[tuple[int, VideoFrame]]:
        """Yield the wanted pictures with their places, reading from the start if seeking fails."""
        if self._first == self._stop:
            return
        keyframe = self.plan.keyframe_before(self._first)
        pictures = self._decoded_from(keyframe)
        lead = next(pictures, None)
        if keyframe > 0 and (lead is None or lead[0] != self._first):
            logger.debug("%s: seeking missed its place, reading from the start", self.plan.path)
            pictures.close()
            pictures = self._decoded_from(0)
            lead = next(pictures, None)
        if lead is not None:
            yield from itertools.chain((lead,), pictures)

    def _decoded_from(self, keyframe: int) -> Generator[tuple[int, VideoFrame]]:
        with open_video(self.plan.path) as (container, stream):
            stream.thread_type = "SLICE" if self._decode_threads == 1 else "AUTO"
            stream.codec_context.thread_count = self._decode_threads
            if keyframe > 0:
                container.seek(int(self.plan.times.seek_ticks[keyframe]), stream=stream)
            last = self._first - 1
            for index, picture in self._placed(_decode(self.plan, container, stream)):
                if last < index < self._stop:
                    yield index, picture
                    last = index
                if index >= self._stop - 1:
                    return

    def _placed(self, pictures: Iterator[VideoFrame]) -> Iterator[tuple[int, VideoFrame]]:
        pts = self.plan.times.pts
        if not len(pts):
            yield from enumerate(pictures)
            return
        for picture in pictures:
            index = int(np.searchsorted(pts, picture.pts or 0))
            if index < len(pts) and pts[index] == picture.pts:
                yield index, picture

    def _note_missing(self, expected: int, index: int) -> None:
        missing = index - expected
        if missing == 0:
            return
        self.damaged_count += missing
        time_s = self.plan.time_s[min(expected, len(self.plan) - 1)]
        logger.warning("%s: %d pictures missing at %.2f s", self.plan.path, missing, time_s)
        in_a_row_s = missing / self.plan.info.rate_hz
        if in_a_row_s > MAX_DAMAGED_S or self.damaged_count > MAX_DAMAGED_FRAC * len(self.plan):
            raise SourceError(
                self.plan.path,
                f"the video is damaged: {self.damaged_count} pictures could not be decoded, "
                f"the last of them at {time_s:.1f} s; copy it again, or {CONVERT}",
            )


def pictures_at(plan: VideoPlan, places: Sequence[int]) -> Iterator[Frame]:
    """Yield pictures of a video at ascending places, decoding no more than has to be.

    Raises
    ------
    SourceError
        As `VideoSource`.
    """
    for _, run in itertools.groupby(places, plan.keyframe_before):
        wanted = tuple(run)
        first, stop = wanted[0], wanted[-1] + 1
        with VideoSource(plan, first=first, stop=stop, decode_threads=1) as source:
            yield from source.at(wanted)


class _Converter:
    """Makes upright RGB pictures of one size from decoded ones."""

    def __init__(self, plan: VideoPlan, size_px: tuple[int, int]) -> None:
        self._plan = plan
        self._size_px = plan.orientation.size_px(size_px)
        self._reformatter = VideoReformatter()

    def convert(self, picture: VideoFrame, time_s: float) -> ImageArray:
        width_px, height_px = self._plan.stored_size_px
        if abs(picture.width * height_px / (picture.height * width_px) - 1) > SHAPE_TOLERANCE_FRAC:
            raise SourceError(
                self._plan.path,
                f"the shape of the picture changes at {time_s:.1f} s from {width_px} x {height_px} "
                f"to {picture.width} x {picture.height}; cut the video there",
            )
        rgb = self._reformatter.reformat(
            picture, *self._size_px, format="rgb24", interpolation=Interpolation.BILINEAR, threads=1
        )
        return self._plan.orientation.apply(np.asarray(rgb.to_ndarray(), dtype=np.uint8))


def _decode(
    plan: VideoPlan, container: InputContainer, stream: VideoStream
) -> Iterator[VideoFrame]:
    """Yield the pictures that decode; damaged ones are left out."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except FFmpegError as error:
            raise damaged(plan.path, float(plan.time_s[-1]), error) from error
        try:
            pictures = packet.decode()
        except FFmpegError as error:
            logger.debug("%s: a packet does not decode: %s", plan.path, error)
            continue
        yield from (picture for picture in pictures if not picture.is_corrupt)


def _fitted(size_px: tuple[int, int], max_side_px: int | None) -> tuple[int, int]:
    if max_side_px is None or max(size_px) <= max_side_px:
        return size_px
    if max_side_px <= 0:
        raise SettingsError(f"max_side_px: expected a positive length, got {max_side_px}")
    scale = max_side_px / max(size_px)
    width_px, height_px = size_px
    return max(round(width_px * scale), 1), max(round(height_px * scale), 1)
