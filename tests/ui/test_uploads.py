"""Hostile uploads: each is refused in plain words, and nothing of it stays."""

import io
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.jobs.board import JobBoard
from formcheck.jobs.ending import UploadRefusedError
from formcheck.jobs.limits import BYTES_PER_MB, UploadLimits
from formcheck.pose.track import PoseTrack
from tests.ui.uploads import analysed, board_of, clip, ended, left_behind, opened, wish
from tests.video_builders import numbered_images, write_clip, write_sound

FOUR_GB = 4 * 1024**3
PLAYLIST = b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
CONCAT = b"ffconcat version 1.0\nfile /etc/passwd\n"
PAGE = b"<html><script>alert(1)</script></html>"


class Endless(BytesIO):
    """An upload that never ends."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert size > 0
        self.taken += size
        return b"x" * size


class Untouched(BytesIO):
    """An upload that must not be read."""

    def read(self, size: int | None = -1) -> bytes:
        raise AssertionError(f"{size} bytes were asked for")


def unreached(*_: object) -> PoseTrack:
    raise AssertionError("a pose model was started on it")


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with opened(tmp_path) as records:
        yield records


@pytest.fixture
def store(records: Records) -> Store:
    return records.local_store()


@pytest.fixture
def board(tmp_path: Path) -> Iterator[JobBoard]:
    limits = UploadLimits(upload_max_mb=2, recording_max_min=0.5)
    with board_of(tmp_path, unreached, limits) as board:
        yield board


def sound(folder: Path) -> bytes:
    return write_sound(folder / "sound.m4a").read_bytes()


def picture(_: Path) -> bytes:
    file = BytesIO()
    Image.new("RGB", (64, 64), "navy").save(file, "PNG")
    return file.getvalue()


def archive(_: Path) -> bytes:
    """Return a zip file that becomes a thousand times larger."""
    file = BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("recording.mp4", "w") as member,
    ):
        for _megabyte in range(64):
            member.write(bytes(BYTES_PER_MB))
    return file.getvalue()


def animation(_: Path) -> bytes:
    """Return an animated picture of a few thousand bytes and a thousand million pixels."""
    frames = [Image.new("P", (4000, 4000), shade) for shade in range(2)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=20)
    content = file.getvalue()
    start = content.index(b"\x21\xf9")
    one = content[start : content.index(b"\x21\xf9", start + 2)]
    return content[:start] + one * 130 + b";"


def giant(_: Path) -> bytes:
    """Return a picture larger than 8K in a few thousand bytes."""
    file = BytesIO()
    frames = [Image.new("P", (8000, 4400), shade) for shade in range(2)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=20)
    return file.getvalue()


def long(folder: Path) -> bytes:
    times_s = [0.0, 10.0, 20.0, 3.0 * 3600]
    images = numbered_images(len(times_s))
    return write_clip(folder / "long.mp4", images, times_s=times_s).read_bytes()


def streamed_long(folder: Path) -> bytes:
    """Return a recording that says nowhere how long it is."""
    times_s = [10.0 * index for index in range(8)]
    images = numbered_images(len(times_s))
    return write_clip(folder / "long.ts", images, times_s=times_s).read_bytes()


def cut(folder: Path) -> bytes:
    return clip(folder)[:-400]


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda _: b"", "empty"),
        (lambda _: b"just some words", "not a video"),
        (lambda _: PAGE, "not a video"),
        (lambda _: PLAYLIST, "not a video"),  # would lead to another file
        (lambda _: CONCAT, "not a video"),  # likewise
        (lambda _: np.random.default_rng(1).bytes(50_000), "not a video"),
        (picture, "not a video"),
        (archive, "not a video"),
        (sound, "sound but no pictures"),
        (cut, "end of the video is missing"),
        (giant, "too large"),
        (animation, "more or larger pictures"),
        (long, "3 hours"),
        (streamed_long, "at most 0.5 minutes"),
    ],
    ids=[
        "empty",
        "words",
        "page",
        "playlist",
        "list_of_files",
        "noise",
        "picture",
        "zip_bomb",
        "sound",
        "cut",
        "giant",
        "animation",
        "long",
        "streamed_long",
    ],
)
def test_what_is_no_recording_of_a_person_is_refused(
    made: object, says: str, tmp_path: Path, board: JobBoard, store: Store
) -> None:
    content = made(tmp_path)  # type: ignore[operator]

    state = analysed(board, store, content)

    assert state.stage == "failed"
    assert state.problem is not None
    assert says in state.problem
    assert str(tmp_path) not in state.problem
    assert left_behind(tmp_path) == []
    assert store.sessions.of_person(store.viewer_id) == ()


def test_four_gigabytes_are_refused_before_a_byte_is_read(board: JobBoard, store: Store) -> None:
    with pytest.raises(UploadRefusedError, match="too large: at most 2 MB"):
        board.start(store, wish(), Untouched(), FOUR_GB)

    assert board.job_of(store.viewer_id) is None


def test_an_upload_that_is_larger_than_it_says_is_cut_off(
    tmp_path: Path, board: JobBoard, store: Store
) -> None:
    endless = Endless()

    state = ended(board.start(store, wish(), endless, 1000))

    assert state.problem is not None
    assert "too large" in state.problem
    assert endless.taken <= 8 * BYTES_PER_MB
    assert left_behind(tmp_path) == []


def test_an_upload_that_cannot_be_read_is_refused(board: JobBoard, store: Store) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(28, "No space left on device", size)

    state = ended(board.start(store, wish(), Broken(), 1000))

    assert state.problem is not None
    assert "Make some room on the disk" in state.problem


def test_a_flood_of_tiny_pictures_is_not_even_counted_to_its_end(
    tmp_path: Path, store: Store
) -> None:
    images = numbered_images(400, (32, 32))
    content = write_clip(tmp_path / "many.mp4", images, rate_hz=1000.0).read_bytes()
    limits = UploadLimits(recording_max_min=0.5 / 60)

    with board_of(tmp_path, unreached, limits) as board:
        state = analysed(board, store, content)

    assert state.problem is not None
    assert "more or larger pictures" in state.problem


def test_what_a_file_is_gets_decided_by_what_is_in_it(tmp_path: Path, store: Store) -> None:
    with board_of(tmp_path) as board:
        for suffix in ("mp4", "webm", "avi", "mkv"):
            encoding = {"codec": "libvpx"} if suffix == "webm" else {}
            path = write_clip(tmp_path / f"clip.{suffix}", numbered_images(6), **encoding)  # type: ignore[arg-type]
            nameless = io.BytesIO(path.read_bytes())
            assert ended(board.start(store, wish(), nameless, 1)).stage == "done"
