"""Clips of the length and size a benchmark needs, made from a short one."""

import math
from fractions import Fraction
from pathlib import Path

import av

SAMPLE_CLIP = Path(__file__).parent.parent / "samples" / "squat_side.mp4"
REAL_CLIP = Path(__file__).parents[2] / "shared" / "data" / "videos" / "rohan_squat.mp4"
"""A phone recording that only some checkouts have beside them."""


def length_s(clip: Path) -> float:
    """Return how long the pictures of a clip last."""
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        assert stream.duration is not None, f"{clip} does not say how long it is"
        assert stream.time_base is not None
        return float(stream.duration * stream.time_base)


def picture_count(clip: Path) -> int:
    """Return how many pictures a clip has."""
    with av.open(str(clip)) as container:
        return sum(1 for packet in container.demux(video=0) if packet.size)


def repeated(clip: Path, target: Path, *, at_least_s: float) -> Path:
    """Write a clip over and over, to a length; its pictures stay as they were encoded.

    Parameters
    ----------
    clip
        A video whose first picture is a keyframe.
    target
        The file to write.
    at_least_s
        It is repeated, always as a whole, until it is no shorter.

    Returns
    -------
    Path
        The target.
    """
    with av.open(str(clip)) as source, av.open(str(target), "w") as copy:
        stream = source.streams.video[0]
        written = copy.add_stream_from_template(stream)
        ticks = stream.duration
        assert ticks is not None, f"{clip} does not say how long it is"
        for turn in range(math.ceil(at_least_s / length_s(clip))):
            source.seek(0)
            for packet in source.demux(stream):
                if packet.pts is None or packet.dts is None:
                    continue
                packet.pts, packet.dts = packet.pts + turn * ticks, packet.dts + turn * ticks
                packet.stream = written
                copy.mux(packet)
    return target


def shrunk(clip: Path, target: Path, *, height_px: int) -> Path:
    """Write a clip again with smaller pictures; return the target."""
    with av.open(str(clip)) as source, av.open(str(target), "w") as copy:
        stream = source.streams.video[0]
        written = copy.add_stream("libx264", rate=Fraction(stream.average_rate or 30))
        written.height = height_px
        written.width = round(stream.width * height_px / stream.height / 2) * 2
        written.pix_fmt = "yuv420p"
        for picture in source.decode(stream):
            small = picture.reformat(written.width, written.height, format="yuv420p")
            copy.mux(written.encode(small))
        copy.mux(written.encode(None))
    return target
