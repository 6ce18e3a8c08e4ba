"""What a video file holds, found without decoding more than its first picture."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from av.sidedata.sidedata import SideData
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from formcheck.errors import SourceError
from formcheck.pose.frame import FloatArray
from formcheck.pose.picture_size import check_size
from formcheck.pose.sane_times import CUT
from formcheck.pose.source import SourceInfo
from formcheck.pose.upright import UPRIGHT, Orientation
from formcheck.pose.video_container import CONVERT, damaged, open_video
from formcheck.pose.video_times import PictureTimes, read_times
from formcheck.settings import RecordingLimits

SHRINK = "ffmpeg -i FILE -vf scale=-2:1080 smaller.mp4"
MAX_PIXEL_ASPECT = 4.0


@dataclass(frozen=True, slots=True)
class VideoPlan:
    """The contents of a video file, known before its pictures are decoded.

    Attributes
    ----------
    path
        The file.
    info
        Upright size at full resolution, mean frame rate, number of pictures, length.
    stored_size_px
        Width and height of the pictures as stored: before turning, with pixels that may not
        be square.
    orientation
        How a stored picture is turned upright.
    times
        When each picture is shown, and where decoding can start.
    """

    path: Path
    info: SourceInfo
    stored_size_px: tuple[int, int]
    orientation: Orientation
    times: PictureTimes

    def __len__(self) -> int:
        return len(self.times.time_s)

    @property
    def time_s(self) -> FloatArray:
        """(frames,), when each picture is shown, from 0."""
        return self.times.time_s

    @property
    def notes(self) -> tuple[str, ...]:
        """What had to be assumed about the file, for the reader of a result."""
        return self.times.notes

    def keyframe_before(self, index: int) -> int:
        """Return the place, among the keyframes, of the last one not after a picture."""
        return max(int(np.searchsorted(self.times.keyframes, index, side="right")) - 1, 0)


def probe_video(path: Path, limits: RecordingLimits | None = None) -> VideoPlan:
    """Find out what a video file holds.

    The whole file is read once, but only its first picture is decoded.

    Parameters
    ----------
    limits
        How long it may last and how many pictures it may hold; those of the environment unless
        given.

    Raises
    ------
    SourceError
        The file cannot be read, ends early, holds fewer than two pictures or pictures of more
        than 4096 x 4096 pixels, lasts too long or holds too many pictures.
    """
    path, limits = Path(path), limits or RecordingLimits()
    with open_video(path) as (container, stream):
        check_size(path, (stream.width, stream.height), remedy=SHRINK)
        picture = _first_picture(path, container, stream)
        orientation = _orientation(picture)
        size_px = orientation.size_px(_square_pixel_size(path, picture, stream))
        check_size(path, size_px, remedy=SHRINK)
    with open_video(path) as (container, stream):
        times = read_times(path, container, stream, pictures_max=limits.pictures_max)
    _check_times(path, times.time_s, limits)
    stored_size_px = (picture.width, picture.height)
    return VideoPlan(path, _info(path, size_px, times.time_s), stored_size_px, orientation, times)


def _first_picture(path: Path, container: InputContainer, stream: VideoStream) -> VideoFrame:
    try:
        for picture in container.decode(stream):
            return picture
    except FFmpegError as error:
        raise damaged(path, 0.0, error) from error
    raise SourceError(path, f"no picture in it can be decoded; copy it again, or {CONVERT}")


def _orientation(picture: VideoFrame) -> Orientation:
    matrix = picture.side_data.get("DISPLAYMATRIX")
    if not isinstance(matrix, SideData):
        return UPRIGHT
    linear = np.frombuffer(bytes(matrix), dtype=np.int32).reshape(3, 3)[:2, :2]
    return Orientation.from_matrix(linear.astype(np.float64))


def _square_pixel_size(path: Path, picture: VideoFrame, stream: VideoStream) -> tuple[int, int]:
    aspect = stream.sample_aspect_ratio or Fraction(1)
    if not 1 / MAX_PIXEL_ASPECT <= aspect <= MAX_PIXEL_ASPECT:
        raise SourceError(
            path, f"its pixels are {float(aspect):.3g} times as wide as high; {CONVERT}"
        )
    if aspect >= 1:
        return round(picture.width * aspect), picture.height
    return picture.width, round(picture.height / aspect)


def _check_times(path: Path, time_s: FloatArray, limits: RecordingLimits) -> None:
    if len(time_s) < 2:
        raise SourceError(
            path, f"holds {len(time_s)} picture, a movement needs many; record a video instead"
        )
    if time_s[-1] > limits.recording_max_s:
        raise SourceError(
            path,
            f"claims to last {time_s[-1] / 60:.0f} minutes, at most "
            f"{limits.recording_max_min:.3g} are looked at; {CUT.format(what='of it')}",
        )


def _info(path: Path, size_px: tuple[int, int], time_s: FloatArray) -> SourceInfo:
    rate_hz = round((len(time_s) - 1) / float(time_s[-1]), 6)
    return SourceInfo(path, size_px, rate_hz, len(time_s), len(time_s) / rate_hz)
