"""What the README and the guides show is run, so that it cannot rot."""

import re
from pathlib import Path

import pytest

from formcheck.exercises.library import exercise_ids
from formcheck.exercises.loader import read_spec
from formcheck.settings import Settings
from formcheck.ui.jobs.limits import UploadLimits
from tests.conftest import REPOSITORY
from tests.short_clips import first_squat

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
FORMAT = (REPOSITORY / "docs" / "exercise-format.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.mark.model
@pytest.mark.parametrize("code", blocks(README, "python"))
def test_the_python_of_the_readme_runs(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first_squat(tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    assert capsys.readouterr().out.startswith("1 ")


def test_the_readme_names_every_exercise() -> None:
    missing = [exercise for exercise in exercise_ids() if f"`{exercise}`" not in README]
    assert not missing


def test_every_picture_and_file_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    missing = [link for link in links if "://" not in link and not (REPOSITORY / link).exists()]
    assert not missing


def test_the_readme_gives_the_test_command_that_integration_runs() -> None:
    assert "make test " in README
    assert "exec make test" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_the_exercise_of_the_format_guide_is_valid(tmp_path: Path) -> None:
    (example,) = blocks(FORMAT, "toml")
    path = tmp_path / "shallow_squat.toml"
    path.write_text(example, encoding="utf-8")
    assert read_spec(path).id == path.stem


def test_the_security_guide_names_tests_and_settings_that_are_there() -> None:
    text = (REPOSITORY / "docs" / "security.md").read_text(encoding="utf-8")
    tests = re.findall(r"`(tests/[^`]+)`", text)
    assert tests
    assert [each for each in tests if not (REPOSITORY / each).is_file()] == []
    known = {
        f"FORMCHECK_{name.upper()}" for name in (*Settings.model_fields, *UploadLimits.model_fields)
    }
    assert set(re.findall(r"`(FORMCHECK_\w+)`", text)) <= known


def test_the_security_guide_gives_the_command_that_checks_it() -> None:
    text = (REPOSITORY / "docs" / "security.md").read_text(encoding="utf-8")
    assert blocks(text, "sh watch") == ["formcheck doctor --privacy\n"]
