"""Clips with known pictures, times and headers, written for tests."""

import itertools
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TypedDict, Unpack

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

ImageArray = NDArray[np.uint8]

BIT_HEIGHT_FRAC = 0.25
BIT_COUNT = 12
SOUND_RATE_HZ = 48_000
SOUND_BLOCK = 1024
FINE_TIME_BASE = Fraction(1, 90_000)
FINE_CODECS = ("libx264", "libx265", "libvpx", "libvpx-vp9")
"""Encoders that take times finer than one frame, as clips of variable rate need."""


class Encoding(TypedDict, total=False):
    """How a test clip is encoded, beyond its frame rate.

    Attributes
    ----------
    codec
        Name of an encoder of ffmpeg; "libx264" unless given.
    pixel_format
        Pixel format handed to the encoder; "yuv420p" unless given.
    keyframe_every
        Distance of keyframes in frames; 12 unless given.
    b_frames
        Most B-frames in a row; 0 unless given, which stores in order of presentation.
    rotation_deg
        What a player turns the stored picture by, clockwise; 0 unless given.
    mirrored
        Whether a player flips the picture left to right after turning it.
    pixel_aspect
        Width of a stored pixel over its height; 1 unless given.
    audio
        Whether a silent sound track runs beside the pictures.
    options
        Further options of the encoder.
    container_options
        Options of the container.
    """

    codec: str
    pixel_format: str
    keyframe_every: int
    b_frames: int
    rotation_deg: int
    mirrored: bool
    pixel_aspect: Fraction
    audio: bool
    options: dict[str, str]
    container_options: dict[str, str]


def numbered_image(index: int, size_px: tuple[int, int] = (160, 120)) -> ImageArray:
    """Return a picture that carries its index as black and white blocks along its top.

    Below them are a red quarter on the left and a green one on the right, so that turning
    and mirroring show.
    """
    width_px, height_px = size_px
    image = np.full((height_px, width_px, 3), 128, dtype=np.uint8)
    rows = int(height_px * BIT_HEIGHT_FRAC)
    edges = np.linspace(0, width_px, BIT_COUNT + 1).astype(int)
    for bit, (left, right) in enumerate(itertools.pairwise(edges)):
        image[:rows, left:right] = 255 * (index >> bit & 1)
    image[rows:, : width_px // 4] = (220, 30, 30)
    image[rows:, -(width_px // 4) :] = (30, 200, 30)
    return image


def read_number(image: ImageArray) -> int:
    """Return the index that `numbered_image` drew, at any size."""
    height_px, width_px = image.shape[:2]
    row = int(height_px * BIT_HEIGHT_FRAC / 2)
    centres = ((np.arange(BIT_COUNT) + 0.5) * width_px / BIT_COUNT).astype(int)
    return sum(1 << bit for bit, x in enumerate(centres) if image[row, x].mean() > 127)


def numbered_images(count: int, size_px: tuple[int, int] = (160, 120)) -> Iterable[ImageArray]:
    """Yield `count` numbered pictures."""
    return (numbered_image(index, size_px) for index in range(count))


def write_clip(
    path: Path,
    frames: Iterable[ImageArray],
    *,
    rate_hz: float = 30.0,
    times_s: Sequence[float] | None = None,
    **encoding: Unpack[Encoding],
) -> Path:
    """Write pictures as a clip and return its path.

    Parameters
    ----------
    path
        Where to; the suffix picks the container.
    frames
        (height, width, 3) RGB pictures of one size.
    rate_hz
        Frame rate, used for the times unless `times_s` is given.
    times_s
        Presentation time of each picture, for clips of variable rate.
    encoding
        Codec, keyframes, rotation, sound: see `Encoding`.
    """
    images = iter(frames)
    first = next(images)
    with av.open(str(path), "w", options=encoding.get("container_options", {})) as container:
        pictures = _add_pictures(container, first, rate_hz, encoding)
        sound = container.add_stream("aac", rate=SOUND_RATE_HZ) if encoding.get("audio") else None
        time_s = 0.0
        for index, image in enumerate(itertools.chain([first], images)):
            time_s = times_s[index] if times_s is not None else index / rate_hz
            container.mux(pictures.encode(_picture(image, time_s, pictures)))
        container.mux(pictures.encode())
        if sound is not None:
            _add_silence(container, sound, time_s + 1.0 / rate_hz)
    return path


def write_sound(path: Path, duration_s: float = 0.5) -> Path:
    """Write a file with a silent sound track and no pictures, and return its path."""
    with av.open(str(path), "w") as container:
        _add_silence(container, container.add_stream("aac", rate=SOUND_RATE_HZ), duration_s)
    return path


def _add_pictures(
    container: OutputContainer, image: ImageArray, rate_hz: float, encoding: Encoding
) -> VideoStream:
    codec = encoding.get("codec", "libx264")
    rate = Fraction(rate_hz).limit_denominator(1001)
    stream = container.add_stream(codec, rate=rate, options=_encoder_options(codec, encoding))
    assert isinstance(stream, VideoStream)
    stream.height, stream.width = image.shape[:2]
    stream.pix_fmt = encoding.get("pixel_format", "yuv420p")
    stream.codec_context.gop_size = encoding.get("keyframe_every", 12)
    stream.codec_context.max_b_frames = encoding.get("b_frames", 0)
    stream.codec_context.sample_aspect_ratio = encoding.get("pixel_aspect", Fraction(1))
    fine = codec in FINE_CODECS and container.format.name != "avi"
    stream.codec_context.time_base = FINE_TIME_BASE if fine else 1 / rate
    turned, mirrored = encoding.get("rotation_deg", 0), encoding.get("mirrored", False)
    if turned or mirrored:
        stream.set_display_rotation(-turned, hflip=mirrored)
    return stream


def _encoder_options(codec: str, encoding: Encoding) -> dict[str, str]:
    quiet = {"x265-params": "log-level=none"} if codec == "libx265" else {}
    return quiet | encoding.get("options", {})


def _picture(image: ImageArray, time_s: float, stream: VideoStream) -> av.VideoFrame:
    picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgb24")
    picture.time_base = stream.codec_context.time_base
    picture.pts = round(time_s / picture.time_base)
    return picture


def _add_silence(container: OutputContainer, stream: AudioStream, duration_s: float) -> None:
    samples = np.zeros((1, SOUND_BLOCK), dtype=np.float32)
    for start in range(0, int(duration_s * SOUND_RATE_HZ), SOUND_BLOCK):
        block = av.AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
        block.sample_rate, block.pts = SOUND_RATE_HZ, start
        block.time_base = Fraction(1, SOUND_RATE_HZ)
        container.mux(stream.encode(block))
    container.mux(stream.encode())
