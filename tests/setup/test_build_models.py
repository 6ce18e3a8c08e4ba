import io
import shutil
import zipfile
from pathlib import Path

import pytest

from formcheck.errors import ModelError
from formcheck.pose.models import MANIFEST_PATH, MODEL_NAMES, model_file_name, verify_model
from tools.build_models import DETECTOR, NPM_PACKAGE, build_model, main, stored_zip

LITE = "pose_landmark_lite.tflite"


@pytest.fixture(scope="module")
def package() -> Path:
    """The npm package with the official weights."""
    if not NPM_PACKAGE.is_dir():
        pytest.skip("the npm package with the weights is not installed; run `npm ci`")
    return NPM_PACKAGE


@pytest.fixture
def own_package(package: Path, tmp_path: Path) -> Path:
    """A copy of what the lite model is built from, to be spoilt."""
    copy = tmp_path / "package"
    copy.mkdir()
    for name in (DETECTOR, LITE):
        shutil.copy(package / name, copy)
    return copy


@pytest.mark.parametrize("name", MODEL_NAMES)
def test_built_model_is_the_recorded_one(name: str, package: Path, tmp_path: Path) -> None:
    verify_model(build_model(name, package=package, folder=tmp_path))


def test_model_holds_both_networks_uncompressed(package: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(build_model("lite", package=package, folder=tmp_path)) as archive:
        assert {member.filename: member.compress_type for member in archive.infolist()} == {
            "pose_detector.tflite": zipfile.ZIP_STORED,
            "pose_landmarks_detector.tflite": zipfile.ZIP_STORED,
        }


def test_zip_holds_no_trace_of_when_or_where_it_was_written() -> None:
    content = stored_zip({"a": b"1", "b": b"2"})
    assert content == stored_zip({"a": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


@pytest.mark.parametrize("name", [DETECTOR, LITE])
def test_altered_input_stops_the_build(name: str, own_package: Path, tmp_path: Path) -> None:
    with (own_package / name).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ModelError, match=rf"{name}: .*SHA-256 expected .*, got .*`npm ci`"):
        build_model("lite", package=own_package, folder=tmp_path)
    assert not (tmp_path / model_file_name("lite")).exists()


def test_missing_input_stops_the_build(own_package: Path, tmp_path: Path) -> None:
    (own_package / LITE).unlink()
    with pytest.raises(ModelError, match=rf"{LITE}: cannot be read .*`npm ci`"):
        build_model("lite", package=own_package, folder=tmp_path)


def test_other_output_than_recorded_is_not_written(
    own_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = tmp_path / "manifest.json"
    recorded = MANIFEST_PATH.read_text(encoding="utf-8")
    manifest.write_text(recorded.replace('lite.task": "', 'lite.task": "0'), encoding="utf-8")
    monkeypatch.setattr("formcheck.pose.models.MANIFEST_PATH", manifest)
    with pytest.raises(ModelError, match=r"came out other than recorded .*expected 0.*, got "):
        build_model("lite", package=own_package, folder=tmp_path)
    assert not list(tmp_path.glob("*.task")) + list(tmp_path.glob("*.part"))


def test_model_that_stands_is_not_built_again(models: Path, tmp_path: Path) -> None:
    shutil.copy(models / model_file_name("lite"), tmp_path)
    built = build_model("lite", package=tmp_path / "no package here", folder=tmp_path)
    assert built == tmp_path / model_file_name("lite")


def test_spoilt_model_is_built_again(package: Path, tmp_path: Path) -> None:
    (tmp_path / model_file_name("lite")).write_bytes(b"half a model")
    verify_model(build_model("lite", package=package, folder=tmp_path))


def test_command_ends_with_the_problem_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lite", "--package", str(tmp_path), "--folder", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
