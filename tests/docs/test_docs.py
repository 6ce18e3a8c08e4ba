"""What the README and the guides show is run, so that it cannot rot."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from formcheck.care.catalogue import catalogue
from formcheck.care.plan import make_plan
from formcheck.care.profile import AssessedMeasure, Goal
from formcheck.care.profile_file import (
    AssessedEntry,
    ProfileFile,
    StartBackEntry,
    read_profile,
)
from formcheck.exercises.library import exercise_ids
from formcheck.exercises.loader import read_spec
from formcheck.exercises.terms import Contraindication
from formcheck.jobs.limits import UploadLimits
from formcheck.settings import Settings
from tests.conftest import REPOSITORY
from tests.short_clips import first_squat

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PROFILE = (REPOSITORY / "docs" / "profile.md").read_text(encoding="utf-8")
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


def test_the_profile_of_the_guide_gives_a_plan() -> None:
    (example,) = blocks(PROFILE, "json")
    profile = read_profile(example, name="docs/profile.md").profile(today=date(2026, 11, 30))
    plan = make_plan(profile, catalogue())
    assert plan.reason is None
    assert {"chair", "mat"} >= {need for each in plan.camera for need in needs(each.exercise)}
    assert "plank" not in {each.exercise for each in plan.camera}


def test_the_guide_to_profiles_names_every_key_code_and_measure() -> None:
    keys = {*ProfileFile.model_fields, *AssessedEntry.model_fields, *StartBackEntry.model_fields}
    words = {*keys, *get_args(AssessedMeasure), *get_args(Contraindication), *get_args(Goal)}
    assert [each for each in sorted(words) if f"`{each}`" not in PROFILE] == []


def needs(exercise_id: str) -> tuple[str, ...]:
    return catalogue()[exercise_id].equipment


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
