from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest

from formcheck.pose.track import PoseTrack
from scenery.figures import squat
from tests import track_cache
from tests.track_cache import found_track, once, save

FOUND = squat(1).with_notes("others were in view")
FINDERS = 4


@pytest.fixture
def looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a pose was looked for in; nothing is kept beforehand."""
    names: list[str] = []

    def find(video: Path, *, model: str, workers: int) -> PoseTrack:
        assert workers == 1
        names.append(f"{video.name} {model}")
        return FOUND

    (tmp_path / "a model").write_bytes(b"weights")
    monkeypatch.setattr(track_cache, "CACHE", tmp_path / "tracks")
    monkeypatch.setattr(track_cache, "estimate_recording", find)
    monkeypatch.setattr(track_cache, "model_path", lambda _: tmp_path / "a model")
    return names


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"pictures")
    return path


def test_a_clip_is_looked_at_once_and_kept_to_the_last_bit(
    looked_at: list[str], clip: Path
) -> None:
    first, again = found_track(clip), found_track(clip)
    assert looked_at == ["clip.mp4 full"]
    for name in track_cache.ARRAYS:
        np.testing.assert_array_equal(getattr(again, name), getattr(FOUND, name))
        np.testing.assert_array_equal(getattr(first, name), getattr(FOUND, name))
    assert again.size_px == FOUND.size_px
    assert again.notes == FOUND.notes


def test_the_name_of_a_clip_does_not_matter_and_is_kept(looked_at: list[str], clip: Path) -> None:
    found_track(clip)
    assert found_track(clip.rename(clip.with_name("renamed.mp4"))).origin["source"] == "renamed.mp4"
    assert len(looked_at) == 1


def another_picture(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    clip.write_bytes(b"picturez")


def another_model_file(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    (clip.parent / "a model").write_bytes(b"other weights")


def another_finder(clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del clip
    monkeypatch.setattr(track_cache, "_finder", lambda: "other sources")


@pytest.mark.parametrize("change", [another_picture, another_model_file, another_finder])
def test_what_decides_the_poses_makes_another_track(
    change: Callable[[Path, pytest.MonkeyPatch], None],
    looked_at: list[str],
    clip: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found_track(clip)
    change(clip, monkeypatch)
    found_track(clip)
    assert len(looked_at) == 2


def test_each_model_finds_for_itself(looked_at: list[str], clip: Path) -> None:
    found_track(clip)
    found_track(clip, model="lite")
    assert looked_at == ["clip.mp4 full", "clip.mp4 lite"]


def test_of_many_who_want_a_track_at_once_one_makes_it(tmp_path: Path) -> None:
    made: list[Path] = []
    together = Barrier(FINDERS)

    def make(path: Path) -> None:
        made.append(path)
        save(FOUND, path)

    def wanted(_: int) -> PoseTrack:
        together.wait()
        return once(tmp_path / "track.npz", make)

    with ThreadPoolExecutor(FINDERS) as pool:
        tracks = list(pool.map(wanted, range(FINDERS)))
    assert len(made) == 1
    assert all(len(track) == len(FOUND) for track in tracks)


def test_what_was_left_half_made_is_made_again(tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    kept = tmp_path / "track.npz"
    with pytest.raises(KeyboardInterrupt):
        once(kept, fail)
    assert not kept.exists()
    assert len(once(kept, lambda path: save(FOUND, path))) == len(FOUND)
