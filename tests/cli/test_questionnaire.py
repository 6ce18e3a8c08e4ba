"""Questionnaires as commands."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Run

OWN_TEXT = """
questionnaire = "phq2"
source = "the clinic"

[[items]]
id = "joy"
text = "Ours about joy"
answers = ["no", "some days", "many days", "each day"]

[[items]]
id = "mood"
text = "Ours about mood"
"""


@pytest.fixture
def own_text(data_folder: Path) -> None:
    folder = data_folder / "questionnaires"
    folder.mkdir(parents=True)
    (folder / "phq2.toml").write_text(OWN_TEXT, encoding="utf-8")


def type_in(monkeypatch: pytest.MonkeyPatch, *answers: object) -> None:
    """Sit at a terminal and answer what is asked."""
    given: Iterator[object] = iter(answers)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(given))


@pytest.mark.usefixtures("data_folder")
def test_list_says_what_is_due_and_what_was_answered_last(run: Run) -> None:
    listed = {each["id"]: each for each in json.loads(run("questionnaire", "list", "--json").out)}
    assert len(listed) == 13
    assert (listed["rmdq"]["due"], listed["rmdq"]["asks"]) == (True, "total")
    assert (listed["psfs"]["asks"], listed["odi"]["due"]) == ("items", False)
    run("questionnaire", "add", "rmdq", "--total", "9")
    listed = {each["id"]: each for each in json.loads(run("questionnaire", "list", "--json").out)}
    assert (listed["rmdq"]["due"], listed["rmdq"]["last_score"]) == (False, 9.0)
    said = run("questionnaire", "list").out
    assert "rmdq             Roland-Morris questionnaire (by total; last: 9 on " in said
    assert "phq2        due  PHQ-2 (by total; last: not yet)" in said


@pytest.mark.usefixtures("data_folder")
def test_add_keeps_a_total_with_its_part(run: Run) -> None:
    command = ("questionnaire", "add", "start_back", "--total", 6, "--part", "psych=4")
    said = json.loads(run(*command, "--json").out)
    assert (said["kept"], said["total"]) == ({"total": 6.0, "psych": 4.0}, 6.0)
    assert run(*command).out == "Kept: STarT Back, 6 of 9.\n"


@pytest.mark.usefixtures("data_folder")
def test_add_answers_a_heavy_mood_with_a_kind_word(run: Run) -> None:
    assert "Please talk with your doctor" in run("questionnaire", "add", "phq2", "--total", 3).out
    assert "doctor" not in run("questionnaire", "add", "phq2", "--total", 2).out


@pytest.mark.usefixtures("data_folder")
def test_add_reads_answers_from_a_file_and_from_stdin(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "mine.json").write_text('{"answers": {"Carry a bag": 4, "Sit": 6}}', encoding="utf-8")
    assert "5 of 10" in run("questionnaire", "add", "psfs", "--answers", "mine.json").out
    typed = io.BytesIO(b'{"answers": [7]}')
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=typed))
    assert "7 of 10" in run("questionnaire", "add", "stress", "--answers", "-").out


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("phq2",), 2, "either --total N or --answers FILE"),
        (("phq2", "--total", 3, "--answers", "x.json"), 2, "either"),
        (("start_back", "--total", 3, "--part", "psych"), 2, "NAME=N"),
        (("phq2", "--total", 9), 1, "0 to 6"),
        (("phq9", "--total", 9), 1, "no questionnaire is called 'phq9'"),
        (("phq2", "--answers", "nowhere.json"), 1, "nowhere.json"),
    ],
)
def test_add_refuses_what_cannot_be(
    run: Run, arguments: tuple[object, ...], code: int, said: str
) -> None:
    outcome = run("questionnaire", "add", *arguments)
    assert outcome.code == code
    assert said in outcome.err


@pytest.mark.usefixtures("own_text")
def test_ask_prints_what_a_clinics_text_asks(run: Run) -> None:
    said = run("questionnaire", "ask", "phq2").out
    assert "joy: Ours about joy" in said
    assert "3 each day" in said
    document = json.loads(run("questionnaire", "ask", "phq2", "--json").out)
    assert [each["id"] for each in document["items"]] == ["joy", "mood"]


@pytest.mark.usefixtures("data_folder")
def test_ask_says_how_to_enter_a_total_where_the_words_do_not_ship(run: Run) -> None:
    said = run("questionnaire", "ask", "start_back").out
    assert "formcheck questionnaire add start_back --total N --part psych=N" in said


@pytest.mark.usefixtures("data_folder")
def test_ask_names_the_activities_that_were_named(run: Run, here: Path) -> None:
    (here / "mine.json").write_text('{"answers": {"Carry a bag": 4}}', encoding="utf-8")
    run("questionnaire", "add", "psfs", "--answers", "mine.json")
    assert "    Carry a bag" in run("questionnaire", "ask", "psfs").out
    document = json.loads(run("questionnaire", "ask", "psfs", "--json").out)
    assert document["activities"] == ["Carry a bag"]


@pytest.mark.usefixtures("own_text")
def test_ask_in_a_terminal_asks_each_item_and_keeps_the_answers(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, 4, 2, 1)  # 4 cannot be, so the first item is asked again
    outcome = run("questionnaire", "ask", "phq2")
    assert "from 0 to 3" in outcome.out
    assert "Kept: PHQ-2, 3 of 6." in outcome.out


@pytest.mark.usefixtures("data_folder")
def test_ask_in_a_terminal_asks_for_totals_and_for_own_activities(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, 4, 6)
    assert "Kept: STarT Back, 6 of 9." in run("questionnaire", "ask", "start_back").out
    type_in(monkeypatch, "Carry a bag", "Sit", "", 3, 5)
    assert "Kept: Your own activities, 4 of 10." in run("questionnaire", "ask", "psfs").out
    type_in(monkeypatch, 5, 7)
    assert "Kept: Your own activities, 6 of 10." in run("questionnaire", "ask", "psfs").out


@pytest.mark.usefixtures("own_text")
def test_a_file_for_no_questionnaire_is_named(run: Run, data_folder: Path) -> None:
    (data_folder / "questionnaires" / "phq9.toml").touch()
    outcome = run("questionnaire", "list")
    assert outcome.code == 0
    assert "phq9.toml is for no questionnaire" in outcome.err


def test_the_folder_of_texts_is_a_setting(
    run: Run, here: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del data_folder
    (here / "phq2.toml").write_text(OWN_TEXT, encoding="utf-8")
    monkeypatch.setenv("FORMCHECK_QUESTIONNAIRES", str(here))
    assert "Ours about joy" in run("questionnaire", "ask", "phq2").out
