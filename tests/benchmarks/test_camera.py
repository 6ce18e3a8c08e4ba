"""Moving and leaning cameras, done small: what a kind does, what is said of who stands there."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.camera import filming
from benchmarks.camera.__main__ import PAGE
from benchmarks.camera.filming import RATE_HZ, SET_ON_BODY, SIZE_PX, STANDS, CameraScene, scenes
from benchmarks.camera.judging import ASKED_OF_WHO_STANDS, CameraVerdict, verdicts
from benchmarks.camera.kinds import CameraKind, filmed_in, kinds
from benchmarks.camera.page import page
from benchmarks.camera.placing import place_off_px
from benchmarks.camera.seeing import MODEL, CameraTake, takes
from benchmarks.camera.stored import load, store
from formcheck.pose.camera_place import CameraPart
from formcheck.pose.frame import FloatArray
from formcheck.pose.models import model_path
from formcheck.pose.recording import PoseWorkerPool
from scenery.figures import squat
from tests.pose.rooms import followed

KINDS = {kind.id: kind for kind in kinds()}
STANDS_THERE = CameraScene(STANDS, SET_ON_BODY, "furnished")
GOOD = CameraVerdict(
    does="squat", asked="squat", body=SET_ON_BODY, room="bare", kind="bob_12", shown=2, counted=2,
    exact=True, faults=(), not_level=False, moves=False, place_off_px=0.4,
)  # fmt: skip


def told(kind: CameraKind, seconds: float) -> FloatArray:
    """Return (pictures, 4), how the room truly moves since the first picture."""
    path = kind.path(np.arange(round(seconds * RATE_HZ)) / RATE_HZ)
    return np.array([each.after(path[0].inverse()).parts for each in path])


def test_a_kind_moves_as_far_as_its_name_says() -> None:
    bob, pan, zoom = (told(KINDS[name], 8.0) for name in ("bob_24", "pan", "zoom"))
    assert np.ptp(bob[:, CameraPart.DY_PX]) == pytest.approx(48.0, abs=1.0)
    assert np.ptp(pan[:, CameraPart.DX_PX]) == pytest.approx(0.2 * SIZE_PX[0])
    assert [zoom[:, CameraPart.SCALE].max(), 1 / zoom[:, CameraPart.SCALE].min()] == pytest.approx(
        [1.15, 1.15], abs=0.01
    )


@pytest.mark.parametrize("name", ["bob_6", "sway", "shake", "zoom"])
def test_the_pictures_of_a_kind_show_its_motion(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filming, "STANDS_S", 0.5)
    large = list(filming.large_pictures(STANDS_THERE))
    seen = followed(filming.seen_by(KINDS[name], large))
    true = told(KINDS[name], len(large) / RATE_HZ)
    assert (np.abs(seen - true) < [1.0, 1.0, 0.2, 0.005]).all()


def test_a_place_told_from_each_beginning_is_not_off_and_one_told_wrong_is() -> None:
    camera = np.full((60, 5), np.nan)
    path = KINDS["pan"].path(np.arange(60) / RATE_HZ)
    for first, stop in ((0, 20), (30, 60)):
        back = path[first].inverse()
        camera[first:stop, :4] = [each.after(back).parts for each in path[first:stop]]
    track = replace(squat(1).at(np.arange(60)), camera=camera)
    right = CameraTake(STANDS_THERE, KINDS["pan"], track)
    assert place_off_px(right) == 0.0
    camera[40, CameraPart.DX_PX] += 7.0
    assert place_off_px(right) == 7.0


@pytest.mark.model
def test_nothing_is_counted_of_who_stands_before_a_bobbing_camera(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filming, "STANDS_S", 3.0)
    with PoseWorkerPool(model_path(MODEL), 1) as crew:
        (take,) = takes(STANDS_THERE, [KINDS["bob_12"]], crew, tmp_path)
    said = verdicts(take)
    assert [each.asked for each in said] == list(ASKED_OF_WHO_STANDS)
    assert all(each.counted == 0 and each.right for each in said)


def test_a_warning_of_the_camera_excuses_what_is_missed_and_nothing_that_is_made_up() -> None:
    missed, made_up = replace(GOOD, counted=1, exact=False), replace(GOOD, counted=3, exact=False)
    assert GOOD.right
    assert not missed.right
    assert replace(missed, not_level=True).right
    assert not replace(made_up, not_level=True).right
    assert not replace(GOOD, faults=("shallow",), not_level=True).right


def test_what_was_said_is_kept_to_the_letter(tmp_path: Path) -> None:
    store((GOOD,), tmp_path / "camera.json")
    assert load(tmp_path / "camera.json") == (GOOD,)


def test_every_scene_was_judged_before_every_kind_of_camera_that_films_it() -> None:
    asked = {
        (scene.does, each, scene.body, scene.room, kind.id)
        for scene in scenes()
        for each in (ASKED_OF_WHO_STANDS if scene.does == STANDS else (scene.does,))
        for kind in filmed_in(scene.room)
    }
    judged = [(each.does, each.asked, each.body, each.room, each.kind) for each in load()]
    assert len(judged) == len(asked)
    assert set(judged) == asked


def test_the_written_page_shows_what_was_last_said() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load())
