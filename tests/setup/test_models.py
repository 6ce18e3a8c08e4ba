import shutil
from pathlib import Path

import pytest

from formcheck.errors import ModelError
from formcheck.pose.models import (
    MODEL_NAMES,
    model_file_name,
    model_path,
    read_manifest,
    verify_model,
)


def test_each_model_is_found_by_its_name(models: Path) -> None:
    assert [model_path(name).name for name in MODEL_NAMES] == list(read_manifest().outputs)
    assert all(model_path(name).parent == models for name in MODEL_NAMES)


def test_models_that_stand_are_the_recorded_ones(models: Path) -> None:
    for name in MODEL_NAMES:
        verify_model(models / model_file_name(name))


def test_unknown_model_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ModelError, match="'huge'; choose one of lite, full, heavy"):
        model_path("huge")


@pytest.mark.parametrize("name", MODEL_NAMES)
def test_missing_model_says_how_to_get_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"{name}\.task: .* missing; run `make models`"):
        model_path(name, tmp_path)


def test_models_may_lie_in_a_folder_of_the_callers_choice(tmp_path: Path) -> None:
    own = tmp_path / model_file_name("lite")
    own.touch()
    assert model_path("lite", tmp_path) == own


def test_altered_model_is_refused(models: Path, tmp_path: Path) -> None:
    altered = Path(shutil.copy(models / model_file_name("lite"), tmp_path))
    with altered.open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ModelError, match=r"SHA-256 expected dab9.*, got .*run `make models`"):
        verify_model(altered)


def test_unreadable_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / model_file_name("full")
    folder.mkdir()
    with pytest.raises(ModelError, match="cannot be read"):
        verify_model(folder)


def test_file_of_another_name_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"other\.task: no pose model is called so"):
        verify_model(tmp_path / "other.task")
