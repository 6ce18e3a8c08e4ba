"""Poses of a set that still runs."""

from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from formcheck.errors import VaultError
from formcheck.history.pieces import TrackPiece, piece_bytes, read_piece
from formcheck.history.vault import Vault
from scenery.results import squat_track
from scenery.track_changes import between


def test_piece_comes_back_exactly(tmp_path: Path) -> None:
    track, path = squat_track(), tmp_path / "1.npz"
    path.write_bytes(piece_bytes(track))
    again = read_piece(path, path.read_bytes())
    for name in ("time_s", "image_px", "world_m", "visibility"):
        np.testing.assert_array_equal(getattr(again, name), getattr(track, name))
    assert again.size_px == track.size_px


@pytest.mark.parametrize("content", [b"", b"PK damaged"])
def test_damaged_piece_is_told_of(content: bytes) -> None:
    with pytest.raises(VaultError, match="damaged"):
        read_piece(Path("1.npz"), content)


@pytest.mark.parametrize("key", [None, bytes(32)])
def test_pieces_of_a_set_come_back_as_one(tmp_path: Path, key: bytes | None) -> None:
    vault, person_id, set_id = Vault(tmp_path, key), uuid4(), uuid4()
    track = squat_track()
    for number, half in enumerate((between(track, 0.0, 1.0), between(track, 1.0)), start=1):
        vault.keep_piece(person_id, set_id, TrackPiece(number, half))
    again = vault.pieces(person_id, set_id)
    assert again is not None
    np.testing.assert_array_equal(again.image_px, track.image_px)


def test_what_a_power_cut_left_empty_is_passed_over(tmp_path: Path) -> None:
    vault, person_id, set_id = Vault(tmp_path), uuid4(), uuid4()
    vault.keep_piece(person_id, set_id, TrackPiece(1, squat_track()))
    vault.keep_piece(person_id, set_id, TrackPiece(2, squat_track()))
    (tmp_path / str(person_id) / "running" / str(set_id) / "000002.npz").write_bytes(b"")
    again = vault.pieces(person_id, set_id)
    assert again is not None
    assert len(again) == len(squat_track())


def test_piece_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    vault, person_id, set_id = Vault(tmp_path), uuid4(), uuid4()
    (tmp_path / str(person_id) / "running" / str(set_id) / "000001.npz").mkdir(parents=True)
    with pytest.raises(VaultError, match="cannot be kept"):
        vault.keep_piece(person_id, set_id, TrackPiece(1, squat_track()))
