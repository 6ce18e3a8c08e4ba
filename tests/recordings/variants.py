"""The same recording in another guise: mirrored, smaller, encoded anew, at half the rate."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from formcheck.pose.video import VideoSource

Image = NDArray[np.uint8]
TIME_BASE = Fraction(1, 90_000)


def mirrored(image: Image) -> Image:
    """Return the mirror image."""
    return np.ascontiguousarray(image[:, ::-1])


def half_size(image: Image) -> Image:
    """Return every second pixel of every second row, after averaging neighbours."""
    height, width = (side // 4 * 4 for side in image.shape[:2])
    blocks = image[:height, :width].reshape(height // 2, 2, width // 2, 2, 3)
    averaged: Image = blocks.mean(axis=(1, 3)).astype(np.uint8)
    return averaged


def as_it_is(image: Image) -> Image:
    """Return the picture unchanged: only the encoding differs."""
    return image


def rewritten(
    video: Path, path: Path, change: Callable[[Image], Image] = as_it_is, *, every: int = 1
) -> Path:
    """Write a recording anew with H.264, each picture changed, keeping every n-th, true times."""
    with VideoSource(video) as source, av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"crf": "26"})
        stream.pix_fmt, stream.codec_context.time_base = "yuv420p", TIME_BASE
        for frame in source:
            if frame.index % every:
                continue
            image = change(frame.image)
            if frame.index == 0:
                stream.width, stream.height = image.shape[1], image.shape[0]
            picture = av.VideoFrame.from_ndarray(image, format="rgb24")
            picture.pts, picture.time_base = round(frame.time_s / TIME_BASE), TIME_BASE
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return path
