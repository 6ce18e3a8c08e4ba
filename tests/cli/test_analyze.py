import errno
import json
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from formcheck.cli import analyze
from formcheck.pose.files import load_track, save_track
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack
from formcheck.session import Analysis
from scenery.figures import squat
from tests.cli.conftest import Run

FILES = ["report.html", "reps.csv", "result.json", "track.parquet"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_result_is_printed_and_written_into_a_folder_named_after_the_video(
    run: Run, here: Path, squats_parquet: Path
) -> None:
    outcome = run("analyze", squats_parquet, "--exercise", "squat")

    assert outcome.code == 0
    assert "3 squats" in outcome.out
    assert "Written to squats-squat: open squats-squat/report.html" in outcome.out
    assert outcome.err == ""
    assert names(here) == ["squats-squat"]
    assert names(here / "squats-squat") == FILES


@pytest.fixture
def like_a_hinge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every verdict finds that a hip hinge fits clearly better."""
    judge = analyze._analysis

    def analysis(*asked: Any) -> Analysis:
        judged = judge(*asked)
        return replace(judged, result=replace(judged.result, perhaps="hip_hinge"))

    monkeypatch.setattr(analyze, "_analysis", analysis)


@pytest.mark.usefixtures("like_a_hinge")
@pytest.mark.parametrize(
    ("options", "again"),
    [
        ((), "formcheck analyze squats-squat/track.parquet --exercise hip_hinge"),
        (("--out", "my set"), "formcheck analyze 'my set/track.parquet' --exercise hip_hinge"),
    ],
)
def test_another_exercise_is_asked_about_with_the_command_that_looks_again(
    run: Run, squats_parquet: Path, options: tuple[str, ...], again: str
) -> None:
    outcome = run("analyze", squats_parquet, "--exercise", "squat", *options)

    assert f"Is this perhaps a hip hinge? If so: {again}" in outcome.out
    assert run(*shlex.split(again)[1:]).code == 0


def test_json_is_all_there_is_on_stdout_and_nothing_is_written(
    run: Run, here: Path, squats_parquet: Path
) -> None:
    outcome = run("analyze", squats_parquet, "-e", "squat", "--json")

    document = json.loads(outcome.out)
    assert (document["rep_count"], document["view"]) == (3, "side-right")
    assert outcome.err == ""
    assert names(here) == []


def test_json_with_a_folder_writes_the_same_result_there(
    run: Run, here: Path, squats_parquet: Path
) -> None:
    outcome = run("analyze", squats_parquet, "-e", "squat", "--json", "--out", "results")

    written = json.loads((here / "results" / "result.json").read_text(encoding="utf-8"))
    assert written == json.loads(outcome.out)
    assert "Written to results" in outcome.err


def test_level_and_environment_reach_the_verdict(
    run: Run, squats_parquet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = run("analyze", squats_parquet, "-e", "squat", "--json", "--level", "advanced")

    document = json.loads(outcome.out)
    assert (document["level"], document["target"]) == ("advanced", 110.0)
    assert {rep["full_range"] for rep in document["reps"]} == {False}

    monkeypatch.setenv("FORMCHECK_CATALOG_FOLDER", "/nowhere")
    assert run("analyze", squats_parquet, "-e", "squat").code == 1


def test_saved_track_comes_back_as_it_was(run: Run, here: Path, squats_parquet: Path) -> None:
    run("analyze", squats_parquet, "-e", "squat", "--out", "results")

    saved = load_track(here / "results" / "track.parquet")
    assert saved.image_px == pytest.approx(load_track(squats_parquet).image_px)


def test_a_second_run_replaces_the_first_and_keeps_other_files(
    run: Run, here: Path, squats_parquet: Path
) -> None:
    run("analyze", squats_parquet, "-e", "squat", "--out", "results")
    (here / "results" / "notes.txt").write_text("mine")

    run("analyze", squats_parquet, "-e", "squat", "--out", "results", "--level", "beginner")

    document = json.loads((here / "results" / "result.json").read_text(encoding="utf-8"))
    assert document["level"] == "beginner"
    assert names(here / "results") == sorted([*FILES, "notes.txt"])


@pytest.mark.parametrize("out", ["a-file", "a-file/results", "/proc/results"])
def test_a_place_that_cannot_be_written_leaves_nothing(
    run: Run, here: Path, squats_parquet: Path, out: str
) -> None:
    (here / "a-file").write_text("a file")

    outcome = run("analyze", squats_parquet, "-e", "squat", "--out", out)

    assert outcome.code == 1
    assert outcome.out == ""
    assert "choose another place with --out" in outcome.err or "cannot be written" in outcome.err
    assert names(here) == ["a-file"]


@pytest.mark.parametrize("step", ["write_page", "save_track", "write_reps_csv"])
def test_a_disk_that_fills_up_on_the_way_leaves_nothing(
    run: Run, here: Path, squats_parquet: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    from formcheck.output.refusals import writing

    def fills_up(*arguments: object) -> None:
        path = next(each for each in reversed(arguments) if isinstance(each, Path))
        with writing(path):
            path.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(f"formcheck.report.results.{step}", fills_up)

    outcome = run("analyze", squats_parquet, "-e", "squat", "--out", "new/results")

    assert outcome.code == 1
    assert "the disk is full; free some space" in outcome.err
    assert names(here) == []


def test_nobody_in_the_recording_is_said_and_nothing_is_written(run: Run, here: Path) -> None:
    size_px = (640, 480)
    poses = [PoseFrame.empty(index / 30, size_px) for index in range(90)]
    save_track(PoseTrack.from_frames(poses, size_px), here.parent / "empty.parquet")

    outcome = run("analyze", here.parent / "empty.parquet", "-e", "squat")

    assert outcome.code == 1
    assert "Nobody was seen" in outcome.err
    assert outcome.out == ""
    assert names(here) == []


def test_a_file_that_is_no_track_is_said(run: Run, here: Path) -> None:
    (here.parent / "broken.parquet").write_bytes(b"PAR1 not really")

    outcome = run("analyze", here.parent / "broken.parquet", "-e", "squat")

    assert outcome.code == 1
    assert "broken.parquet" in outcome.err
    assert names(here) == []


def test_a_set_without_repetitions_is_a_result_and_no_error(run: Run, here: Path) -> None:
    save_track(squat(1, 15.0), here.parent / "half.parquet")

    outcome = run("analyze", here.parent / "half.parquet", "-e", "squat", "--json")

    document = json.loads(outcome.out)
    assert outcome.code == 0
    assert (document["rep_count"], document["scored"], document["score"]) == (0, False, None)


def test_a_hostile_name_stays_text_everywhere(run: Run, here: Path) -> None:
    path = here.parent / "<img onerror=alert(1)>[bold].parquet"
    save_track(squat(1), path)

    outcome = run("analyze", path, "-e", "squat")

    assert outcome.code == 0
    assert "[bold]" in outcome.out
    (folder,) = here.iterdir()
    assert "<img" not in (folder / "report.html").read_text(encoding="utf-8")


def test_a_mirrored_recording_is_turned_back_once_and_keeps_that(
    run: Run, here: Path, squats_parquet: Path
) -> None:
    straight = json.loads(run("analyze", squats_parquet, "-e", "squat", "--json").out)
    turned = run("analyze", squats_parquet, "-e", "squat", "--mirrored", "--out", "turned")

    assert turned.code == 0
    written = json.loads((here / "turned" / "result.json").read_text(encoding="utf-8"))
    assert (straight["view"], written["view"]) == ("side-right", "side-left")
    assert written["rep_count"] == straight["rep_count"]
    assert written["origin"]["mirrored"] == "yes"
    again = run("analyze", here / "turned" / "track.parquet", "-e", "squat", "--json")
    assert json.loads(again.out)["view"] == "side-left", "kept is the true side"
    twice = run("analyze", here / "turned" / "track.parquet", "-e", "squat", "--mirrored")
    assert twice.code == 1
    assert "already" in twice.err
