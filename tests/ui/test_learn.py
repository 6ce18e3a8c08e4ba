"""Learn: pages to read, and what is done without a camera."""

from datetime import date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from formcheck.care.learn import cards, guides
from formcheck.history.store import Store
from formcheck.programme.health import answer_all, say_conditions
from scenery.patience import PATIENCE_S
from tests.ui.conftest import Look, words
from tests.ui.labels import seen_of

ALL_NO = dict.fromkeys(range(1, 16), False)
LESSON = """
from datetime import datetime

from formcheck.programme.record import read_record
from formcheck.ui.learn.lesson import show_lesson
from formcheck.ui.state import records, ui_state, viewing

ui_state().me_id = records().local_store().viewer_id
context = viewing()
today = datetime.now().astimezone().date()
show_lesson(context, read_record(context.store, context.person_id, today=today))
"""


def today() -> date:
    return datetime.now().astimezone().date()


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if seen_of(each.label) == label).click().run()


def heading(app: AppTest) -> str:
    return next(each.value for each in app.markdown if each.value.startswith("#### "))


@pytest.fixture
def lesson(mine: Store) -> AppTest:
    del mine
    return AppTest.from_string(LESSON, default_timeout=PATIENCE_S).run()


def read_ids(store: Store) -> list[str]:
    return [each.amount["card"] for each in store.unseen.of_person(store.viewer_id)]


def test_the_page_of_the_day_has_one_idea_and_one_thing_to_try(lesson: AppTest) -> None:
    assert heading(lesson) == "#### Hurt is not the same as harm"
    said = words(lesson)
    assert "The pain is real." in said
    assert "**Try this:** Pick one small movement" in said


def test_the_page_of_the_day_stays_once_it_was_read(lesson: AppTest, mine: Store) -> None:
    app = press(lesson, "I have read it")
    assert read_ids(mine) == ["hurt_not_harm"]
    assert heading(app) == "#### Hurt is not the same as harm"
    assert "Read today" in words(app)
    assert "I have read it" not in [seen_of(each.label) for each in app.button]


def test_another_one_comes_when_it_is_asked_for(lesson: AppTest, mine: Store) -> None:
    app = press(lesson, "Another one")
    assert heading(app) == "#### Your back is strong"
    assert read_ids(mine) == []
    app = press(press(app, "I have read it"), "Another one")
    assert heading(app) == "#### Hurt is not the same as harm", "laid aside is not read"
    assert read_ids(mine) == ["backs_are_strong"]


def test_all_nine_are_there_to_read(look: Look, mine: Store) -> None:
    app = look("learn")
    assert not app.exception
    said, titles = words(app), [each.label for each in app.expander]
    for each in cards():
        assert f"{each.order}. {each.title}" in titles
        assert each.text[0] in said
        assert each.try_this in said
    app.button(key="lesson-read-all-pacing").click().run()
    assert read_ids(mine) == ["pacing"]


def test_before_the_health_questions_there_is_reading_alone(look: Look) -> None:
    app = look("learn")
    assert len(app.expander) == 9
    assert "answer the questions about your health first" in words(app)


def test_while_a_doctor_has_not_looked_there_are_reading_and_calm(look: Look, mine: Store) -> None:
    answer_all(mine, {**ALL_NO, 9: True}.items(), today=today())
    app = look("learn")
    titles = [each.label for each in app.expander]
    assert titles[9:] == ["Body scan", "Slow breathing"]
    assert "see a doctor" in words(app)


def test_where_help_comes_first_it_stands_alone(look: Look, mine: Store) -> None:
    answer_all(mine, [(1, True)], today=today())
    app = look("learn")
    assert "emergency" in app.error[0].value
    assert not app.expander


def test_cautions_stand_before_the_steps_and_what_was_done_is_kept(look: Look, mine: Store) -> None:
    answer_all(mine, ALL_NO.items(), today=today())
    app = look("learn")
    said = words(app)
    for each in guides():
        assert said.index(each.cautions[0]) < said.index(each.steps[0])
    app.number_input(key="minutes-muscle_relaxation").set_value(10)
    app = (
        next(
            each for each in app.button if each.key and each.key.endswith("done-muscle_relaxation")
        )
        .click()
        .run()
    )
    (done,) = mine.unseen.of_person(mine.viewer_id)
    assert (done.item, done.amount) == ("muscle_relaxation", {"minutes": 10})
    assert "Done today: 10 minutes" in words(app)


def test_what_does_not_suit_is_left_out_with_its_reason(look: Look, mine: Store) -> None:
    answer_all(mine, ALL_NO.items(), today=today())
    say_conditions(mine, mine.viewer_id, ["PREG"])
    app = look("learn")
    titles = [each.label for each in app.expander]
    assert "Warmth" not in titles
    assert "Ball or roller" not in titles
    assert "Warmth is left out for you now. You told us that you are pregnant." in words(app)
    assert "Lie on your side, or sit." in words(app)
