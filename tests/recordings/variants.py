"""The same recording in another guise: mirrored, smaller, encoded anew, fewer of its pictures."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from formcheck.pose.video import VideoSource

Image = NDArray[np.uint8]
TIME_BASE = Fraction(1, 90_000)
QUICKLY = {"crf": "26", "preset": "veryfast"}


def mirrored(image: Image) -> Image:
    """Return the mirror image."""
    return np.ascontiguousarray(image[:, ::-1])


def half_size(image: Image) -> Image:
    """Return every second pixel of every second row, after averaging neighbours."""
    height, width = (side // 4 * 4 for side in image.shape[:2])
    whole = image[:height, :width].astype(np.uint16)
    total = whole[::2, ::2] + whole[::2, 1::2] + whole[1::2, ::2] + whole[1::2, 1::2]
    averaged: Image = (total // 4).astype(np.uint8)
    return averaged


def as_it_is(image: Image) -> Image:
    """Return the picture unchanged: only the encoding differs."""
    return image


def rewritten(
    video: Path, path: Path, change: Callable[[Image], Image] = as_it_is, *, pictures: range
) -> Path:
    """Write pictures of a recording anew with H.264, each changed, at their true distances."""
    with (
        VideoSource(video, first=pictures.start, stop=pictures.stop) as source,
        av.open(str(path), "w") as container,
    ):
        stream = container.add_stream("libx264", rate=30, options=QUICKLY)
        stream.pix_fmt, stream.codec_context.time_base = "yuv420p", TIME_BASE
        start_s = float(source.plan.time_s[pictures.start])
        for frame in source:
            if frame.index not in pictures:
                continue
            image = change(frame.image)
            if frame.index == pictures.start:
                stream.width, stream.height = image.shape[1], image.shape[0]
            picture = av.VideoFrame.from_ndarray(image, format="rgb24")
            picture.pts = round((frame.time_s - start_s) / TIME_BASE)
            picture.time_base = TIME_BASE
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return path
