"""A first look at a recording: what it is, and whether it is within what is taken on.

What a file is gets decided by what is found in it, never by its name. No picture is decoded.
"""

from dataclasses import dataclass
from pathlib import Path

from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream

from formcheck.jobs.ending import UploadRefusedError
from formcheck.jobs.limits import UploadLimits
from formcheck.pose.picture_size import check_size
from formcheck.pose.video_container import damaged, open_video
from formcheck.texts import say

SUFFIXES = {"mp4": ".mp4", "webm": ".webm", "matroska": ".mkv", "avi": ".avi", "mpegts": ".ts"}
OTHER_SUFFIX = ".video"
CUT_IT = say("jobs.cut_it")
SMALLER = say("jobs.smaller_picture")


@dataclass(frozen=True, slots=True)
class Screened:
    """What a recording turned out to be.

    Attributes
    ----------
    suffix
        How such a file is usually named: ".mp4".
    duration_s
        How long it lasts, by its last picture or sound.
    """

    suffix: str
    duration_s: float


def screen(path: Path, limits: UploadLimits) -> Screened:
    """Read through a recording once and refuse one that is too long or too much.

    Raises
    ------
    SourceError
        It is no video, or damaged, or its pictures are too large.
    UploadRefusedError
        It lasts too long, or holds more or larger pictures than is taken on.
    """
    with open_video(path) as (container, stream):
        _refuse_long((container.duration or 0) / 1e6, limits)
        check_size(path, (stream.width, stream.height), remedy=SMALLER)
        picture_px = stream.width * stream.height
        reading = _ReadSoFar(limits, stream.index, picture_px)
        try:
            for packet in container.demux():
                reading.take(packet)
        except FFmpegError as error:
            raise damaged(path, reading.end_s, error) from error
        return Screened(_suffix(container), reading.end_s)


class _ReadSoFar:
    """Adds up what was read, and refuses to go on when it becomes too much."""

    def __init__(self, limits: UploadLimits, stream_index: int, picture_px: int) -> None:
        self._limits = limits
        self._stream_index = stream_index
        self._picture_px = picture_px
        self._packets = 0
        self._pictures = 0
        self._begin_s: float | None = None
        self.end_s = 0.0

    def take(self, packet: "Packet[Stream]") -> None:
        self._packets += 1
        self._pictures += packet.stream_index == self._stream_index
        self._note_time(packet)
        _refuse_long(self.end_s, self._limits)
        many = self._packets > self._limits.packets_max
        many = many or self._pictures > self._limits.pictures_max
        if many or self._pictures * self._picture_px > self._limits.pixels_max:
            minutes = self._limits.recording_max_min
            raise UploadRefusedError(say("jobs.too_much", minutes=minutes, remedy=CUT_IT))

    def _note_time(self, packet: "Packet[Stream]") -> None:
        if packet.pts is None:
            return
        time_s = float(packet.pts * packet.time_base)
        self._begin_s = time_s if self._begin_s is None else min(self._begin_s, time_s)
        self.end_s = max(self.end_s, time_s - self._begin_s)


def _refuse_long(duration_s: float, limits: UploadLimits) -> None:
    if duration_s > limits.recording_max_s:
        length, most = _lasting(duration_s), _lasting(limits.recording_max_s)
        raise UploadRefusedError(say("jobs.too_long", length=length, most=most, remedy=CUT_IT))


def _lasting(duration_s: float) -> str:
    minutes = duration_s / 60
    if minutes > 90:
        return say("jobs.hours", count=minutes / 60)
    return say("jobs.minutes", count=minutes)


def _suffix(container: InputContainer) -> str:
    names = container.format.name.split(",")
    if "webm" in names:
        return SUFFIXES["matroska"]
    return next((SUFFIXES[name] for name in names if name in SUFFIXES), OTHER_SUFFIX)
