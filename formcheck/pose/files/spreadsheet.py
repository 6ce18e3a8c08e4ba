"""Pose tracks as CSV, for spreadsheets."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

from formcheck.output.file import written_whole
from formcheck.pose.files.arrow import column
from formcheck.pose.files.columns import to_columns
from formcheck.pose.track import PoseTrack

DECIMALS = {"px": 3, "m": 5, "visibility": 4, "s": 6, "deg": 3, "scale": 5}


def export_csv(track: PoseTrack, path: Path) -> None:
    """Write a pose track as a table with one row a frame, for spreadsheets.

    The first row names the columns with their units: ``frame`` from 0, ``time_s``, then for
    each landmark ``left_knee_x_px``, ``left_knee_y_px`` (right and down), ``..._visibility``
    (0 to 1) and ``..._world_x_m``, ``..._world_y_m``, ``..._world_z_m`` (right, down, away from
    the camera, from between the hips). A cell is empty where the landmark is missing.
    Where it is known how the camera moved, ``camera_dx_px``, ``camera_dy_px``, ``camera_roll_deg``
    and ``camera_scale`` say by what the room moved in the picture since a stretch of film began,
    and ``camera_off_level_deg`` how far what is upright leans, clockwise.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    columns = {"frame": column(np.arange(len(track)))}
    for name, values in to_columns(track).items():
        rounded = np.round(values, DECIMALS[name.rsplit("_", 1)[1]])
        columns[name] = column(rounded, empty=np.isnan(rounded))
    with written_whole(path) as unfinished, unfinished.open("wb") as file:
        file.write(",".join(columns).encode() + b"\n")
        csv.write_csv(pa.table(columns), file, csv.WriteOptions(include_header=False))
