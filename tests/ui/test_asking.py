"""Questionnaires that are due, on a page."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from formcheck.history.store import Store
from formcheck.programme.asking import GivenAnswers, activities, add, definition
from formcheck.ui.wording import plain
from scenery.patience import PATIENCE_S
from tests.ui.conftest import words
from tests.ui.furnished import HOSTILE

DUE = """
from formcheck.ui.questionnaires.asking import show_due
from formcheck.ui.state import records, ui_state, viewing

ui_state().me_id = records().local_store().viewer_id
show_due(viewing())
"""
ALL_TITLES = {
    "GAD-2", "Mood from 0 to 10", "PHQ-2", "Your own activities", "Roland-Morris questionnaire",
    "STarT Back", "Stress from 0 to 10",
}  # fmt: skip


@pytest.fixture
def page(mine: Store) -> AppTest:
    del mine
    return AppTest.from_string(DUE, default_timeout=PATIENCE_S)


def titles(app: AppTest) -> set[str]:
    assert not app.exception
    return {each.label for each in app.expander}


def submit(app: AppTest, key: str) -> AppTest:
    (button,) = (each for each in app.button if each.key and each.key.endswith(key))
    return button.click().run()


def kept(store: Store) -> dict[str, dict[str, object]]:
    return {each.tool: each.items for each in store.questionnaires.of_person(store.viewer_id)}


def own_text(folder: Path, asked: str, count: int, more: str = "") -> None:
    texts = folder / "questionnaires"
    texts.mkdir(exist_ok=True)
    items = "".join(f'[[items]]\nid = "q{n}"\ntext = "Ours {n}"\n{more}' for n in range(count))
    written = f'questionnaire = "{asked}"\nsource = "the clinic"\n{items}'
    (texts / f"{asked}.toml").write_text(written, encoding="utf-8")


def test_everything_that_is_due_is_asked_and_what_was_answered_is_gone(
    page: AppTest, mine: Store
) -> None:
    app = page.run()
    assert titles(app) == ALL_TITLES
    app.button_group(key="stress-stress").set_value(6)
    app = submit(app, "keep-stress")
    assert kept(mine) == {"stress": {"stress": 6}}
    assert titles(app) == ALL_TITLES - {"Stress from 0 to 10"}
    assert "Thank you" in words(app)
    app = submit(app, "asking-all-right")
    assert "Thank you" not in words(app)


def test_not_now_hides_it_for_today_and_keeps_nothing(page: AppTest, mine: Store) -> None:
    app = submit(page.run(), "later-phq2")
    assert titles(app) == ALL_TITLES - {"PHQ-2"}
    assert kept(mine) == {}


def test_what_has_no_answer_is_said_and_nothing_is_kept(page: AppTest, mine: Store) -> None:
    app = submit(page.run(), "keep-mood")
    assert app.warning[0].value == "Something has no answer yet."
    assert kept(mine) == {}


def test_a_total_is_entered_with_its_part(page: AppTest, mine: Store) -> None:
    app = page.run()
    assert "belong to others" in words(app)
    app.number_input(key="start_back-total").set_value(6)
    app = submit(app, "keep-start_back")
    assert app.warning, "its part is missing"
    app.number_input(key="start_back-psych").set_value(4)
    submit(app, "keep-start_back")
    assert kept(mine) == {"start_back": {"total": 6.0, "psych": 4.0}}


def test_a_heavy_mood_gets_a_kind_word_that_stays_until_it_was_read(page: AppTest) -> None:
    app = page.run()
    app.number_input(key="phq2-total").set_value(3)
    app = submit(app, "keep-phq2")
    assert "Please talk with your doctor about it." in words(app)
    assert "Please talk with your doctor about it." in words(app.run())
    assert "Please talk" not in words(submit(app, "asking-all-right"))


def test_activities_are_named_and_asked_again_by_their_names(page: AppTest, mine: Store) -> None:
    app = page.run()
    app.text_input(key="psfs-name-0").set_value("Carry my bag")
    app.button_group(key="psfs-0").set_value(4)
    submit(app, "keep-psfs")
    assert kept(mine) == {"psfs": {"Carry my bag": 4}}
    assert activities(mine, mine.viewer_id) == ("Carry my bag",)


def test_words_of_a_person_are_shown_letter_by_letter(
    page: AppTest, mine: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(mine, definition("psfs", Path()), GivenAnswers(answers={HOSTILE: 4}))
    monkeypatch.setattr(
        "formcheck.programme.asking.questionnaires_due",
        lambda *_, **__: (definition("psfs", Path()),),
    )
    app = page.run()
    assert titles(app) == {"Your own activities"}
    (group,) = app.button_group
    assert group.label.startswith(plain(HOSTILE))


def test_a_clinics_text_is_asked_with_ticks_and_with_words(
    page: AppTest, mine: Store, tmp_path: Path
) -> None:
    own_text(tmp_path, "rmdq", 24)
    own_text(tmp_path, "phq2", 2, 'answers = ["no", "some days", "many days", "each day"]\n')
    app = page.run()
    assert len(app.checkbox) == 24
    app.checkbox(key="rmdq-q3").check()
    app = submit(app, "keep-rmdq")
    assert kept(mine)["rmdq"]["q3"] == 1
    assert app.radio(key="phq2-q0").options == ["no", "some days", "many days", "each day"]
    app.radio(key="phq2-q0").set_value(3)
    app.radio(key="phq2-q1").set_value(0)
    submit(app, "keep-phq2")
    assert kept(mine)["phq2"] == {"q0": 3, "q1": 0}


def test_a_clinics_file_that_cannot_be_used_is_said_and_the_others_are_asked(
    page: AppTest, tmp_path: Path
) -> None:
    own_text(tmp_path, "phq2", 1)
    app = page.run()
    assert "phq2.toml" in app.warning[0].value
    assert titles(app) == ALL_TITLES


def test_of_the_sample_person_nothing_is_asked(mine: Store) -> None:
    del mine
    sample = DUE.replace("viewing())", "replace(viewing(), is_sample=True))")
    script = f"from dataclasses import replace\n{sample}"
    assert titles(AppTest.from_string(script, default_timeout=PATIENCE_S).run()) == set()
