import os
import subprocess
import sys
from pathlib import Path

import pytest

import formcheck
from formcheck.cli.app import app
from tests.cli.conftest import Run

HEAVY = {
    "alembic", "av", "cv2", "jinja2", "mediapipe", "numpy", "PIL", "pyarrow", "pydantic", "scipy",
    "sqlalchemy",
}  # fmt: skip
COMMANDS = [
    ("analyze",), ("live",), ("demo",), ("app",), ("doctor",), ("exercises",), ("track",),
    ("screen",), ("plan",), ("plan", "make"), ("plan", "show"), ("plan", "why"),
    ("checkin",), ("pain",), ("pain", "add"), ("progress",),
    ("exercises", "list"), ("exercises", "show"), ("exercises", "check"), ("track", "export"),
    ("history",), ("history", "list"), ("history", "show"), ("history", "rescore"),
    ("history", "resume"),
    ("data",), ("data", "where"), ("data", "migrate"), ("data", "export"), ("data", "erase"),
    ("data", "backup"), ("data", "restore"), ("data", "sample"),
    ("people",), ("people", "list"), ("people", "add"), ("people", "add-admin"),
    ("people", "invite"), ("people", "grant"), ("people", "revoke"),
    ("questionnaire",), ("questionnaire", "list"), ("questionnaire", "ask"),
    ("questionnaire", "add"),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: tuple[str, ...]) -> None:
    outcome = run(*command, "--help")

    assert outcome.code == 0
    assert outcome.out.startswith("Usage:")
    assert outcome.err == ""


def test_no_command_is_missing_from_these_tests() -> None:
    groups = {group.name: group.typer_instance for group in app.registered_groups}
    known: list[tuple[str | None, ...]] = [(each.name,) for each in app.registered_commands]
    for name, group in groups.items():
        assert group is not None
        known += [(name,), *((name, each.name) for each in group.registered_commands)]

    assert sorted(known) == sorted(COMMANDS)


def test_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    code = "import sys, formcheck.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert HEAVY.isdisjoint(loaded)


def test_version_is_said(run: Run) -> None:
    assert run("--version").out == f"formcheck {formcheck.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyse",),  # no such command
        ("analyze",),  # no video
        ("analyze", "x.mp4"),  # no exercise
        ("analyze", "x.mp4", "-e", "squat", "--level", "expert"),
        ("analyze", "x.mp4", "-e", "squat", "--workers", "0"),
        ("analyze", "x.mp4", "-e", "squat", "--frobnicate"),
        ("analyze", "x.mp4", "-e", "squat", "--person", "ana"),  # without --save
        ("track", "export", "x.parquet", "--format", "xlsx"),
        ("history", "rescore"),  # neither a set nor --all
        ("history", "resume", "1a2b", "--complete", "--discard"),
        ("people", "invite", "doctor"),
    ],
)
def test_a_command_written_wrongly_leaves_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)

    assert outcome.code == 2
    assert outcome.out == ""
    assert "Error:" in outcome.err


def test_a_mistyped_exercise_is_suggested_and_leaves_with_1(run: Run, here: Path) -> None:
    (here / "x.mp4").touch()
    outcome = run("analyze", "x.mp4", "--exercise", "sqat")

    assert outcome.code == 1
    assert outcome.out == ""
    assert "did you mean 'squat'" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_setting_without_meaning_names_its_variable(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "x.mp4").touch()
    monkeypatch.setenv("FORMCHECK_WORKERS", "many")

    outcome = run("analyze", "x.mp4", "-e", "squat")

    assert outcome.code == 1
    assert "FORMCHECK_WORKERS" in outcome.err
    assert "many" in outcome.err


def test_what_nobody_foresaw_is_said_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formcheck.exercises.library.load_exercise", lambda *_: 1 / 0)

    outcome = run("exercises", "show", "squat")

    assert outcome.code == 1
    assert "something unforeseen happened (ZeroDivisionError: division by zero)" in outcome.err
    assert "--debug" in outcome.err
    assert "Traceback" not in outcome.err


def test_debug_shows_where_a_problem_arose(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_DEBUG", "")  # so that it is taken back after the test

    outcome = run("--debug", "analyze", "x.mp4", "-e", "sqat")

    assert outcome.code == 1
    assert "Traceback" in outcome.err
    assert os.environ["FORMCHECK_DEBUG"] == "1"


def test_ctrl_c_leaves_with_1_and_says_that_nothing_was_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("formcheck.exercises.library.load_exercise", interrupted)

    outcome = run("exercises", "show", "squat")

    assert outcome.code == 1
    assert "nothing was kept" in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("asked", ["sqat", "plnk", "zzz"])
def test_of_exercises_the_nearest_three_are_named_and_not_all(run: Run, asked: str) -> None:
    said = run("exercises", "show", asked).err

    assert said.count("'") == 2 * (1 + 3)
    assert len(said) < 200
    assert "formcheck exercises list" in said


@pytest.mark.parametrize(
    "command",
    [("analyze", "none.mp4", "-e", "squat"), ("live", "--camera", "none.mp4", "-e", "squat")],
)
def test_a_file_that_is_not_there_is_said_before_anything_is_loaded(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    code = (
        "import sys\nfrom formcheck.cli import main\n"
        "try: main()\nexcept SystemExit as left: print(left.code, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    code_and_modules = done.stdout.split()
    assert code_and_modules[0] == "1"
    assert "there is no such file" in done.stderr
    heavy = {"numpy", "scipy", "cv2", "av", "mediapipe", "pyarrow", "sqlalchemy", "streamlit"}
    assert heavy.isdisjoint(code_and_modules)


def test_python_runs_the_package_as_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "formcheck", "--version"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith("formcheck ")


def test_a_pipe_is_as_wide_as_it_is_said_to_be(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, run("exercises", "list").out.splitlines())) == 60
    monkeypatch.setenv("COLUMNS", "200")
    assert max(map(len, run("exercises", "list").out.splitlines())) > 120
