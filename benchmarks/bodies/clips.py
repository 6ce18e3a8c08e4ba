"""The poses of all takes of an exercise in one Parquet file, small enough to be committed.

One row a landmark and picture: take by take, landmark by landmark, picture by picture, so that what
is alike lies together. Values are whole numbers of a step, 1/16 px, 1/1024 m and 1/64 of
visibility, each as its difference from the picture before; in pictures of 400 by 300 px a step is
less than the model's own tremor on a person who stands still. A third as large as the same tracks
with one column a number (`formcheck.pose.files`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from formcheck.output.file import written_whole
from formcheck.pose.camera_place import STANDS_STILL
from formcheck.pose.files.arrow import column
from formcheck.pose.files.columns import PARTS
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT
from formcheck.pose.track import PoseTrack

STEPS_PER_UNIT = {"px": 16, "m": 1024, "visibility": 64}
STEPS_PER_PART = np.array([STEPS_PER_UNIT[part.rsplit("_", 1)[-1]] for part in PARTS])
US_PER_S = 1_000_000
TAKE, LANDMARK, TIME = "take", "landmark", "time_us"
SIZE_KEY = b"size_px"

Columns = dict[str, NDArray[np.generic]]


def save_clips(clips: Mapping[str, PoseTrack], path: Path) -> None:
    """Write the tracks of takes by key, all of pictures of one size.

    The camera stood still in all of them, which is not written and known when they are read.
    """
    (size_px,) = {track.size_px for track in clips.values()}
    parts = [_columns(place, track) for place, track in enumerate(clips.values())]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    empty = np.concatenate([np.tile(~track.found, LANDMARK_COUNT) for track in clips.values()])
    table = pa.table(
        {
            name: column(each, empty=empty if name in PARTS else None)
            for name, each in columns.items()
        }
    )
    keys = {TAKE: "\n".join(clips), SIZE_KEY: " ".join(map(str, size_px))}
    with written_whole(path) as unfinished:
        pq.write_table(
            table.replace_schema_metadata(keys),
            unfinished,
            compression="zstd",
            compression_level=19,
            use_dictionary=[TAKE, LANDMARK, TIME],
            use_byte_stream_split=list(PARTS),
            write_statistics=False,
            data_page_size=1 << 26,
        )


def load_clips(path: Path) -> dict[str, PoseTrack]:
    """Read the tracks of an exercise's takes, by key."""
    table = pq.read_table(path, use_threads=False)
    known = table.schema.metadata
    width, height = map(int, known[SIZE_KEY].split())
    places, time_us = (np.asarray(table.column(name).to_numpy()) for name in (TAKE, TIME))
    apart = np.stack([_filled(table.column(part)) for part in PARTS], axis=1)
    empty = np.asarray(table.column(PARTS[0]).is_null().to_numpy())
    clips = {}
    for place, key in enumerate(known[TAKE.encode()].decode().split("\n")):
        rows = places == place
        clips[key] = _track(time_us[rows], apart[rows], empty[rows], (width, height))
    return clips


def _columns(place: int, track: PoseTrack) -> Columns:
    """Return a take as columns of (landmarks * pictures,) each."""
    pictures = len(track)
    values = np.concatenate([track.image_px, track.visibility[:, :, None], track.world_m], axis=2)
    last = np.maximum.accumulate(np.where(track.found, np.arange(pictures), 0))
    whole = np.round(np.nan_to_num(values)[last] * STEPS_PER_PART).astype(np.int64)
    apart = np.diff(whole, axis=0, prepend=0).astype(np.int32).transpose(2, 1, 0)
    time_us = np.round(track.time_s * US_PER_S).astype(np.int32)
    return {
        TAKE: np.full(LANDMARK_COUNT * pictures, place, np.int32),
        LANDMARK: np.repeat(np.arange(LANDMARK_COUNT, dtype=np.int32), pictures),
        TIME: np.tile(time_us, LANDMARK_COUNT),
        **dict(zip(PARTS, apart.reshape(len(PARTS), -1), strict=True)),
    }


def _filled(stored: Any) -> NDArray[np.int64]:
    return np.asarray(stored.fill_null(0).to_numpy(), dtype=np.int64)


def _track(
    time_us: NDArray[np.int32],
    apart: NDArray[np.int64],
    empty: NDArray[np.bool_],
    size_px: tuple[int, int],
) -> PoseTrack:
    by_landmark = apart.reshape(LANDMARK_COUNT, -1, len(PARTS)).cumsum(axis=1) / STEPS_PER_PART
    values: FloatArray = by_landmark.transpose(1, 0, 2)
    pictures = len(values)
    values[empty[:pictures]] = np.nan
    visibility = np.nan_to_num(values[:, :, 2])
    return PoseTrack(
        time_us[:pictures] / US_PER_S,
        values[:, :, 0:2].copy(),
        values[:, :, 3:6].copy(),
        visibility,
        size_px,
        camera=np.tile(STANDS_STILL, (pictures, 1)),
    )
