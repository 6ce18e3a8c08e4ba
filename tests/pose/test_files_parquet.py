"""Pose tracks kept as Parquet come back as they were."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.errors import OutputError, TrackError
from formcheck.pose.camera_place import unknown_camera
from formcheck.pose.files import load_track, save_track
from formcheck.pose.files import parquet as parquet_module
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack
from scenery.reference_landmarks import tfjs_squat_track

SIZE_PX = (1280, 720)


def wandering_track(count: int = 30, seed: int = 1) -> PoseTrack:
    """Return a track of random landmarks, none of them missing."""
    random = np.random.default_rng(seed)
    return PoseTrack(
        np.arange(count) / 30,
        random.uniform(-50, 1300, (count, LANDMARK_COUNT, 2)),
        random.uniform(-1, 1, (count, LANDMARK_COUNT, 3)),
        random.uniform(0, 1, (count, LANDMARK_COUNT)),
        SIZE_PX,
        notes=("the tracked person was lost from 3.1 to 4.0 s", "größer als sonst"),
        origin={"source": "clip.mp4", "model": "full"},
        camera=np.column_stack(
            (
                random.uniform(-90, 90, (count, 2)),
                random.uniform(-15, 15, count),
                random.uniform(0.5, 2.0, count),
                random.uniform(-15, 15, count),
            )
        ),
    )


def assert_close(track: PoseTrack, other: PoseTrack) -> None:
    np.testing.assert_array_equal(track.time_s, other.time_s)
    np.testing.assert_allclose(track.image_px, other.image_px, rtol=0, atol=0.5 / 1024)
    np.testing.assert_allclose(track.world_m, other.world_m, rtol=0, atol=0.5 / 16384)
    np.testing.assert_allclose(track.visibility, other.visibility, rtol=0, atol=0.5 / 4096)
    np.testing.assert_allclose(track.camera, other.camera, rtol=0, atol=0.5 / 1024)
    assert track.size_px == other.size_px
    assert track.notes == other.notes
    assert track.origin == other.origin


@st.composite
def tracks(draw: st.DrawFn) -> PoseTrack:
    steps_s = draw(st.lists(st.floats(1e-3, 1e3), max_size=8))
    shape = (len(steps_s), LANDMARK_COUNT)
    random = np.random.default_rng(draw(st.integers(0, 1000)))
    missing_frac = draw(st.floats(0, 1))

    def values(*axes: int, reach: float) -> FloatArray:
        full = random.uniform(-reach, reach, (*shape, *axes))
        return np.where(random.random(shape + (1,) * len(axes)) < missing_frac, np.nan, full)

    return PoseTrack(
        np.cumsum(steps_s, dtype=np.float64),
        values(2, reach=8192),
        values(3, reach=draw(st.floats(0, 100))),
        random.uniform(0, 1, shape),
        draw(st.tuples(st.integers(1, 10_000), st.integers(1, 10_000))),
        notes=tuple(draw(st.lists(st.text(), max_size=3))),
        origin=draw(st.dictionaries(st.text(), st.text(), max_size=3)),
    )


@settings(max_examples=40)
@given(track=tracks())
def test_any_track_comes_back(tmp_path_factory: pytest.TempPathFactory, track: PoseTrack) -> None:
    path = tmp_path_factory.mktemp("track") / "track.parquet"
    save_track(track, path)
    assert_close(load_track(path), track)


def test_saving_a_loaded_track_changes_nothing(tmp_path: Path) -> None:
    save_track(wandering_track(), tmp_path / "once.parquet")
    once = load_track(tmp_path / "once.parquet")
    save_track(once, tmp_path / "twice.parquet")
    twice = load_track(tmp_path / "twice.parquet")
    np.testing.assert_array_equal(once.image_px, twice.image_px)
    np.testing.assert_array_equal(once.world_m, twice.world_m)
    np.testing.assert_array_equal(once.visibility, twice.visibility)


def test_missing_landmarks_stay_missing(tmp_path: Path) -> None:
    track = wandering_track()
    track.image_px[3:6] = np.nan
    track.world_m[3:6] = np.nan
    save_track(track, tmp_path / "gap.parquet")
    np.testing.assert_array_equal(load_track(tmp_path / "gap.parquet").found, track.found)


def test_real_landmarks_come_back(shared_data: Path, tmp_path: Path) -> None:
    track = tfjs_squat_track(shared_data)
    save_track(track, tmp_path / "squats.parquet")
    assert_close(load_track(tmp_path / "squats.parquet"), track)


def test_others_read_it_by_named_columns(tmp_path: Path) -> None:
    track = wandering_track()
    save_track(track, tmp_path / "track.parquet")
    table = pq.read_table(tmp_path / "track.parquet")
    knee_px = table.column("left_knee_y_px").to_numpy()
    np.testing.assert_allclose(knee_px, track.image_px[:, Landmark.LEFT_KNEE, 1], atol=1e-3)
    heel_m = table.column("right_heel_world_z_m").to_numpy()
    np.testing.assert_allclose(heel_m, track.world_m[:, Landmark.RIGHT_HEEL, 2], atol=1e-4)


def test_ten_minutes_stay_under_ten_megabytes(tmp_path: Path) -> None:
    count = 10 * 60 * 30
    random = np.random.default_rng(2)
    sway = np.sin(np.arange(count) / 40)[:, None, None]
    track = PoseTrack(
        np.arange(count) / 30,
        600 + 200 * sway + random.normal(0, 0.5, (count, LANDMARK_COUNT, 2)),
        0.5 * sway + random.normal(0, 0.003, (count, LANDMARK_COUNT, 3)),
        np.clip(1 - np.abs(random.normal(0, 0.01, (count, LANDMARK_COUNT))), 0, 1),
        SIZE_PX,
    )
    path = tmp_path / "long.parquet"
    save_track(track, path)
    assert path.stat().st_size < 10e6


def changed_header(path: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    table = pq.read_table(path)
    header = json.loads(table.schema.metadata[parquet_module.METADATA_KEY])
    changed = change(header)
    text = changed if isinstance(changed, bytes) else json.dumps(changed)
    pq.write_table(
        table.replace_schema_metadata({parquet_module.METADATA_KEY: text}),
        path,
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda h: h | {"version": 2}, "saved by a newer formcheck .* update formcheck"),
        (lambda h: h | {"version": 0}, "description of the track is damaged"),
        (lambda h: h | {"version": "new"}, "description of the track is damaged"),
        (lambda _: {"version": 1}, "description of the track is damaged"),
        (lambda h: h | {"size_px": [640]}, "description of the track is damaged"),
        (lambda h: h | {"size_px": [0, 480]}, "picture with area"),
        (lambda h: h | {"notes": 7}, "description of the track is damaged"),
        (lambda h: [h], "description of the track is damaged"),
        (lambda _: b"{", "description of the track is damaged"),
        (lambda _: b"\xff", "description of the track is damaged"),
    ],
)
def test_a_wrong_description_is_told(
    tmp_path: Path, change: Callable[[dict[str, Any]], Any], message: str
) -> None:
    path = tmp_path / "track.parquet"
    save_track(wandering_track(), path)
    changed_header(path, change)
    with pytest.raises(TrackError, match=message) as caught:
        load_track(path)
    assert str(path) in str(caught.value)


def rewritten(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    table = pq.read_table(path)
    pq.write_table(change(table).replace_schema_metadata(table.schema.metadata), path)


def with_column(name: str, values: list[object]) -> Callable[[pa.Table], pa.Table]:
    return lambda table: table.set_column(
        table.schema.names.index(name), name, pa.array(values * (len(table) // len(values)))
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda table: table.drop_columns(["nose_x_px"]), r"1 columns are missing \(nose_x_px\)"),
        (lambda table: table.select([0, 1]), r"197 columns are missing \(.*, \.\.\.\)"),
        (with_column("nose_x_px", ["a", "b"]), "nose_x_px: expected numbers with decimals"),
        (with_column("time_s", [1.0, 0.5]), "must increase"),
        (with_column("time_s", [1.0, None]), "every frame needs a time"),
    ],
)
def test_wrong_columns_are_told(
    tmp_path: Path, change: Callable[[pa.Table], pa.Table], message: str
) -> None:
    path = tmp_path / "track.parquet"
    save_track(wandering_track(), path)
    rewritten(path, change)
    with pytest.raises(TrackError, match=message):
        load_track(path)


def test_another_parquet_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    pq.write_table(pa.table({"a": [1]}), path)
    with pytest.raises(TrackError, match="holds a table, but not a pose track"):
        load_track(path)


def test_a_claim_of_too_many_frames_is_refused_before_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "track.parquet"
    save_track(wandering_track(), path)
    monkeypatch.setattr(parquet_module, "MAX_FRAMES", 10)
    with pytest.raises(TrackError, match=r"30 frames are too many \(at most 10\)"):
        load_track(path)
    with pytest.raises(TrackError, match="split the recording"):
        save_track(wandering_track(), tmp_path / "second.parquet")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"time_s\n0.0\n", bytes(1000)])
def test_a_file_of_another_kind_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "track.parquet"
    path.write_bytes(content)
    with pytest.raises(TrackError, match="is not a pose track or is damaged; make it again"):
        load_track(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.parquet", tmp_path):
        with pytest.raises(TrackError, match=r"cannot be opened|is not a pose track"):
            load_track(path)


@settings(max_examples=40)
@given(place_frac=st.floats(0, 1), junk=st.binary(min_size=1, max_size=8))
def test_flipped_bytes_are_told_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, place_frac: float, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("junk") / "track.parquet"
    track = wandering_track(5)
    save_track(track, path)
    content = bytearray(path.read_bytes())
    place = int(place_frac * (len(content) - len(junk)))
    content[place : place + len(junk)] = junk
    path.write_bytes(content)
    try:
        loaded = load_track(path)
    except TrackError:
        return
    np.testing.assert_allclose(loaded.image_px, track.image_px, atol=0.5 / 1024)


def test_a_cut_off_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "track.parquet"
    save_track(wandering_track(), path)
    content = path.read_bytes()
    for kept in (10, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:kept])
        with pytest.raises(TrackError):
            load_track(path)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "track.parquet"
    old = wandering_track(seed=1)
    save_track(old, path)

    def fill_the_disk(_table: object, place: Path, **_options: object) -> None:
        place.write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(pq, "write_table", fill_the_disk)
    with pytest.raises(OutputError, match="the disk is full; make room"):
        save_track(wandering_track(seed=2), path)
    assert list(tmp_path.iterdir()) == [path]
    assert_close(load_track(path), old)


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_table: object, place: Path, **_options: object) -> None:
        place.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(pq, "write_table", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save_track(wandering_track(), tmp_path / "track.parquet")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no" / "track.parquet"
    with pytest.raises(OutputError, match="its folder does not exist") as caught:
        save_track(wandering_track(), path)
    assert caught.value.path == path


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="its folder is a file"):
        save_track(wandering_track(), tmp_path / "file" / "track.parquet")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "track.parquet").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        save_track(wandering_track(), tmp_path / "track.parquet")


def test_a_folder_one_may_not_write_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="you may not write there"):
        save_track(replace(wandering_track(), notes=()), tmp_path / "track.parquet")
    assert list(tmp_path.iterdir()) == []


def test_a_track_without_a_known_camera_is_kept_as_before_there_was_one(tmp_path: Path) -> None:
    track = replace(wandering_track(), camera=unknown_camera(30))
    save_track(track, tmp_path / "track.parquet")
    names = pq.read_schema(tmp_path / "track.parquet").names
    assert not [name for name in names if name.startswith("camera_")]
    assert np.isnan(load_track(tmp_path / "track.parquet").camera).all()


@pytest.mark.parametrize("scale", [0.0, -1.0, 1e30, np.inf])
def test_a_file_with_an_impossible_camera_is_refused(scale: float, tmp_path: Path) -> None:
    track = wandering_track()
    save_track(track, tmp_path / "track.parquet")
    table = pq.read_table(tmp_path / "track.parquet")
    place = table.schema.get_field_index("camera_scale")
    wild = pa.array(np.full(30, scale, np.float32), pa.float32())
    table = table.set_column(place, "camera_scale", wild)
    pq.write_table(table, tmp_path / "track.parquet")
    with pytest.raises(TrackError, match="camera"):
        load_track(tmp_path / "track.parquet")
