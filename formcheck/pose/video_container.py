"""Opening a video file, and saying in plain words why one cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition
from av.video.stream import VideoStream

from formcheck.errors import SourceError
from formcheck.pose.picture_size import MAX_PIXELS

ACCEPTED_FORMATS = (
    "3g2,3gp,apng,asf,av1,avi,dv,flv,gif,h264,hevc,ivf,m4a,m4v,matroska,mj2,mjpeg,mov,mp4,"
    "mpeg,mpegts,mpegvideo,mxf,nut,obu,ogg,rm,vc1,vvc,webm,wtv,yuv4mpegpipe,"
    "aac,flac,mp3,wav"
)
"""The containers opened. What else ffmpeg plays is no recording of a person: playlists lead to
other files and addresses, plain text becomes pictures, and a few wait for more for ever."""

HEADER_BYTES = 12
CONVERT = "try converting it: ffmpeg -i FILE -c:v libx264 new.mp4"


@contextmanager
def open_video(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """Open a local video file and its main stream of pictures.

    Nothing but the file itself is opened: no address, and no playlist that names other files.

    Raises
    ------
    SourceError
        The file is missing, empty, unreadable, not a video or without pictures.
    """
    _check_file(path)
    try:
        container = av.open(
            f"file:{path.absolute()}",
            mode="r",
            options={
                "protocol_whitelist": "file",
                "format_whitelist": ACCEPTED_FORMATS,
                # Asked by decoders before they make room for a picture, whatever a header says.
                # To be told how large it is, somewhat more is let through than is looked at.
                "max_pixels": str(4 * MAX_PIXELS),
            },
        )
    except (FFmpegError, OSError, ValueError) as error:
        raise SourceError(path, _why_not_opened(path)) from error
    with container:
        stream = _main_stream(container, path)
        stream.codec_context.options = {"max_pixels": str(MAX_PIXELS)}
        yield container, stream


def damaged(path: Path, time_s: float, error: FFmpegError) -> SourceError:
    """Return the error for pictures that cannot be decoded at a time."""
    reason = error.strerror or type(error).__name__
    return SourceError(
        path, f"the video is damaged at {time_s:.1f} s ({reason}); copy it again, or {CONVERT}"
    )


def _check_file(path: Path) -> None:
    try:
        problem = _file_problem(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(path, f"may not be read ({reason}); check who may open it") from error
    if problem:
        raise SourceError(path, problem)


def _file_problem(path: Path) -> str | None:
    if path.is_dir():
        return "is a folder; name one video file in it"
    if not path.exists():
        return "there is no such file; check the name and the folder"
    if not path.is_file():
        return "is not an ordinary file; name a video file"
    with path.open("rb") as file:
        return None if file.read(1) else "the file is empty; copy or record it again"


def _why_not_opened(path: Path) -> str:
    with path.open("rb") as file:
        started_as_mp4 = file.read(HEADER_BYTES)[4:8] == b"ftyp"
    if started_as_mp4:
        return (
            "the end of the video is missing, as when recording or copying is interrupted; "
            "copy it again from the camera, or record again"
        )
    return f"is not a video that can be read; name a video file such as .mp4, or {CONVERT}"


def _main_stream(container: InputContainer, path: Path) -> VideoStream:
    moving = [
        stream
        for stream in container.streams.video
        if not stream.disposition & Disposition.attached_pic
    ]
    if not moving:
        has_sound = bool(container.streams.audio)
        problem = "holds sound but no pictures" if has_sound else "holds no pictures"
        raise SourceError(path, f"{problem}; record with the camera on, or name another file")
    best = container.streams.best("video")
    stream = best if best in moving else moving[0]
    if stream.codec_context is None:
        raise SourceError(path, f"its pictures are stored in an unknown way; {CONVERT}")
    return stream
