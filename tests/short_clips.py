"""Parts of recordings: their beginnings as they are encoded, so that no picture changes."""

import itertools
from pathlib import Path

import av
from av.packet import Packet
from av.video.stream import VideoStream

from tests.conftest import REPOSITORY

SQUATS = "samples/squat_side.mp4"
FIRST_ENDS_S = 7.0


def first_squat(folder: Path) -> Path:
    """Put the first squat of the sample clip where that lies in a checkout, below a folder."""
    path = folder / SQUATS
    path.parent.mkdir()
    return beginning(REPOSITORY / SQUATS, path, duration_s=FIRST_ENDS_S)


def beginning(video: Path, path: Path, *, duration_s: float) -> Path:
    """Copy the first seconds of a video, or a few pictures more, and return the new path.

    Nothing is encoded anew: the pictures are those of the whole video, to the last bit. It ends
    before the first picture, from `duration_s` on, that no copied picture is predicted from.
    """
    with av.open(str(video)) as source, av.open(str(path), "w") as target:
        stream = source.streams.video[0]
        packets = [packet for packet in source.demux(stream) if packet.pts is not None]
        copied = target.add_stream_from_template(stream)
        for packet in packets[: _end(packets, duration_s, stream)]:
            packet.stream = copied
            target.mux(packet)
    return path


def _end(packets: "list[Packet[VideoStream]]", duration_s: float, stream: VideoStream) -> int:
    """Return how many packets, in the order of decoding, hold the beginning and need no other."""
    shown = [packet.pts or 0 for packet in packets]
    step_s = float(stream.time_base or 0)
    latest = itertools.accumulate(shown, max)
    # What is shown first of all that follows, from the end backwards.
    soonest = list(itertools.accumulate(reversed(shown), min))[::-1][1:]
    for count, (last, following) in enumerate(zip(latest, soonest, strict=False), start=1):
        if last < following and (following - shown[0]) * step_s >= duration_s:
            return count
    return len(packets)
