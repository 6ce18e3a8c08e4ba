"""The columns in which a pose track is written, one row a frame."""

from collections.abc import Mapping

import numpy as np

from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack

TIME_COLUMN = "time_s"
PARTS = ("x_px", "y_px", "visibility", "world_x_m", "world_y_m", "world_z_m")
"""What follows the landmark's name: ``left_knee_x_px`` and so on. Pixels run right and down,
metres right, down and away from the camera with the origin between the hips."""

LANDMARK_COLUMNS = tuple(f"{mark.name.lower()}_{part}" for mark in Landmark for part in PARTS)


def to_columns(track: PoseTrack) -> dict[str, FloatArray]:
    """Return a track as columns of (frames,) each, time first; NaN where missing."""
    values = np.concatenate(
        [track.image_px, track.visibility[:, :, None], track.world_m], axis=2
    ).reshape(len(track), len(LANDMARK_COLUMNS))
    return {TIME_COLUMN: track.time_s} | dict(zip(LANDMARK_COLUMNS, values.T, strict=True))


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
    )
