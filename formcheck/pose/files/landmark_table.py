"""Tables of normalised landmarks, as published data sets of poses hold them.

The first row names the columns ``nose_x``, ``nose_y``, ``nose_z``, ``nose_v``, ``left_hip_x``
and so on; x and y are fractions of the picture's width and height, v is the visibility, and z and
other columns are left out. Such tables lack what angles need: the shape of the picture and the
time between rows.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from formcheck.errors import SettingsError, TrackError
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack

MAX_FRAMES = 1_000_000
MAX_OUTSIDE_FRAC = 5.0
"""Landmarks lie a little outside the picture at times; further out and the numbers are pixels."""

COORDINATE = re.compile(r"(?P<landmark>\w+)_(?P<axis>[xyv])")
AXES = "xyv"


def import_normalised_csv(path: Path, *, size_px: tuple[int, int], rate_hz: float) -> PoseTrack:
    """Read a table of normalised landmarks as the track of one recording.

    Parameters
    ----------
    path
        The table.
    size_px
        Width and height of the picture, to be assumed: it decides every angle.
    rate_hz
        Rows per second, to be assumed.

    Returns
    -------
    PoseTrack
        Landmarks that are not in the table, and all positions in metres, are missing. Its notes
        tell what was assumed.

    Raises
    ------
    TrackError
        The file is missing or no such table.
    SettingsError
        A size or rate that is not positive.
    """
    if min(size_px) <= 0 or not 0 < rate_hz < np.inf:
        raise SettingsError(f"expected a positive size and rate, got {size_px} and {rate_hz}")
    values = _read(path)
    count = len(values)
    return PoseTrack(
        np.arange(count) / rate_hz,
        values[:, :, 0:2] * np.array(size_px, dtype=np.float64),
        np.full((count, LANDMARK_COUNT, 3), np.nan),
        np.nan_to_num(values[:, :, 2]),
        size_px,
        notes=(
            f"aspect ratio assumed: the table does not tell it, {size_px[0]} x {size_px[1]} taken",
            f"frame rate assumed: the table does not tell it, {rate_hz:g} per second taken",
        ),
        origin={"source": path.name},
    )


def _read(path: Path) -> FloatArray:
    """Return (frames, 33, 3): x and y as fractions and visibility; NaN where not in the table."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            places = _places(path, next(rows, []))
            values = np.array(list(_numbers(path, rows, list(places))), dtype=np.float64)
    except OSError as error:
        raise TrackError(f"{path}: cannot be opened ({error.strerror}); check the name") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise TrackError(f"{path}: is not a table of text ({error})") from error
    spread = np.full((len(values), LANDMARK_COUNT, len(AXES)), np.nan)
    for place, (landmark, axis) in enumerate(places.values()):
        spread[:, landmark, axis] = values.reshape(len(values), -1)[:, place]
    if (np.abs(spread[:, :, :2]) > MAX_OUTSIDE_FRAC).any():
        raise TrackError(f"{path}: expected fractions of the picture, these look like pixels")
    return spread


def _places(path: Path, header: list[str]) -> dict[int, tuple[Landmark, int]]:
    """Return which landmark and axis each column of use holds, by column number."""
    places = {}
    for column, name in enumerate(header):
        match = COORDINATE.fullmatch(name.strip().lower())
        if match is None:
            continue
        landmark = match["landmark"].upper()
        if landmark not in Landmark.__members__:
            raise TrackError(f"{path}: column {name!r}: no landmark has that name")
        places[column] = (Landmark[landmark], AXES.index(match["axis"]))
    if len(set(places.values())) != len(places):
        raise TrackError(f"{path}: a landmark has the same column twice")
    named = {landmark for landmark, _ in places.values()}
    lacking = [
        mark for mark in named if not {(mark, 0), (mark, 1), (mark, 2)} <= {*places.values()}
    ]
    if not named or lacking:
        name = (lacking[0] if lacking else Landmark.NOSE).name.lower()
        raise TrackError(
            f"{path}: expected columns such as {name}_x, {name}_y and {name}_v in the first row"
        )
    return places


def _numbers(path: Path, rows: Iterator[list[str]], columns: list[int]) -> Iterator[list[float]]:
    for number, row in enumerate(rows, start=2):
        if number > MAX_FRAMES:
            raise TrackError(f"{path}: has more than {MAX_FRAMES} rows; split it")
        if not row:
            continue
        try:
            yield [float(row[column]) if row[column].strip() else np.nan for column in columns]
        except (ValueError, IndexError) as error:
            raise TrackError(f"{path}: row {number}: expected a number ({error})") from error
