"""Small files of video that ask for much: made to fill memory, or the rest of the day."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
from av.packet import Packet
from av.video.stream import VideoStream
from PIL import Image

from tests.video_builders import numbered_images, write_clip

MICROSECOND = Fraction(1, 1_000_000)
MANY = 200_000
HOURS_S = 20 * 3600


def microseconds(path: Path) -> None:
    """75 pictures a microsecond apart."""
    _repeat(path, list(range(75)))


def microseconds_then_seconds(path: Path) -> None:
    """75 pictures a microsecond apart, and 40 more over four seconds."""
    _repeat(path, [*range(75), *(100_000 * n for n in range(1, 41))])


def kilohertz(path: Path) -> None:
    """Three seconds of ten thousand pictures a second."""
    _repeat(path, [100 * n for n in range(30_000)])


def many(path: Path) -> None:
    """Two hundred thousand pictures of 64 x 64, thirty a second."""
    _repeat(path, [33_333 * n for n in range(MANY)])


def many_at_once(path: Path) -> None:
    """Two hundred thousand pictures in a second."""
    _repeat(path, [5 * n for n in range(MANY)])


def hours(path: Path) -> None:
    """A picture every twenty minutes, for twenty hours."""
    _repeat(path, [HOURS_S * 1_000_000 // 60 * n for n in range(61)])


def wide(path: Path) -> None:
    """Pictures 20,000 wide and 20,000 high."""
    picture = Image.new("P", (20_000, 20_000))
    picture.save(path, "GIF", save_all=True, append_images=[picture], duration=20)


def strip(path: Path) -> None:
    """Pictures 16,000 wide and 16 high."""
    write_clip(path, [np.zeros((16, 16_000, 3), dtype=np.uint8)] * 20, codec="libx264")


def growing(path: Path) -> None:
    """A video whose pictures become larger than any that is looked at."""
    sizes_px = [(128, 128)] * 60 + [(8192, 8192)] * 3
    with av.open(path, "w", format="webm") as container:
        stream = container.add_stream("libvpx", rate=30)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = 128, 128, "yuv420p"
        for number, size_px in enumerate(sizes_px):
            packet = Packet(_coded(size_px))
            packet.stream, packet.time_base = stream, Fraction(1, 30)
            packet.pts = packet.dts = number
            packet.is_keyframe = True
            container.mux(packet)


CRAFTED: tuple[Callable[[Path], None], ...] = (
    microseconds,
    microseconds_then_seconds,
    kilohertz,
    many,
    many_at_once,
    hours,
    wide,
    strip,
    growing,
)


def _repeat(path: Path, times_us: list[int]) -> None:
    """Write one picture again and again, at these times in microseconds."""
    with av.open(path, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=30)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        stream.time_base = MICROSECOND
        frame = av.VideoFrame.from_ndarray(next(iter(numbered_images(1, (64, 64)))), format="rgb24")
        frame.pts = 0
        content = [bytes(packet) for packet in (*stream.encode(frame), *stream.encode(None))]
        for time_us in times_us:
            packet = Packet(b"".join(content))
            packet.stream, packet.time_base = stream, MICROSECOND
            packet.pts = packet.dts = time_us
            packet.is_keyframe = True
            container.mux(packet)


@cache
def _coded(size_px: tuple[int, int]) -> bytes:
    """Return one picture in VP8, which says its size with every picture."""
    encoder = av.VideoCodecContext.create("libvpx", "w")
    encoder.width, encoder.height = size_px
    encoder.pix_fmt, encoder.time_base = "yuv420p", Fraction(1, 30)
    encoder.options = {"deadline": "realtime", "cpu-used": "8", "lag-in-frames": "0"}
    frame = av.VideoFrame(*size_px, "yuv420p")
    frame.pts = 0
    return b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))
