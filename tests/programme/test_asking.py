"""Which questionnaires are due, in whose words, and what is kept of the answers."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from formcheck.care.findings.advice import advice_said
from formcheck.care.questionnaires import questionnaire
from formcheck.errors import CareFileError
from formcheck.history.store import Store
from formcheck.programme.asking import (
    GivenAnswers,
    activities,
    add,
    definition,
    due,
    read_given,
    unknown_files,
)
from formcheck.programme.person import care_profile
from formcheck.settings import Settings
from tests.empty_records import open_empty

FIRST = ["gad2", "mood", "phq2", "psfs", "rmdq", "start_back", "stress"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_empty(Settings(data_folder=tmp_path)) as records:
        yield records.local_store()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


def today() -> date:
    return datetime.now().astimezone().date()


def ids_due(store: Store, folder: Path, *, days_later: int = 0) -> list[str]:
    day = today() + timedelta(days=days_later)
    return [each.id for each in due(store, store.viewer_id, today=day, folder=folder)]


def own_text(folder: Path, asked: str, count: int, more: str = "") -> None:
    items = "".join(f'[[items]]\nid = "q{n}"\ntext = "Ours {n}"\n{more}' for n in range(count))
    written = f'questionnaire = "{asked}"\nsource = "the clinic"\n{items}'
    (folder / f"{asked}.toml").write_text(written, encoding="utf-8")


def kept(store: Store) -> list[tuple[str, dict[str, Any], float | None]]:
    answers = store.questionnaires.of_person(store.viewer_id)
    return [(each.tool, each.items, each.score) for each in answers]


def test_what_a_session_asks_by_itself_is_not_asked_again(store: Store, folder: Path) -> None:
    assert ids_due(store, folder) == FIRST


def test_what_was_answered_comes_again_after_its_days_and_start_back_once(
    store: Store, folder: Path
) -> None:
    for each in FIRST:
        store.questionnaires.add(each, {"total": 0}, score=0.0)
    assert ids_due(store, folder) == []
    assert ids_due(store, folder, days_later=7) == ["mood", "stress"]
    assert set(ids_due(store, folder, days_later=28)) == {"mood", "psfs", "rmdq", "stress"}
    assert set(ids_due(store, folder, days_later=56)) == set(FIRST) - {"start_back"}


def test_a_clinics_text_brings_a_questionnaire_that_is_off_by_default(
    store: Store, folder: Path
) -> None:
    own_text(folder, "pss4", 4)
    assert "pss4" in ids_due(store, folder)


def test_a_clinics_text_is_asked_in_its_own_words(folder: Path) -> None:
    assert not definition("phq2", folder).asks_items
    own_text(folder, "phq2", 2, 'answers = ["no", "some days", "many days", "each day"]\n')
    asked = definition("phq2", folder)
    assert [each.text for each in asked.items] == ["Ours 0", "Ours 1"]
    assert asked.items[0].answers[-1] == "each day"


@pytest.mark.parametrize(
    ("count", "more", "said"),
    [
        (1, "", "has 2 items, got 1"),
        (2, 'answers = ["no", "yes"]\n', "expected 4 answers, for 0 to 3, got 2"),
    ],
)
def test_a_clinics_text_that_does_not_fit_is_refused(
    folder: Path, count: int, more: str, said: str
) -> None:
    own_text(folder, "phq2", count, more)
    with pytest.raises(CareFileError, match=said):
        definition("phq2", folder)


def test_two_items_of_one_id_are_refused(folder: Path) -> None:
    item = '[[items]]\nid = "q"\ntext = "Ours"\n'
    written = f'questionnaire = "phq2"\nsource = "the clinic"\n{item}{item}'
    (folder / "phq2.toml").write_text(written, encoding="utf-8")
    with pytest.raises(CareFileError, match="two items have the id 'q'"):
        definition("phq2", folder)


def test_files_for_no_questionnaire_are_named(folder: Path) -> None:
    own_text(folder, "phq2", 2)
    (folder / "phq9.toml").touch()
    assert [each.name for each in unknown_files(folder)] == ["phq9.toml"]


def test_a_total_is_kept_with_its_parts_and_counts_in_the_profile(store: Store) -> None:
    add(store, questionnaire("start_back"), GivenAnswers(total=6, parts={"psych": 4}))
    assert kept(store) == [("start_back", {"total": 6.0, "psych": 4.0}, 6.0)]
    profile = care_profile(store, store.viewer_id, today=today())
    assert profile.value("start_back_psych") == 4.0


def test_answers_are_kept_item_by_item_with_what_follows_from_them(
    store: Store, folder: Path
) -> None:
    own_text(folder, "start_back", 9)
    asked = definition("start_back", folder)
    add(store, asked, GivenAnswers(answers=(0, 0, 0, 0, 1, 1, 1, 1, 0)))
    ((_, items, score),) = kept(store)
    assert (items["q4"], items["q8"], items["psych"], score) == (1, 0, 4, 4)


def test_answers_of_a_paper_are_taken_in_order_without_its_words(store: Store) -> None:
    ticks = (1,) * 14 + (None,) * 10
    assert add(store, questionnaire("rmdq"), GivenAnswers(answers=ticks)).score.total == 14
    assert kept(store)[0][1]["15"] is None


def test_own_activities_are_asked_again_by_their_names(store: Store) -> None:
    assert activities(store, store.viewer_id) == ()
    said = GivenAnswers(answers={" Carry  my bag ": 4, "Sit at work": 2})
    assert add(store, questionnaire("psfs"), said).score.total == 3
    assert activities(store, store.viewer_id) == ("Carry my bag", "Sit at work")


@pytest.mark.parametrize(("total", "heavy"), [(2, False), (3, True), (6, True)])
@pytest.mark.parametrize("asked", ["phq2", "gad2"])
def test_a_heavy_mood_is_answered_with_a_kind_word(
    store: Store, asked: str, total: int, heavy: bool
) -> None:
    said = add(store, questionnaire(asked), GivenAnswers(total=total)).said
    assert said == (advice_said("mood") if heavy else None)


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        ("phq2", GivenAnswers(), "either"),
        ("phq2", GivenAnswers(total=3, answers=(1, 2)), "either"),
        ("phq2", GivenAnswers(total=7), "0 to 6"),
        ("phq2", GivenAnswers(answers=(1,)), "2 items, got 1"),
        ("phq2", GivenAnswers(answers=(1, None)), "item 2 has no answer"),
        ("phq2", GivenAnswers(answers={"9": 1}), "no item '9'; there are 1, 2"),
        ("phq2", GivenAnswers(answers=(1, 2), parts={"psych": 1}), "follow from the answers"),
        ("start_back", GivenAnswers(total=6), "psych"),
        ("psfs", GivenAnswers(total=6), "each activity"),
        ("psfs", GivenAnswers(answers=(4, 5)), "by the name"),
        ("psfs", GivenAnswers(answers={}), "one to 5"),
        ("psfs", GivenAnswers(answers={" ": 4}), "with names"),
        ("psfs", GivenAnswers(answers={"Sit": 11}), "0 to 10"),
        ("stress", GivenAnswers(answers=(11,)), "0 to 10"),
    ],
)
def test_answers_that_cannot_be_are_refused_and_nothing_is_kept(
    store: Store, asked: str, given: GivenAnswers, said: str
) -> None:
    with pytest.raises(CareFileError, match=said):
        add(store, questionnaire(asked), given)
    assert kept(store) == []


@pytest.mark.parametrize(
    "text", ["", "[1]", '{"answer": 1}', '{"answers": ["no"]}', '{"total": true}']
)
def test_a_file_of_answers_that_makes_no_sense_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(CareFileError, match=r"^mine\.json: "):
        read_given(text, name="mine.json")


def test_a_file_of_answers_is_read() -> None:
    assert read_given('{"answers": [1, null]}', name="x").answers == (1, None)
    assert read_given('{"answers": {"Sit": 4}}', name="x").answers == {"Sit": 4}
    assert read_given('{"total": 6, "parts": {"psych": 4}}', name="x").parts == {"psych": 4}
