"""Tracks for other programs: CSV and TRC; and markers that come from them."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from formcheck.errors import OutputError, TrackError
from formcheck.pose.files import MarkerData, export_csv, export_trc, load_trc
from formcheck.pose.files import trc as trc_module
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack

COUNT = 4


def small_track(count: int = COUNT) -> PoseTrack:
    """Return a track whose second frame shows nobody and whose numbers tell their place."""
    image_px = _counting(count, LANDMARK_COUNT, 2) / 8
    world_m = _counting(count, LANDMARK_COUNT, 3) / 64
    visibility = np.full((count, LANDMARK_COUNT), 0.75)
    image_px[1:2], world_m[1:2], visibility[1:2] = np.nan, np.nan, 0.0
    return PoseTrack(np.arange(count) / 25, image_px, world_m, visibility, (640, 480))


def _counting(*shape: int) -> FloatArray:
    return np.arange(np.prod(shape), dtype=np.float64).reshape(shape)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_a_row_a_frame_and_columns_named_with_units(tmp_path: Path) -> None:
    track = small_track()
    export_csv(track, tmp_path / "track.csv")
    rows = read_csv(tmp_path / "track.csv")
    assert len(rows) == COUNT
    assert len(rows[0]) == 2 + LANDMARK_COUNT * 6
    assert [row["frame"] for row in rows] == ["0", "1", "2", "3"]
    assert float(rows[2]["time_s"]) == 0.08
    knee = Landmark.LEFT_KNEE
    assert float(rows[2]["left_knee_x_px"]) == pytest.approx(track.image_px[2, knee, 0], abs=1e-3)
    assert float(rows[2]["left_knee_y_px"]) == pytest.approx(track.image_px[2, knee, 1], abs=1e-3)
    assert float(rows[2]["left_knee_visibility"]) == 0.75
    depth_m = float(rows[2]["left_knee_world_z_m"])
    assert depth_m == pytest.approx(track.world_m[2, knee, 2], abs=1e-5)


def test_csv_leaves_missing_landmarks_empty(tmp_path: Path) -> None:
    export_csv(small_track(), tmp_path / "track.csv")
    row = read_csv(tmp_path / "track.csv")[1]
    assert row["nose_x_px"] == row["nose_world_y_m"] == ""
    assert float(row["nose_visibility"]) == 0.0


def test_csv_says_where_the_camera_is_where_that_is_known(tmp_path: Path) -> None:
    camera = np.tile([3.0, -2.5, 1.25, 1.01, np.nan], (COUNT, 1))
    export_csv(replace(small_track(), camera=camera), tmp_path / "track.csv")
    row = read_csv(tmp_path / "track.csv")[2]
    names = ("dx_px", "dy_px", "roll_deg", "scale", "off_level_deg")
    assert [row[f"camera_{name}"] for name in names] == ["3", "-2.5", "1.25", "1.01", ""]


def test_csv_of_an_empty_track_has_only_names(tmp_path: Path) -> None:
    export_csv(small_track(0), tmp_path / "track.csv")
    lines = (tmp_path / "track.csv").read_text().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("frame,time_s,nose_x_px,nose_y_px,nose_visibility,nose_world_x_m,")


@pytest.mark.parametrize("export", [export_csv, export_trc])
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, export: object) -> None:
    assert callable(export)
    with pytest.raises(OutputError, match="its folder does not exist"):
        export(small_track(), tmp_path / "no" / "track")


def test_trc_comes_back_turned_to_y_up(tmp_path: Path) -> None:
    track = small_track()
    export_trc(track, tmp_path / "track.trc")
    markers = load_trc(tmp_path / "track.trc")
    np.testing.assert_allclose(markers.time_s, track.time_s, atol=1e-6)
    assert markers.rate_hz == pytest.approx(25.0)
    assert list(markers.positions_m) == [landmark.name.lower() for landmark in Landmark]
    for landmark in Landmark:
        expected = track.world_m[:, landmark] * [1, -1, -1]
        np.testing.assert_allclose(markers.positions_m[landmark.name.lower()], expected, atol=1e-5)


def test_trc_header_is_what_opensim_expects(tmp_path: Path) -> None:
    export_trc(small_track(), tmp_path / "track.trc")
    lines = [line.split("\t") for line in (tmp_path / "track.trc").read_text().split("\n")]
    assert lines[0] == ["PathFileType", "4", "(X/Y/Z)", "track.trc"]
    assert dict(zip(lines[1], lines[2], strict=True)) == {
        "DataRate": "25",
        "CameraRate": "25",
        "NumFrames": "4",
        "NumMarkers": "33",
        "Units": "m",
        "OrigDataRate": "25",
        "OrigDataStartFrame": "1",
        "OrigNumFrames": "4",
    }
    assert lines[3][:5] == ["Frame#", "Time", "nose", "", ""]
    assert lines[4][:6] == ["", "", "X1", "Y1", "Z1", "X2"]
    assert lines[5] == [""]
    assert lines[6][:2] == ["1", "0.000000"]
    assert {len(line) for line in (lines[3], lines[4], lines[6], lines[7])} == {2 + 33 * 3}
    assert lines[7][2:] == [""] * 99


@pytest.mark.parametrize("count", [0, 1])
def test_trc_of_less_than_two_frames_is_refused(tmp_path: Path, count: int) -> None:
    with pytest.raises(TrackError, match=f"at least 2 frames, the track has {count}"):
        export_trc(small_track(count), tmp_path / "track.trc")
    assert list(tmp_path.iterdir()) == []


def trc_text(*, units: str = "m", frames: str = "2", markers: str = "2") -> str:
    return (
        "PathFileType\t4\t(X/Y/Z)\tx.trc\n"
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\n"
        f"50\t50\t{frames}\t{markers}\t{units}\t50\n"
        "Frame#\tTime\tC7\t\t\tL.Knee\t\t\n"
        "\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n"
        "\n"
        "1\t0.0\t1\t2\t3\t4\t5\t6\n"
        "2\t0.02\t1\t2\t3\t\t\t\n"
    )


def loaded(tmp_path: Path, text: str) -> MarkerData:
    path = tmp_path / "markers.trc"
    path.write_bytes(text.encode())
    return load_trc(path)


@pytest.mark.parametrize(
    ("units", "scale"), [("m", 1.0), ("mm", 0.001), ("cm", 0.01), ("MM", 0.001)]
)
def test_trc_units_are_honoured(tmp_path: Path, units: str, scale: float) -> None:
    markers = loaded(tmp_path, trc_text(units=units))
    np.testing.assert_allclose(markers.positions_m["C7"][0], np.array([1, 2, 3]) * scale)
    np.testing.assert_allclose(markers.positions_m["L.Knee"][0], np.array([4, 5, 6]) * scale)


@pytest.mark.parametrize(
    "change",
    [
        ("\n", "\r\n"),  # written on Windows
        ("Z2\n\n", "Z2\n"),  # no empty line after the header
        ("\t6\n", "\t6\t\n"),  # a tab too many at the end
        ("3\t\t\t\n", "3\n"),  # missing cells cut off at the end
        ("PathFileType", "\ufeffPathFileType"),  # a byte-order mark
    ],
)
def test_trc_dialects_are_read(tmp_path: Path, change: tuple[str, str]) -> None:
    markers = loaded(tmp_path, trc_text().replace(*change))
    assert markers.time_s.tolist() == [0.0, 0.02]
    assert markers.positions_m["L.Knee"][0].tolist() == [4, 5, 6]
    assert np.isnan(markers.positions_m["L.Knee"][1]).all()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a TRC file"),
        ("a,b,c\n1,2,3\n", "is not a TRC file"),
        (trc_text(units="inch"), "unit 'inch': expected one of m, cm, mm"),
        (trc_text(units=""), "unit ''"),
        (trc_text(frames="900000000"), "claims NumFrames = 900000000, the file holds 2"),
        (trc_text(markers="51"), "claims NumMarkers = 51, the file holds 2"),
        (trc_text(frames=""), "claims NumFrames = nothing"),
        (trc_text().replace("L.Knee", "C7"), "marker 'C7' is named twice"),
        (trc_text().replace("0.02", "0.0"), "times in column 2 must be there and increase"),
        (trc_text().replace("0.02", ""), "times in column 2 must be there and increase"),
        (trc_text().replace("\t5\t", "\tfive\t"), "line 7: .*'five'; expected numbers"),
        (trc_text().replace("\t6\n", "\t6\t7\n"), "line 7: 9 columns, but the names"),
    ],
)
def test_a_wrong_trc_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TrackError, match=message):
        loaded(tmp_path, text)


def test_a_missing_trc_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrackError, match="cannot be opened"):
        load_trc(tmp_path / "nothing.trc")


def test_an_enormous_trc_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trc_module, "MAX_BYTES", 10)
    with pytest.raises(TrackError, match="too large"):
        loaded(tmp_path, trc_text())


def test_real_markers_are_read(shared_data: Path) -> None:
    markers = load_trc(shared_data / "mocap" / "opencap_s4_squats1.trc")
    assert len(markers.positions_m) == 51
    assert len(markers.time_s) == 1346
    assert markers.rate_hz == pytest.approx(100.0)
    np.testing.assert_allclose(markers.positions_m["C7"][0], [-0.278799, 1.46173, -0.61037])
    assert all(np.isfinite(position).all() for position in markers.positions_m.values())
