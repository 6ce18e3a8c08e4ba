"""MediaPipe for browsers: the recorded files, and nothing in them that reports."""

import json
import shutil
from pathlib import Path

import pytest

from formcheck.errors import ModelError
from formcheck.live.assets import VISION_FOLDER
from tools.fetch_vision import NPM_PACKAGE, fetch, main

BUNDLE = "vision_bundle.mjs"


@pytest.fixture(scope="module")
def package() -> Path:
    """The npm package."""
    if not NPM_PACKAGE.is_dir():
        pytest.skip("the npm package for browsers is not installed; run `npm ci`")
    return NPM_PACKAGE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which nothing but the manifest stands."""
    shutil.copy(VISION_FOLDER / "manifest.json", tmp_path)
    return tmp_path


def test_files_stand_where_they_are_served_from(package: Path, folder: Path) -> None:
    files = fetch(package, folder)
    assert {path.relative_to(folder).as_posix() for path in files} == {
        BUNDLE,
        "wasm/vision_wasm_internal.js",
        "wasm/vision_wasm_internal.wasm",
    }
    assert all(path.is_file() for path in files)
    assert not list(folder.rglob("*.part"))


def test_script_reports_to_nobody(package: Path, folder: Path) -> None:
    fetch(package, folder)
    before, after = (each.joinpath(BUNDLE).read_text("utf-8") for each in (package, folder))
    assert "https://odml.pa.googleapis.com" in before
    assert "https://" not in after


def test_altered_file_is_refused(package: Path, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "package"
    shutil.copytree(package, copy)
    with (copy / BUNDLE).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=r"SHA-256 expected .*, got .*`npm ci`"):
        fetch(copy, folder)
    assert not (folder / BUNDLE).exists()


def test_change_that_no_longer_fits_is_refused(package: Path, folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["changes"][BUNDLE].pop()
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(ModelError, match="came out other than recorded"):
        fetch(package, folder)


def test_missing_package_is_said_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--package", str(folder / "none"), "--folder", str(folder)]) == 1
    assert "run `npm ci`" in capsys.readouterr().err


def test_version_is_that_of_the_package_file() -> None:
    wanted = json.loads((Path(__file__).parents[2] / "package.json").read_text("utf-8"))
    manifest = json.loads((VISION_FOLDER / "manifest.json").read_text("utf-8"))
    assert wanted["dependencies"][manifest["package"]] == manifest["version"]
