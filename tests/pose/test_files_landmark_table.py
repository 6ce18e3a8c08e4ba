"""Published tables of normalised landmarks become tracks that say what was assumed."""

from pathlib import Path

import numpy as np
import pytest

from formcheck.errors import SettingsError, TrackError
from formcheck.pose.files import import_normalised_csv, landmark_table
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack

TABLE = (
    "label,nose_x,nose_y,nose_z,nose_v,left_hip_x,left_hip_y,left_hip_z,left_hip_v\n"
    "up,0.5,0.25,-0.1,0.9,0.4,0.6,0.0,0.8\n"
    "down,0.5,0.5,-0.1,0.9,0.4,,0.0,0.8\n"
)


def imported(tmp_path: Path, text: str = TABLE, size_px: tuple[int, int] = (800, 600)) -> PoseTrack:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return import_normalised_csv(path, size_px=size_px, rate_hz=10)


def test_fractions_become_pixels_of_the_assumed_size(tmp_path: Path) -> None:
    track = imported(tmp_path)
    assert track.image_px[0, Landmark.NOSE].tolist() == [400, 150]
    assert track.image_px[0, Landmark.LEFT_HIP].tolist() == pytest.approx([320, 360])
    assert track.visibility[0, Landmark.LEFT_HIP] == 0.8
    assert track.time_s.tolist() == pytest.approx([0.0, 0.1])
    assert track.size_px == (800, 600)


def test_what_the_table_lacks_is_missing(tmp_path: Path) -> None:
    track = imported(tmp_path)
    assert np.isnan(track.image_px[:, Landmark.RIGHT_KNEE]).all()
    assert (track.visibility[:, Landmark.RIGHT_KNEE] == 0).all()
    assert np.isnan(track.world_m).all()
    assert np.isnan(track.image_px[1, Landmark.LEFT_HIP, 1])


def test_the_notes_say_what_was_assumed(tmp_path: Path) -> None:
    notes = imported(tmp_path).notes
    assert "aspect ratio assumed" in notes[0]
    assert "800 x 600" in notes[0]
    assert "frame rate assumed" in notes[1]
    assert "10 per second" in notes[1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected columns such as nose_x, nose_y and nose_v"),
        ("a,b\n1,2\n", "expected columns such as nose_x"),
        ("nose_x,nose_y\n0.1,0.2\n", "expected columns such as nose_x, nose_y and nose_v"),
        (TABLE.replace("left_hip_x", "left_hipp_x"), "'left_hipp_x': no landmark has that name"),
        (TABLE.replace("left_hip_x", "nose_x"), "the same column twice"),
        (TABLE.replace("0.25", "high"), "row 2: expected a number"),
        (TABLE + "up,0.5\n", "row 4: expected a number"),
        (TABLE.replace("0.25", "250"), "these look like pixels"),
        (TABLE.replace("0.25", "inf"), "these look like pixels"),
    ],
)
def test_a_wrong_table_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TrackError, match=message):
        imported(tmp_path, text)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"\x00\xff\xfe" * 100)
    with pytest.raises(TrackError, match="is not a table of text"):
        import_normalised_csv(path, size_px=(640, 480), rate_hz=30)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrackError, match="cannot be opened"):
        import_normalised_csv(tmp_path / "nothing.csv", size_px=(640, 480), rate_hz=30)


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landmark_table, "MAX_FRAMES", 2)
    with pytest.raises(TrackError, match="more than 2 rows"):
        imported(tmp_path)


@pytest.mark.parametrize(
    ("size_px", "rate_hz"), [((0, 480), 30.0), ((640, 480), 0.0), ((640, 480), float("nan"))]
)
def test_senseless_assumptions_are_refused(
    tmp_path: Path, size_px: tuple[int, int], rate_hz: float
) -> None:
    with pytest.raises(SettingsError, match="positive size and rate"):
        import_normalised_csv(tmp_path / "t.csv", size_px=size_px, rate_hz=rate_hz)


@pytest.mark.parametrize(
    ("name", "count", "landmarks"),
    [
        ("exercisecorrection_squat_train_updown.csv", 4160, 9),
        ("exercisecorrection_lunge_stage_IMD.csv", 1205, 13),
        ("exercisecorrection_bicep_C_L.csv", 604, 9),
    ],
)
def test_published_tables_are_read(
    shared_data: Path, name: str, count: int, landmarks: int
) -> None:
    path = shared_data / "landmarks" / name
    track = import_normalised_csv(path, size_px=(1280, 720), rate_hz=30)
    assert len(track) == count
    assert (~np.isnan(track.image_px).all(axis=(0, 2))).sum() == landmarks
    assert track.found.all()
