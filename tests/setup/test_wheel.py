import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

from tests.conftest import REPOSITORY
from tests.setup.locked_packages import lend
from tests.short_clips import first_squat
from tools.whole_wheel import FOLDERS, WholeWheel

LOCK = REPOSITORY / "requirements" / "runtime.lock"
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


def with_wheel(wheel: Path, environment: Path) -> Path:
    """Make an environment that holds the wheel alone, and return where it keeps packages."""
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=environment)
    run(*pip_into(environment), "--no-index", "--no-deps", wheel, cwd=environment)
    (site_packages,) = environment.glob("lib/python*/site-packages")
    return site_packages


def pip_into(environment: Path) -> tuple[str | Path, ...]:
    return (sys.executable, "-m", "pip", "--python", environment, "install", "--no-compile")


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


@pytest.mark.parametrize(
    "name", ["live/vision/vision_bundle.mjs", "pose/models/pose_landmarker_lite.task"]
)
def test_a_wheel_that_lacks_a_file_is_not_built(tmp_path: Path, name: str) -> None:
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
        shutil.copy(REPOSITORY / folder / "manifest.json", tmp_path / folder)
        for each in json.loads((tmp_path / folder / "manifest.json").read_text())["outputs"]:
            (tmp_path / folder / each).parent.mkdir(exist_ok=True)
            (tmp_path / folder / each).touch()
    metadata = ProjectMetadata[PluginManager](str(tmp_path), None)
    hook = WholeWheel(str(tmp_path), {}, None, metadata, "", "wheel")
    hook.initialize("standard", {})
    (tmp_path / "formcheck" / name).unlink()
    with pytest.raises(FileNotFoundError, match="make wheel"):
        hook.initialize("standard", {})
    hook.initialize("editable", {})


def test_every_way_to_start_makes_the_browser_files() -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    for target in ("demo", "app", "wheel"):
        (rule,) = [line for line in makefile.splitlines() if line.startswith(f"{target}:")]
        assert "$(VISION)" in rule.partition("##")[0]


def assert_judges_a_squat(environment: Path, folder: Path) -> None:
    commands = environment / "bin"
    env = {"PATH": str(commands), "HOME": str(folder), "LANG": os.environ.get("LANG", "C.UTF-8")}
    printed = run(
        commands / "formcheck",
        *("analyze", first_squat(folder), "--exercise", "squat", "--json"),
        cwd=folder,
        env=env,
    )
    verdict = json.loads(printed)
    assert verdict["exercise"] == "squat"
    assert verdict["scored"] is True
    assert verdict["rep_count"] == 1


@pytest.mark.model
@pytest.mark.slow(reason="a wheel is installed, and looks at a recording of 7 s")
def test_installed_wheel_judges_a_clip_without_node(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    environment.mkdir()
    lend(LOCK, with_wheel(wheel, environment))
    assert_judges_a_squat(environment, tmp_path)


@pytest.mark.long(reason="every locked package is downloaded and installed")
@pytest.mark.model
def test_wheel_judges_a_clip_with_its_packages_from_the_registry(
    wheel: Path, tmp_path: Path
) -> None:
    environment = tmp_path / "environment"
    environment.mkdir()
    with_wheel(wheel, environment)
    run(*pip_into(environment), "--require-hashes", "-r", LOCK, cwd=environment)
    assert_judges_a_squat(environment, tmp_path)


def test_an_environment_is_lent_its_locked_packages_and_no_others(tmp_path: Path) -> None:
    lend(LOCK, tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert {"mediapipe", "numpy", "streamlit"} <= names
    assert names.isdisjoint({"formcheck", "hypothesis", "playwright", "pytest", "yaml"})
