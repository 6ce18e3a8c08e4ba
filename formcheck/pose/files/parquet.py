"""Pose tracks as Parquet: small, exact enough, and readable by pandas, R and DuckDB.

One row a frame, one column a number (see `columns`), compressed with zstd. Times are kept exactly.
Everything else is rounded to a power of two finer than any camera can tell: 1/1024 px, 1/16384 m
(0.06 mm), 1/1024 degree, 1/65536 of a scale and 1/4096 of visibility, which makes the files half
as large; saving a loaded track again changes nothing. An hour at 30 frames per second takes about
40 MB.
"""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, Field, ValidationError

from formcheck.errors import TrackError
from formcheck.output.file import written_whole
from formcheck.pose.files.arrow import column, numbers_of
from formcheck.pose.files.columns import (
    CAMERA_COLUMNS,
    LANDMARK_COLUMNS,
    TIME_COLUMN,
    from_columns,
    to_columns,
)
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

FORMAT_VERSION = 1
METADATA_KEY = b"formcheck.pose_track"
MAX_FRAMES = 1_000_000
"""Nine hours at 30 frames per second; a file that claims more would fill the memory."""

STEPS_PER_UNIT = {"px": 1024, "m": 16384, "deg": 1024, "scale": 65536, "visibility": 4096}


class _Version(BaseModel, frozen=True):
    """The one thing that is the same in all formats, older and newer."""

    version: int = Field(ge=1)


class _Header(_Version, frozen=True):
    """What a file says about its track beside the numbers."""

    size_px: tuple[int, int]
    notes: tuple[str, ...] = ()
    origin: dict[str, str] = {}


def save_track(track: PoseTrack, path: Path) -> None:
    """Write a pose track with everything known about it; an older file is replaced whole.

    Raises
    ------
    OutputError
        The file cannot be written.
    TrackError
        The track has more than a million frames.
    """
    _check_length(path, len(track))
    with written_whole(path) as unfinished:
        _write(track, unfinished)


def track_bytes(track: PoseTrack) -> bytes:
    """Return the file that `save_track` writes.

    Raises
    ------
    TrackError
        The track has more than a million frames.
    """
    _check_length("the track", len(track))
    held = io.BytesIO()
    _write(track, held)
    return held.getvalue()


def _write(track: PoseTrack, target: Path | BinaryIO) -> None:
    header = _Header(
        version=FORMAT_VERSION, size_px=track.size_px, notes=track.notes, origin=track.origin
    )
    table = pa.table({name: _stored(name, values) for name, values in to_columns(track).items()})
    table = table.replace_schema_metadata({METADATA_KEY: header.model_dump_json()})
    pq.write_table(
        table,
        target,
        compression="zstd",
        use_dictionary=False,
        use_byte_stream_split=True,
        write_statistics=False,
        write_page_checksum=True,
    )


def load_track(path: Path, content: BinaryIO | None = None) -> PoseTrack:
    """Read a pose track that `save_track` wrote.

    Parameters
    ----------
    content
        What the file holds, where that is not what lies at the path; the path is named in errors.

    Raises
    ------
    TrackError
        The file is missing, damaged, no pose track, or from a newer formcheck.
    """
    try:
        with pq.ParquetFile(content or path, page_checksum_verification=True) as file:
            header = _header(path, file.schema_arrow)
            _check_length(path, file.metadata.num_rows)
            columns = file.read(columns=_wanted(file.schema_arrow.names), use_threads=False)
    except TrackError:
        raise
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise TrackError(f"{path}: cannot be opened ({error.strerror}); check the name") from error
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TrackError(
            f"{path}: is not a pose track or is damaged; make it again with formcheck analyze"
        ) from error
    track = _track(path, columns, header.size_px)
    return replace(track, notes=header.notes, origin=header.origin)


def _stored(name: str, values: FloatArray) -> Any:
    if name == TIME_COLUMN:
        return column(values)
    steps = STEPS_PER_UNIT[name.rsplit("_", 1)[1]]
    return column((np.round(values * steps) / steps).astype(np.float32))


def _wanted(names: Sequence[str]) -> list[str]:
    camera = CAMERA_COLUMNS if set(names) >= set(CAMERA_COLUMNS) else ()
    return [TIME_COLUMN, *LANDMARK_COLUMNS, *camera]


def _header(path: Path, schema: Any) -> _Header:
    text = (schema.metadata or {}).get(METADATA_KEY)
    if text is None:
        raise TrackError(f"{path}: holds a table, but not a pose track that formcheck saved")
    try:
        version = _Version.model_validate_json(text).version
        header = _Header.model_validate_json(text) if version <= FORMAT_VERSION else None
    except ValidationError as error:
        raise TrackError(
            f"{path}: the description of the track is damaged; make it again with formcheck analyze"
        ) from error
    if header is None:
        raise TrackError(
            f"{path}: was saved by a newer formcheck (format {version}, this one reads up to "
            f"{FORMAT_VERSION}); update formcheck"
        )
    _check_columns(path, schema)
    return header


def _check_columns(path: Path, schema: Any) -> None:
    missing = [name for name in (TIME_COLUMN, *LANDMARK_COLUMNS) if name not in schema.names]
    if missing:
        shown = ", ".join(missing[:3]) + (", ..." if len(missing) > 3 else "")
        raise TrackError(f"{path}: {len(missing)} columns are missing ({shown})")
    wrong = [
        name for name in _wanted(schema.names) if not pa.types.is_floating(schema.field(name).type)
    ]
    if wrong:
        raise TrackError(f"{path}: column {wrong[0]}: expected numbers with decimals")


def _check_length(path: Path | str, count: int) -> None:
    if count > MAX_FRAMES:
        raise TrackError(
            f"{path}: {count} frames are too many (at most {MAX_FRAMES}); split the recording"
        )


def _track(path: Path, table: Any, size_px: tuple[int, int]) -> PoseTrack:
    columns = {name: numbers_of(table.column(name)) for name in table.column_names}
    try:
        return from_columns(columns, size_px)
    except TrackError as error:
        raise TrackError(f"{path}: {error}") from error
