import io
import shutil
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from formcheck.cli import doctor
from formcheck.live.assets import VISION_FOLDER
from tests.cli.conftest import Run

Usage = namedtuple("Usage", "total used free")


@pytest.mark.model
def test_on_a_machine_that_has_everything_a_recording_can_be_judged(run: Run) -> None:
    outcome = run("doctor")

    assert outcome.code == 0
    assert outcome.out.splitlines()[-1] == "A recording can be judged."
    for part in ("Python", "mediapipe", "pose model heavy", "h264 video", "camera", "disk"):
        assert part in outcome.out


def test_a_missing_model_says_how_to_get_it(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMCHECK_MODEL_FOLDER", str(here))

    outcome = run("doctor")

    assert outcome.code == 1
    (line,) = [each for each in outcome.out.splitlines() if "pose model full" in each]
    assert line.startswith("missing")
    assert "make models" in line
    (other,) = [each for each in outcome.out.splitlines() if "pose model heavy" in each]
    assert other.startswith("without"), "only the model in use is needed"


@pytest.mark.model
def test_a_model_that_is_not_the_recorded_one_is_found(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lite", "full", "heavy"):
        (here / f"pose_landmarker_{name}.task").write_bytes(b"something else")
    monkeypatch.setenv("FORMCHECK_MODEL_FOLDER", str(here))

    outcome = run("doctor")

    assert outcome.code == 1
    assert "SHA-256" in outcome.out


def test_a_missing_package_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PACKAGES", {"nosuch-package": "no_such_module"})

    outcome = run("doctor")

    assert outcome.code == 1
    assert "missing nosuch-package" in outcome.out
    assert "pip install" in outcome.out


def test_a_full_disk_is_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(10**9, 10**9, 1000))

    outcome = run("doctor")

    assert outcome.code == 1
    assert "--out" in outcome.out


def test_a_setting_without_meaning_is_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_MODEL", "huge")

    outcome = run("doctor")

    assert outcome.code == 1
    assert "FORMCHECK_MODEL" in outcome.out


@pytest.mark.parametrize("slip", ["FORMCHECK_DATA_FOLDR", "formcheck_datafolder"])
def test_a_variable_that_nothing_reads_is_said_with_the_nearest(
    run: Run, monkeypatch: pytest.MonkeyPatch, slip: str
) -> None:
    monkeypatch.setenv(slip, "here")
    lines = run("doctor").out.splitlines()
    (line,) = [each for each in lines if slip in each]
    assert line.startswith("without"), "a warning, never a refusal"
    assert "did you mean 'FORMCHECK_DATA_FOLDER'" in line
    other = run("exercises", "show", "squat")
    assert other.code == 0
    assert f"formcheck: {slip} is set, and nothing reads it" in other.err


@pytest.mark.parametrize(
    "known", ["FORMCHECK_DEBUG", "FORMCHECK_UPLOAD_MAX_MB", "formcheck_workers"]
)
def test_variables_that_are_read_are_not_said(
    run: Run, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    monkeypatch.setenv(known, "1")
    assert run("exercises", "show", "squat").err == ""


class Terminal(io.StringIO):
    """Takes what is written, as a terminal would."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_says_what_it_looks_at(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal)
    outcome = run("doctor")
    for what in ("Python and its packages", "the pose models", "the exercises", "camera"):
        assert f"Looking at {what}" in terminal.getvalue()
    assert "Looking" not in outcome.out


def test_in_a_pipe_it_says_its_findings_alone(run: Run) -> None:
    outcome = run("doctor")
    assert "Looking" not in outcome.out + outcome.err


def test_missing_browser_files_are_found(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(VISION_FOLDER / "manifest.json", here)
    monkeypatch.setattr("formcheck.live.browser_files.VISION_FOLDER", here)

    outcome = run("doctor")

    (line,) = [each for each in outcome.out.splitlines() if "browser files" in each[:24]]
    assert line.startswith("without")
    assert "vision_bundle.mjs" in line
    assert "make vision" in line
    assert "without a picture leaving it" in outcome.out


@pytest.mark.model
def test_a_browser_file_that_is_not_the_recorded_one_is_found(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(VISION_FOLDER, here / "vision")
    (here / "vision" / "vision_bundle.mjs").write_bytes(b"something else")
    monkeypatch.setattr("formcheck.live.browser_files.VISION_FOLDER", here / "vision")

    outcome = run("doctor")

    (line,) = [each for each in outcome.out.splitlines() if "browser files" in each[:24]]
    assert "SHA-256" in line
