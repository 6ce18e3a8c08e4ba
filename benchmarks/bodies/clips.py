"""The poses of all takes of an exercise in one Parquet file, small enough to be committed.

One row a picture, one column a number, as in a pose track (`formcheck.pose.files`), but whole
numbers of a step that is coarser: 1/16 px, 1/1024 m and 1/64 of visibility. In pictures of 400 by
300 px that is less than the model's own tremor on a person who stands still. Each number is kept as
its difference from the one in the picture before.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from formcheck.output.file import written_whole
from formcheck.pose.files.arrow import column
from formcheck.pose.files.columns import LANDMARK_COLUMNS, TIME_COLUMN, from_columns, to_columns
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

STEPS_PER_UNIT = {"px": 16, "m": 1024, "visibility": 64}
STEPS_PER_S = 1_000_000
TAKE_COLUMN = "take"
SIZE_KEY = b"size_px"


def save_clips(clips: Mapping[str, PoseTrack], path: Path) -> None:
    """Write the tracks of takes, by key; all of pictures of one size, nothing of the camera."""
    (size_px,) = {track.size_px for track in clips.values()}
    numbers = [np.full(len(track), place, np.int32) for place, track in enumerate(clips.values())]
    columns = {TAKE_COLUMN: column(np.concatenate(numbers))}
    parts = [to_columns(track) for track in clips.values()]
    for name in (TIME_COLUMN, *LANDMARK_COLUMNS):
        columns[name] = _in_steps(np.concatenate([part[name] for part in parts]), _steps(name))
    names = "\n".join(clips)
    table = pa.table(columns).replace_schema_metadata(
        {TAKE_COLUMN: names, SIZE_KEY: " ".join(map(str, size_px))}
    )
    with written_whole(path) as unfinished:
        pq.write_table(
            table,
            unfinished,
            compression="zstd",
            compression_level=19,
            use_dictionary=False,
            use_byte_stream_split=True,
            write_statistics=False,
        )


def load_clips(path: Path) -> dict[str, PoseTrack]:
    """Read the tracks of an exercise's takes, by key."""
    table = pq.read_table(path, use_threads=False)
    known = table.schema.metadata
    width, height = map(int, known[SIZE_KEY].split())
    takes = np.asarray(table.column(TAKE_COLUMN).to_numpy())
    columns = {
        name: _of_steps(table.column(name), _steps(name))
        for name in (TIME_COLUMN, *LANDMARK_COLUMNS)
    }
    return {
        key: from_columns(
            {name: values[takes == place] for name, values in columns.items()}, (width, height)
        )
        for place, key in enumerate(known[TAKE_COLUMN.encode()].decode().split("\n"))
    }


def _steps(name: str) -> int:
    return STEPS_PER_S if name == TIME_COLUMN else STEPS_PER_UNIT[name.rsplit("_", 1)[1]]


def _in_steps(values: FloatArray, steps: int) -> Any:
    empty = np.isnan(values)
    last = np.maximum.accumulate(np.where(empty, 0, np.arange(len(values))))
    whole = np.round(np.where(empty, 0.0, values)[last] * steps).astype(np.int64)
    return column(np.diff(whole, prepend=0).astype(np.int32), empty=empty)


def _of_steps(stored: Any, steps: int) -> FloatArray:
    empty = np.asarray(stored.is_null().to_numpy())
    apart = np.asarray(stored.fill_null(0).to_numpy(), dtype=np.int64)
    return np.where(empty, np.nan, np.cumsum(apart) / steps)
