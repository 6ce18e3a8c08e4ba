"""What the guide to questionnaires says is so."""

import json
import re
from pathlib import Path

import pytest

from formcheck.care.questionnaires import Questionnaire, questionnaires
from formcheck.care.questionnaires.clinic_text import ClinicText
from formcheck.care.questionnaires.questionnaire import QuestionnaireItem
from formcheck.programme.asking import GivenAnswers, definition
from formcheck.settings import Settings
from tests.conftest import REPOSITORY
from tests.docs.scripts import run

GUIDE = (REPOSITORY / "docs" / "questionnaires.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    return str(found)


def row(asked: Questionnaire) -> str:
    (found,) = re.findall(rf"^\| `{asked.id}` .*$", GUIDE, re.MULTILINE)
    return str(found)


@pytest.mark.parametrize("asked", questionnaires(), ids=lambda each: each.id)
def test_every_questionnaire_has_its_row(asked: Questionnaire) -> None:
    said = row(asked)
    assert f"{asked.range[0]:g} to {asked.range[1]:g}" in said
    assert ("others'" in said) == (not asked.asks_items)
    assert ("off by default" in said) == (not asked.on)
    if asked.every_days:
        assert f"every {asked.every_days} days" in said


@pytest.mark.slow(reason="five commands, each a process of its own")
def test_the_commands_of_the_guide_do_what_it_says(tmp_path: Path) -> None:
    outcome = run(block("sh"), tmp_path)
    assert outcome.returncode == 0, outcome.stderr
    assert "3.5 of 10" in outcome.stdout
    kept = json.loads(outcome.stdout[outcome.stdout.index("{\n") :])
    assert kept["kept"] == {"total": 6.0, "psych": 4.0}


def test_the_file_of_the_guide_is_asked(tmp_path: Path) -> None:
    (tmp_path / "phq2.toml").write_text(block("toml"), encoding="utf-8")
    assert [each.id for each in definition("phq2", tmp_path).items] == ["first", "second"]


def test_the_guide_names_every_key() -> None:
    keys = (
        *GivenAnswers.model_fields,
        *ClinicText.model_fields,
        *QuestionnaireItem.model_fields,
    )
    assert [each for each in keys if f"`{each}`" not in GUIDE] == []


def test_the_folder_is_where_the_guide_says(tmp_path: Path) -> None:
    (name,) = re.findall(r"the folder `(\w+)` beside the records", GUIDE)
    assert Settings(data_folder=tmp_path).questionnaire_folder == tmp_path / name
    assert "`FORMCHECK_QUESTIONNAIRES`" in GUIDE
