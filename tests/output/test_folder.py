import errno
import stat
from pathlib import Path

import pytest

from formcheck.errors import OutputError
from formcheck.output.folder import result_folder
from formcheck.output.refusals import writing


def write_half(folder: Path, interruption: type[BaseException]) -> None:
    with result_folder(folder) as staging:
        (staging / "result.json").write_text("half")
        raise interruption


def test_files_appear_together_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "results"

    with result_folder(out) as staging:
        (staging / "a.txt").write_text("a")
        assert not out.exists()

    assert [path.name for path in out.iterdir()] == ["a.txt"]
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError])
def test_an_interrupted_run_leaves_nothing(
    tmp_path: Path, interruption: type[BaseException]
) -> None:
    with pytest.raises(interruption):
        write_half(tmp_path / "new" / "deep" / "results", interruption)

    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_keeps_the_results_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text("old")

    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path, KeyboardInterrupt)

    assert [path.name for path in tmp_path.iterdir()] == ["result.json"]
    assert (tmp_path / "result.json").read_text() == "old"


def test_a_second_run_replaces_its_files_and_leaves_others_alone(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text("old")
    (tmp_path / "mine.txt").write_text("mine")

    with result_folder(tmp_path) as staging:
        (staging / "result.json").write_text("new")

    assert (tmp_path / "result.json").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.txt", "result.json"]


def test_a_file_in_the_way_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("a file")

    with (
        pytest.raises(OutputError, match="a file stands where a folder is needed"),
        result_folder(tmp_path / "results"),
    ):
        pytest.fail("the work has begun")


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")

    with (
        pytest.raises(OutputError, match="choose another place"),
        result_folder(tmp_path / "file" / "results"),
    ):
        pytest.fail("the work has begun")


def test_a_folder_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(OutputError), result_folder(Path("/proc/results")):
        pytest.fail("the work has begun")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full; free some space"),
        (errno.EACCES, "not allowed to write here"),
        (errno.EROFS, "can only be read"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_every_refusal_of_the_system_is_said_in_words(number: int, said: str) -> None:
    with pytest.raises(OutputError, match=said), writing(Path("x")):
        raise OSError(number, "whatever")


def test_results_can_be_read_by_this_person_only(tmp_path: Path) -> None:
    with result_folder(tmp_path / "results") as staging:
        (staging / "report.html").write_text("how somebody moves")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "results").rglob("*")]
    assert stat.S_IMODE((tmp_path / "results").stat().st_mode) == 0o700
    assert modes == [0o600]
