import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "formcheck"
DEMOS = REPOSITORY / "samples" / "demos"


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a command to its end and give back what it printed."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as ``make wheel`` builds it."""
    assert models.is_dir()
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=REPOSITORY)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that holds the wheel, its locked packages, and no more."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment)
    pip = (sys.executable, "-m", "pip", "--python", environment, "install", "--no-compile")
    lock = REPOSITORY / "requirements" / "runtime.lock"
    run(*pip, "--require-hashes", "-r", lock, cwd=environment)
    run(*pip, "--no-index", wheel, cwd=environment)
    return environment / "bin"


def test_wheel_holds_all_that_lies_in_the_package(wheel: Path) -> None:
    expected = {
        path.relative_to(REPOSITORY).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        assert expected <= set(archive.namelist())


def test_wheel_carries_licence_and_notice(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {Path(name).name for name in archive.namelist()}
    assert {"LICENSE", "NOTICE", "pose_landmarker_full.task", "py.typed"} <= names


def test_wheel_carries_what_the_app_is_served_from_and_shows(wheel: Path) -> None:
    clips = {f"formcheck/ui/demos/{path.name}" for path in DEMOS.glob("*.mp4")}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {*clips, "formcheck/ui/serving/app.py"} <= names
    assert clips


@pytest.mark.slow
@pytest.mark.model
def test_installed_wheel_judges_a_clip_without_node(installed: Path, tmp_path: Path) -> None:
    clip = REPOSITORY / "samples" / "squat_side.mp4"
    env = {"PATH": str(installed), "HOME": str(tmp_path), "LANG": os.environ.get("LANG", "C.UTF-8")}
    printed = run(
        installed / "formcheck",
        *("analyze", clip, "--exercise", "squat", "--json"),
        cwd=tmp_path,
        env=env,
    )
    verdict = json.loads(printed)
    assert verdict["exercise"] == "squat"
    assert verdict["scored"] is True
    assert verdict["rep_count"] > 0
