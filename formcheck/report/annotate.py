"""The recording with the skeleton, the angle, the count and the cue drawn into it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from formcheck.output.refusals import writing
from formcheck.pose.frame import ImageArray
from formcheck.pose.video import VideoPlan, VideoSource
from formcheck.report.overlay import Overlay, layout_for
from formcheck.session import Analysis

TICKS_PER_S = 90_000
"""Fine enough for every camera's clock, so that pictures keep their own times."""

QUALITY_CRF = "24"
SPEED_PRESET = "superfast"
"""A quarter less processor time than "veryfast", for files of about 100 KB a second."""

_SAME_MOMENT_S = 1e-4


def write_annotated_video(
    video: Path | VideoPlan,
    analysis: Analysis,
    path: Path,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the recording again as H.264 with everything the coach saw drawn into it.

    Parameters
    ----------
    video
        The recording that was analysed.
    analysis
        What came out; pictures after its last pose are left out.
    path
        The MP4 file to write. Every picture keeps its time; sound is left out. Pictures of a
        mirrored recording are turned back, so that left is left.
    progress
        Called with the number of pictures done and of all pictures.

    Raises
    ------
    SourceError
        The recording cannot be read again.
    OutputError
        The file cannot be written.
    """
    size_px = analysis.track.size_px
    longest = max(layout_for(size_px).picture_px)
    overlay = Overlay(size_px)
    times, mirrored = analysis.conditioned.time_s, analysis.track.picture_is_mirrored
    with (
        VideoSource(video, max_side_px=longest) as source,
        writing(path),
        VideoFile(path, overlay.layout.size_px) as file,
    ):
        for done, frame in enumerate(source, start=1):
            index = int(np.searchsorted(times, frame.time_s + _SAME_MOMENT_S)) - 1
            if index < 0:
                continue
            pose, feedback = analysis.conditioned.frame(index), analysis.feedback[index]
            image = frame.image[:, ::-1] if mirrored else frame.image
            file.write(overlay.draw(image, pose, feedback), frame.time_s)
            if progress:
                progress(done, len(analysis.track))


class VideoFile:
    """An MP4 file being written, in H.264 that browsers play; a context manager.

    Parameters
    ----------
    path
        The file.
    size_px
        Width and height of the pictures, both even.
    """

    def __init__(self, path: Path, size_px: tuple[int, int]) -> None:
        self._container = av.open(path, "w", format="mp4", options={"movflags": "+faststart"})
        self._stream = _h264_stream(self._container, size_px)
        self._last_tick = -1

    def __enter__(self) -> Self:
        return self

    def write(self, image: ImageArray, time_s: float) -> None:
        """Add a picture (height, width, 3), RGB, shown from `time_s` on."""
        yuv = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2YUV_I420), dtype=np.uint8)
        frame = av.VideoFrame.from_ndarray(yuv, format="yuv420p")
        self._last_tick = max(round(time_s * TICKS_PER_S), self._last_tick + 1)
        frame.pts = self._last_tick
        frame.time_base = Fraction(1, TICKS_PER_S)
        self._container.mux(self._stream.encode(frame))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the file; after an error only let go of it."""
        if kind is None:
            self._container.mux(self._stream.encode(None))
        with _quiet(after_error=kind is not None):
            self._container.close()


def _h264_stream(container: av.container.OutputContainer, size_px: tuple[int, int]) -> VideoStream:
    stream = container.add_stream("libx264", rate=30)
    stream.width, stream.height = size_px
    stream.pix_fmt = "yuv420p"
    stream.time_base = stream.codec_context.time_base = Fraction(1, TICKS_PER_S)
    stream.codec_context.colorspace = Colorspace.ITU601
    stream.codec_context.color_range = ColorRange.MPEG
    stream.options = {"crf": QUALITY_CRF, "preset": SPEED_PRESET}
    return stream


@contextmanager
def _quiet(*, after_error: bool) -> Iterator[None]:
    """Let a second error of the same file pass after a first one, which says more."""
    try:
        yield
    except av.FFmpegError:
        if not after_error:
            raise
