"""The columns in which a pose track is written, one row a frame."""

from collections.abc import Mapping

import numpy as np

from formcheck.pose.camera_place import CameraPart, unknown_camera
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack

TIME_COLUMN = "time_s"
PARTS = ("x_px", "y_px", "visibility", "world_x_m", "world_y_m", "world_z_m")
"""What follows the landmark's name: ``left_knee_x_px`` and so on. Pixels run right and down,
metres right, down and away from the camera with the origin between the hips."""

LANDMARK_COLUMNS = tuple(f"{mark.name.lower()}_{part}" for mark in Landmark for part in PARTS)

CAMERA_COLUMNS = tuple(f"camera_{part.name.lower()}" for part in CameraPart)
"""Where the camera is; only in files of tracks of which that is known."""


def to_columns(track: PoseTrack) -> dict[str, FloatArray]:
    """Return a track as columns of (frames,) each, time first; NaN where missing."""
    values = np.concatenate(
        [track.image_px, track.visibility[:, :, None], track.world_m], axis=2
    ).reshape(len(track), len(LANDMARK_COLUMNS))
    columns = {TIME_COLUMN: track.time_s} | dict(zip(LANDMARK_COLUMNS, values.T, strict=True))
    if np.isnan(track.camera).all():
        return columns
    return columns | dict(zip(CAMERA_COLUMNS, track.camera.T, strict=True))


def from_columns(columns: Mapping[str, FloatArray], size_px: tuple[int, int]) -> PoseTrack:
    """Return the track that `to_columns` wrote.

    Raises
    ------
    TrackError
        Times that do not increase, or a picture without area.
    """
    time_s = columns[TIME_COLUMN]
    values = np.empty((len(time_s), LANDMARK_COUNT * len(PARTS)))
    for place, name in enumerate(LANDMARK_COLUMNS):
        values[:, place] = columns[name]
    by_landmark = values.reshape(len(time_s), LANDMARK_COUNT, len(PARTS))
    return PoseTrack(
        time_s,
        by_landmark[:, :, 0:2].copy(),
        by_landmark[:, :, 3:6].copy(),
        by_landmark[:, :, 2].copy(),
        size_px,
        camera=_camera(columns, len(time_s)),
    )


def _camera(columns: Mapping[str, FloatArray], count: int) -> FloatArray:
    """Return (frames, 5); NaN where the columns say nothing of the camera."""
    if not set(columns) >= set(CAMERA_COLUMNS):
        return unknown_camera(count)
    return np.column_stack([columns[name] for name in CAMERA_COLUMNS])
