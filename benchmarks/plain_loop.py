"""The loop that everybody writes first: read a picture, find the person, next picture.

Run as a program, so that its time can be compared with that of ``formcheck analyze``::

    python -m benchmarks.plain_loop VIDEO MODEL LANDMARKS.npz
"""

import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from mediapipe import Image, ImageFormat
from mediapipe.tasks.python import BaseOptions, vision


def main(video: str, model: str, target: str) -> None:
    """Find the person in every picture and keep the landmarks.

    Parameters
    ----------
    video
        Any file that OpenCV reads.
    model
        A ``.task`` file.
    target
        The ``.npz`` to write: ``time_s`` (pictures,), ``image_px`` (pictures, 33, 2), ``world_m``
        (pictures, 33, 3), ``visibility`` (pictures, 33), missing as NaN and 0; ``size_px``.
    """
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=model), running_mode=vision.RunningMode.VIDEO
    )
    reader = cv2.VideoCapture(video)
    rate_hz = reader.get(cv2.CAP_PROP_FPS)
    size_px = reader.get(cv2.CAP_PROP_FRAME_WIDTH), reader.get(cv2.CAP_PROP_FRAME_HEIGHT)
    found: list[list[tuple[float, ...]]] = []
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        while True:
            read, picture = reader.read()
            if not read:
                break
            rgb = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
            image = Image(image_format=ImageFormat.SRGB, data=rgb)
            time_ms = round(len(found) * 1000 / rate_hz)
            found.append(_numbers(landmarker.detect_for_video(image, time_ms)))
    points = np.array(found).reshape(-1, 33, 6)
    np.savez(
        Path(target),
        time_s=np.arange(len(points)) / rate_hz,
        image_px=points[..., :2] * size_px,
        world_m=points[..., 2:5],
        visibility=np.nan_to_num(points[..., 5]),
        size_px=np.array(size_px, dtype=np.int64),
    )


def _numbers(result: Any) -> list[tuple[float, ...]]:
    if not result.pose_landmarks:
        return [(np.nan,) * 6] * 33
    pairs = zip(result.pose_landmarks[0], result.pose_world_landmarks[0], strict=True)
    return [(a.x, a.y, b.x, b.y, b.z, a.visibility) for a, b in pairs]


if __name__ == "__main__":
    main(*sys.argv[1:])
