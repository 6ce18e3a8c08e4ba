"""MediaPipe's pose landmarker, seen through the port of `formcheck.pose.estimator`.

Only pose worker processes import this module: the library tries to report its use over the
network, and only they are cut off from it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import mediapipe
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision

from formcheck.errors import EstimatorError
from formcheck.pose.frame import FloatArray, Frame, PoseFrame

VERSION = str(mediapipe.__version__)


class _Landmarker:
    """What both uses of the landmarker share: opening, reading results, closing."""

    def __init__(self, model_path: Path, mode: Any, people: int) -> None:
        options = vision.PoseLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=str(model_path)),
            running_mode=mode,
            num_poses=people,
        )
        try:
            self._landmarker: Any = vision.PoseLandmarker.create_from_options(options)
        except (RuntimeError, ValueError, OSError) as error:
            raise EstimatorError(
                f"{model_path}: this pose model cannot be used ({error}); run `make models`"
            ) from error

    def close(self) -> None:
        """Give back what the model holds; the estimator is of no use afterwards."""
        if self._landmarker is not None:
            self._landmarker.close()
            self._landmarker = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _run(self, frame: Frame, *timestamp_ms: int) -> list[PoseFrame]:
        if self._landmarker is None:
            raise EstimatorError("the pose estimator is closed; make a new one")
        # Pixels in rows with gaps between them would be read as if there were none.
        pixels = np.ascontiguousarray(frame.image)
        image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=pixels)
        detect = self._landmarker.detect_for_video if timestamp_ms else self._landmarker.detect
        try:
            found = detect(image, *timestamp_ms)
        except (RuntimeError, ValueError) as error:
            raise EstimatorError(
                f"the pose model failed on the picture at {frame.time_s:.2f} s: {error}"
            ) from error
        people = zip(found.pose_landmarks, found.pose_world_landmarks, strict=True)
        return [_pose(frame, image, world) for image, world in people]


class MediaPipeEstimator(_Landmarker):
    """Follows people through a video; poses are smoothed over time.

    Parameters
    ----------
    model_path
        A ``.task`` file.
    people
        How many at most. With one, the search for people runs only until somebody is found,
        and again when they are lost; with more it runs on every picture.

    Raises
    ------
    EstimatorError
        The file is not a pose model.
    """

    def __init__(self, model_path: Path, *, people: int = 1) -> None:
        super().__init__(model_path, vision.RunningMode.VIDEO, people)
        self._last_ms = -1

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        """Return the pose of each person seen, in pixels of `frame`; empty where nobody is.

        Raises
        ------
        EstimatorError
            The model failed on this picture, or the estimator is closed.
        """
        self._last_ms = max(self._last_ms + 1, round(frame.time_s * 1000))
        return self._run(frame, self._last_ms)


class MediaPipeSurvey(_Landmarker):
    """Finds people in single pictures; what was seen before has no influence.

    Parameters
    ----------
    model_path
        A ``.task`` file.
    people
        How many at most.

    Raises
    ------
    EstimatorError
        The file is not a pose model.
    """

    def __init__(self, model_path: Path, *, people: int) -> None:
        super().__init__(model_path, vision.RunningMode.IMAGE, people)

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        """Return the pose of each person seen, in pixels of `frame`; empty where nobody is.

        Raises
        ------
        EstimatorError
            The model failed on this picture, or the estimator is closed.
        """
        return self._run(frame)


def _pose(frame: Frame, image: Sequence[Any], world: Sequence[Any]) -> PoseFrame:
    height_px, width_px = frame.image.shape[:2]
    image_px: FloatArray = np.array([(point.x, point.y) for point in image], dtype=np.float64)
    return PoseFrame(
        frame.time_s,
        image_px * [width_px, height_px],
        np.array([(point.x, point.y, point.z) for point in world], dtype=np.float64),
        np.array([point.visibility for point in image], dtype=np.float64),
        (width_px, height_px),
    )
