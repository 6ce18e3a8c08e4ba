"""Marker positions as TRC, the text format of OpenSim and motion-capture systems.

Five header lines (file type; names of the rates; their values; marker names; axis names), then
one line a frame: number, time in seconds, x, y and z of each marker, separated by tabs. A missing
marker has empty cells.
https://opensimconfluence.atlassian.net/wiki/spaces/OpenSim/pages/53089003
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from formcheck.errors import TrackError
from formcheck.output.file import written_whole
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack

METRES_PER_UNIT = {"m": 1.0, "cm": 0.01, "mm": 0.001}
HEADER_LINES = 5
MAX_BYTES = 500_000_000
"""Two hours of 50 markers at 100 frames per second."""

TO_Y_UP = np.array([1.0, -1.0, -1.0])
"""From right, down, away from the camera to right, up, towards it: both right-handed."""


@dataclass(frozen=True, slots=True)
class MarkerData:
    """Measured marker positions over time.

    Attributes
    ----------
    time_s
        (frames,), strictly increasing.
    positions_m
        (frames, 3) for each marker name, metres in the axes of the file; NaN where missing.
    """

    time_s: FloatArray
    positions_m: dict[str, FloatArray]

    @property
    def rate_hz(self) -> float:
        """Median frame rate; NaN for fewer than two frames."""
        if len(self.time_s) < 2:
            return float("nan")
        return float(1.0 / np.median(np.diff(self.time_s)))


def export_trc(track: PoseTrack, path: Path) -> None:
    """Write the landmarks in space for OpenSim and other motion-capture programs.

    Metres, x to the right of the picture, y up, z towards the camera, the origin between the
    hips in every frame. Markers have the landmarks' names (``left_knee``).

    Raises
    ------
    OutputError
        The file cannot be written.
    TrackError
        The track has fewer than two frames, and so no frame rate.
    """
    if len(track) < 2:
        raise TrackError(f"{path}: a TRC file needs at least 2 frames, the track has {len(track)}")
    rate = f"{track.rate_hz:.6g}"
    names = [landmark.name.lower() for landmark in Landmark]
    count = str(len(track))
    header = (
        ("PathFileType", "4", "(X/Y/Z)", path.name),
        ("DataRate", "CameraRate", "NumFrames", "NumMarkers", "Units", "OrigDataRate",
         "OrigDataStartFrame", "OrigNumFrames"),
        (rate, rate, count, str(len(names)), "m", rate, "1", count),
        ("Frame#", "Time", *(cell for name in names for cell in (name, "", ""))),
        ("", "", *(f"{axis}{number + 1}" for number in range(len(names)) for axis in "XYZ")),
        (),
    )  # fmt: skip
    with written_whole(path) as unfinished, unfinished.open("w", encoding="utf-8") as file:
        for cells in (*header, *_rows(track)):
            file.write("\t".join(cells) + "\n")


def _rows(track: PoseTrack) -> Iterator[Sequence[str]]:
    positions = (track.world_m * TO_Y_UP).reshape(len(track), -1)
    for number, (time_s, row) in enumerate(zip(track.time_s, positions, strict=True), start=1):
        yield (str(number), f"{time_s:.6f}", *("" if v != v else f"{v:.5f}" for v in row.tolist()))


def load_trc(path: Path) -> MarkerData:
    """Read marker positions from a TRC file, in metres whatever its unit.

    Raises
    ------
    TrackError
        The file is missing, no TRC file, ends early, or holds anything but numbers.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TrackError(f"{path}: is too large for a TRC file; split the recording")
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError as error:
        raise TrackError(f"{path}: cannot be opened ({error.strerror}); check the name") from error
    if len(lines) <= HEADER_LINES or not lines[0].startswith("PathFileType"):
        raise TrackError(f"{path}: is not a TRC file: expected it to begin with PathFileType")
    settings = dict(zip(lines[1].split("\t"), lines[2].split("\t"), strict=False))
    names = [cell.strip() for cell in lines[3].split("\t")[2:] if cell.strip()]
    values = _values(path, lines, len(names))
    _check_counts(path, settings, names, len(values))
    positions_m = values[:, 2:].reshape(len(values), len(names), 3) * _scale(path, settings)
    by_name = {name: positions_m[:, place].copy() for place, name in enumerate(names)}
    return MarkerData(_checked_time(path, values[:, 1]), by_name)


def _scale(path: Path, settings: dict[str, str]) -> float:
    unit = settings.get("Units", "").strip().lower()
    if unit not in METRES_PER_UNIT:
        raise TrackError(f"{path}: line 3: unit {unit!r}: expected one of m, cm, mm")
    return METRES_PER_UNIT[unit]


def _values(path: Path, lines: Sequence[str], marker_count: int) -> FloatArray:
    width = 2 + 3 * marker_count
    rows = [
        _numbers(path, number, line, width)
        for number, line in enumerate(lines[HEADER_LINES:], start=HEADER_LINES + 1)
        if line.strip()
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, width)


def _numbers(path: Path, number: int, line: str, width: int) -> list[float]:
    cells = line.split("\t")
    if any(cell.strip() for cell in cells[width:]):
        raise TrackError(
            f"{path}: line {number}: {len(cells)} columns, but the names in line 4 make {width}"
        )
    try:
        values = [float(cell) if cell.strip() else np.nan for cell in cells[:width]]
    except ValueError as error:
        raise TrackError(f"{path}: line {number}: {error}; expected numbers") from error
    return values + [np.nan] * (width - len(values))


def _check_counts(
    path: Path, settings: dict[str, str], names: Sequence[str], frame_count: int
) -> None:
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise TrackError(f"{path}: line 4: marker {twice!r} is named twice")
    for setting, found in (("NumMarkers", len(names)), ("NumFrames", frame_count)):
        claimed = settings.get(setting, "").strip()
        if claimed != str(found):
            raise TrackError(
                f"{path}: line 3 claims {setting} = {claimed or 'nothing'}, the file holds {found};"
                " export it again"
            )


def _checked_time(path: Path, time_s: FloatArray) -> FloatArray:
    if not np.isfinite(time_s).all() or (np.diff(time_s) <= 0).any():
        raise TrackError(f"{path}: the times in column 2 must be there and increase")
    return time_s
