"""When each picture of a video is shown, read from its packets without decoding them."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream
from numpy.typing import NDArray

from formcheck.errors import SourceError
from formcheck.pose.frame import FloatArray
from formcheck.pose.sane_times import CUT, MOST_RATE_HZ, TOO_CLOSE, far_enough_apart
from formcheck.pose.video_container import CONVERT, damaged

IntArray = NDArray[np.int64]

ASSUMED_RATE_HZ = Fraction(30)
MISSING_END_S = 0.25
"""How much earlier than its header says a file may end: sound and pictures rarely end together."""

MAX_REPEATED_FRAC = 0.1
"""Webcams now and then give two pictures the same time; two joined recordings give many."""

RIFF_HEADER_BYTES = 8


@dataclass(frozen=True, slots=True)
class PictureTimes:
    """The pictures of a video in order of presentation.

    Attributes
    ----------
    time_s
        (frames,), from 0, strictly increasing.
    pts
        (frames,), the same in ticks of the file; empty where the file holds no reliable times,
        and then pictures can only be told apart by counting from the first.
    keyframes
        (keyframes,), places of the pictures that decode without others before them, rising
        from 0.
    seek_ticks
        (keyframes,), the tick to seek to for each.
    notes
        What had to be assumed.
    """

    time_s: FloatArray
    pts: IntArray
    keyframes: IntArray
    seek_ticks: IntArray
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Packets:
    """The coded pictures, in file order, and where the data ends."""

    pts: list[int | None]
    dts: list[int | None]
    is_key: list[bool]
    first_key_pts: int | None = None
    cut: bool = False
    end_s: float = 0.0


def read_times(
    path: Path, container: InputContainer, stream: VideoStream, *, pictures_max: int
) -> PictureTimes:
    """Read every packet of a video once and return when its pictures are shown.

    Pictures that an edit list hides, that come before the first keyframe, that repeat a time or
    come too soon after another, are left out.

    Parameters
    ----------
    pictures_max
        More than so many are refused.

    Raises
    ------
    SourceError
        The file ends before its header says, cannot be read to its end, its times repeat, or it
        holds too many pictures.
    """
    packets = _read_packets(path, container, stream, pictures_max)
    if packets.cut or _ends_early(path, packets, container, stream):
        raise SourceError(
            path,
            f"the end of the video is missing: it stops at {packets.end_s:.1f} s; "
            "copy it again from the camera, or record again",
        )
    reordered = not all(packets.is_key)
    if None in packets.pts or (container.format.name == "avi" and reordered):
        return _counted(packets, stream)
    times = _timed(packets, stream)
    if len(packets.pts) - len(set(packets.pts)) > MAX_REPEATED_FRAC * len(packets.pts):
        raise SourceError(
            path, f"the times of its pictures repeat, as in two videos joined; {CONVERT}"
        )
    return times


def _read_packets(
    path: Path, container: InputContainer, stream: VideoStream, pictures_max: int
) -> _Packets:
    packets = _Packets([], [], [])
    try:
        for packet in container.demux():
            if packet.size == 0:
                continue
            packets.end_s = max(packets.end_s, _end_s(packet))
            if packet.stream_index == stream.index:
                _keep(packet, packets)
            if len(packets.pts) > pictures_max:
                raise SourceError(
                    path, f"holds more than {pictures_max} pictures; {CUT.format(what='of them')}"
                )
    except FFmpegError as error:
        raise damaged(path, packets.end_s, error) from error
    return packets


def _end_s(packet: "Packet[Stream]") -> float:
    ticks = packet.pts if packet.pts is not None else packet.dts
    return 0.0 if ticks is None else float((ticks + (packet.duration or 0)) * packet.time_base)


def _keep(packet: "Packet[Stream]", packets: _Packets) -> None:
    packets.cut = packet.is_corrupt
    if packets.first_key_pts is None and packet.is_keyframe:
        packets.first_key_pts = packet.pts
    if packet.is_discard:
        return
    packets.pts.append(packet.pts)
    packets.dts.append(packet.dts)
    packets.is_key.append(packet.is_keyframe)


def _ends_early(
    path: Path, packets: _Packets, container: InputContainer, stream: VideoStream
) -> bool:
    size_bytes = path.stat().st_size
    with path.open("rb") as file:
        header = file.read(RIFF_HEADER_BYTES)
        file.seek(-1, 2)
        last = file.read(1)
    match container.format.name:
        case "avi":
            return int.from_bytes(header[4:], "little") + RIFF_HEADER_BYTES > size_bytes
        case "gif":
            return last != b";"
        case "matroska,webm":
            promised_s = (container.duration or 0) / 1e6
            return packets.end_s < promised_s - MISSING_END_S
    return any(entry.pos + entry.size > size_bytes for entry in stream.index_entries)


def _timed(packets: _Packets, stream: VideoStream) -> PictureTimes:
    every = np.array(packets.pts, dtype=np.int64)
    is_key = np.array(packets.is_key, dtype=np.bool_)
    shown = every >= (packets.first_key_pts or 0) if any(is_key) else ~is_key
    pts, first_at = np.unique(every[shown], return_index=True)
    kept = far_enough_apart(_seconds(pts, stream.time_base))
    notes = (TOO_CLOSE.format(count=len(pts) - len(kept)),) if len(kept) < len(pts) else ()
    pts, first_at = pts[kept], first_at[kept]
    starts = is_key[shown][first_at]
    starts[:1] = True
    keyframes = np.flatnonzero(starts)
    seek_ticks = np.array(_decode_ticks(packets), dtype=np.int64)[shown][first_at][keyframes]
    return PictureTimes(_seconds(pts, stream.time_base), pts, keyframes, seek_ticks, notes)


def _decode_ticks(packets: _Packets) -> list[int | None]:
    """Return when each picture is decoded, which some containers file keyframes by."""
    return [pts if dts is None else dts for pts, dts in zip(packets.pts, packets.dts, strict=True)]


def _counted(packets: _Packets, stream: VideoStream) -> PictureTimes:
    nothing = np.zeros(0, dtype=np.int64)
    start = np.zeros(1, dtype=np.int64)
    if None not in packets.dts:
        dts = np.array(packets.dts, dtype=np.int64)
        time_s = _seconds(dts, stream.time_base)
        # Counted pictures cannot be left out: times that are too close are none.
        if (np.diff(dts) > 0).all() and len(far_enough_apart(time_s)) == len(time_s):
            return PictureTimes(time_s, nothing, start, start)
    rate_hz = _usable_rate_hz(stream)
    counted = np.arange(len(packets.pts), dtype=np.int64)
    note = f"the video holds no picture times: {float(rate_hz):.4g} pictures per second assumed"
    return PictureTimes(_seconds(counted, 1 / rate_hz), nothing, start, start, (note,))


def _usable_rate_hz(stream: VideoStream) -> Fraction:
    given = (stream.average_rate, stream.guessed_rate)
    return next((rate for rate in given if rate and 0 < rate <= MOST_RATE_HZ), ASSUMED_RATE_HZ)


def _seconds(ticks: IntArray, tick_s: Fraction | None) -> FloatArray:
    return (ticks - ticks[:1]).astype(np.float64) * float(tick_s or 1)
