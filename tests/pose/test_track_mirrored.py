"""A recording that shows a mirror image: its poses are turned back once, and say so."""

from pathlib import Path

import numpy as np
import pytest

from formcheck.errors import TrackError
from formcheck.pose.files import load_track, save_track
from scenery.figures import squat
from scenery.stick_body import Shot

TRACK = squat(1, shot=Shot(20.0))


def test_turning_back_a_mirror_image_gives_the_person_themselves() -> None:
    filmed = TRACK.mirrored()
    turned = filmed.of_mirrored_picture()
    assert np.allclose(turned.image_px, TRACK.image_px)
    assert np.allclose(turned.world_m, TRACK.world_m)
    assert (TRACK.picture_is_mirrored, turned.picture_is_mirrored) == (False, True)


def test_it_is_done_once() -> None:
    with pytest.raises(TrackError, match="already"):
        TRACK.of_mirrored_picture().of_mirrored_picture()


def test_a_file_keeps_that_its_picture_is_mirrored(tmp_path: Path) -> None:
    save_track(TRACK.of_mirrored_picture(), tmp_path / "track.parquet")
    kept = load_track(tmp_path / "track.parquet")
    assert kept.picture_is_mirrored
    with pytest.raises(TrackError, match="already"):
        kept.of_mirrored_picture()
