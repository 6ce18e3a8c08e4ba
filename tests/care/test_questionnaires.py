"""Questionnaires as data files (clinical specification D.1)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from formcheck.care.questionnaires import (
    questionnaire,
    questionnaires,
    questionnaires_due,
    score_answers,
    score_total,
    with_clinic_text,
)
from formcheck.errors import CareFileError
from formcheck.exercises.toml_text import MAX_BYTES
from tests.toml_shapes import TOML_OF_ANY_SHAPE

OWN_WORDS = {"nprs", "psfs", "stress", "sleep", "effort", "mood"}
TODAY = date(2026, 11, 23)


def test_only_questionnaires_of_our_own_words_ship_their_items() -> None:
    assert {each.id for each in questionnaires() if each.asks_items} == OWN_WORDS
    assert {each.id for each in questionnaires()} == OWN_WORDS | {
        "rmdq", "odi", "start_back", "phq2", "gad2", "pss4", "fabq",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "answers", "total"),
    [
        ("nprs", [6], 6),
        ("psfs", [4, 3, 2], 3),
        ("rmdq", [1] * 14 + [None] * 10, 14),  # a blank is not ticked
        ("odi", [5, 5, 0, 0, 0, 0, 0, 0, 0, 0], 20),
        ("start_back", [1, 1, 1, 0, 1, 1, 1, 1, 0], 7),
        ("phq2", [2, 1], 3),
        ("pss4", [4, 0, 0, 4], 16),  # items 2 and 3 count the other way round
        ("pss4", [0, 4, 4, 0], 0),
        ("fabq", [6, 6, 6, 6], 24),
    ],
)
def test_answers_give_a_total(asked: str, answers: list[float | None], total: float) -> None:
    assert score_answers(questionnaire(asked), answers).total == total


@pytest.mark.parametrize(
    ("total", "psych", "band"),
    [(0, 0, "low"), (3, 3, "low"), (4, 3, "medium"), (8, 3, "medium"), (4, 4, "high")],
)
def test_start_back_is_low_medium_or_high(total: float, psych: float, band: str) -> None:
    assert score_total(questionnaire("start_back"), total, {"psych": psych}).band == band


def test_start_backs_last_five_items_are_a_part_of_their_own() -> None:
    score = score_answers(questionnaire("start_back"), [0, 0, 0, 0, 1, 1, 1, 1, 0])
    assert (score.total, dict(score.parts), score.band) == (4, {"psych": 4}, "high")


@pytest.mark.parametrize(
    ("asked", "total", "talk"), [("phq2", 2, False), ("phq2", 3, True), ("gad2", 3, True)]
)
def test_a_heavy_mood_or_worry_advises_a_talk(asked: str, total: float, talk: bool) -> None:
    assert score_total(questionnaire(asked), total).talk == talk


def test_oswestry_bands_are_named() -> None:
    named = [score_total(questionnaire("odi"), total).band for total in (20, 21, 40, 41)]
    assert named == ["minimal", "moderate", "moderate", "severe"]


@pytest.mark.parametrize(
    ("asked", "answers"),
    [("phq2", [2]), ("phq2", [2, None]), ("phq2", [2, 4]), ("psfs", []), ("rmdq", [1] * 25)],
)
def test_answers_that_cannot_be_are_refused(asked: str, answers: list[float | None]) -> None:
    with pytest.raises(CareFileError, match=asked):
        score_answers(questionnaire(asked), answers)


def test_totals_that_cannot_be_are_refused() -> None:
    with pytest.raises(CareFileError, match="0 to 24"):
        score_total(questionnaire("rmdq"), 25)
    with pytest.raises(CareFileError, match="psych"):
        score_total(questionnaire("start_back"), 4)
    with pytest.raises(CareFileError, match="no questionnaire"):
        questionnaire("nonsense")


def test_a_clinics_own_text_lets_the_items_be_asked(tmp_path: Path) -> None:
    file = tmp_path / "phq2.toml"
    items = "".join(f'[[items]]\nid = "q{n}"\ntext = "Ours {n}"\n' for n in (1, 2))
    file.write_text(f'questionnaire = "phq2"\nsource = "the clinic"\n{items}', encoding="utf-8")
    asked = with_clinic_text(questionnaire("phq2"), file)
    assert [each.text for each in asked.items] == ["Ours 1", "Ours 2"]
    assert score_answers(asked, [1, 1]) == score_total(questionnaire("phq2"), 2)
    with pytest.raises(CareFileError, match="not for 'gad2'"):
        with_clinic_text(questionnaire("gad2"), file)


@pytest.mark.parametrize("text", ["", "nonsense = [", 'questionnaire = "phq2"\nmore = 1'])
def test_a_clinics_file_that_makes_no_sense_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CareFileError, match=r"mine\.toml"):
        with_clinic_text(questionnaire("phq2"), tmp_path / "mine.toml")


@pytest.mark.parametrize("shape", sorted(TOML_OF_ANY_SHAPE))
def test_a_clinics_file_of_any_shape_is_refused_in_plain_words(shape: str, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(TOML_OF_ANY_SHAPE[shape])
    with pytest.raises(CareFileError, match=r"^mine\.toml"):
        with_clinic_text(questionnaire("phq2"), tmp_path / "mine.toml")


def test_a_clinics_file_that_is_huge_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(CareFileError, match=r"mine\.toml: is larger than"):
        with_clinic_text(questionnaire("phq2"), tmp_path / "mine.toml")


def test_what_is_due_follows_its_days() -> None:
    everything = {each.id: TODAY for each in questionnaires()}
    assert [each.id for each in questionnaires_due(everything, today=TODAY)] == [
        "effort", "nprs", "sleep",
    ]  # fmt: skip
    later = {each.id for each in questionnaires_due(everything, today=TODAY + timedelta(days=28))}
    assert later >= {"rmdq", "psfs"}
    assert not later & {"start_back", "phq2", "odi", "pss4"}
    first = {each.id for each in questionnaires_due({}, today=TODAY, chosen=["odi"])}
    assert first >= {"start_back", "phq2", "odi"}
    assert "pss4" not in first, "off by default"
