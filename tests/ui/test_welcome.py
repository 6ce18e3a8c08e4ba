"""The first visit: every answer is kept as it is given, and a plan stands at its end."""

import pytest
from streamlit.testing.v1 import AppTest

from formcheck.care.day.today import weekday
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.programme.person import said_of_self
from formcheck.programme.plans import current_plan
from formcheck.programme.welcome import STEPS, visit
from scenery.programme import this_day
from tests.ui.conftest import Look, words
from tests.ui.labels import seen_of


@pytest.fixture
def newcomer(untouched: Records) -> Store:
    """Somebody who opens the app for the first time."""
    return untouched.local_store()


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if seen_of(each.label) == label).click().run()


def begin(look: Look, born: int = 1980) -> AppTest:
    """Go to the first health question."""
    app = press(look("welcome"), "Begin")
    app.number_input[0].set_value(born)
    return press(app, "Next")


def answer_all(app: AppTest, *, yes: frozenset[int] = frozenset()) -> AppTest:
    for number in range(1, 16):
        app = app.button(key=f"{'yes' if number in yes else 'no'}-{number}").click().run()
    return app


def test_a_person_who_knows_nothing_comes_to_a_plan(look: Look, newcomer: Store) -> None:
    app = answer_all(begin(look))
    app.checkbox(key="tick-floor").check()
    app = press(app, "Next")
    app = press(app, "Next")
    app.text_input(key="activity-0").set_value("carry the shopping").run()
    app.pills(key="how-0").select(4).run()
    app = press(app, "Next")
    for name in ("now", "worst", "usual"):
        app.pills(key=f"pain-{name}").select(4)
    app = press(app, "Next")
    app.pills(key="equipment").select("chair")
    app = press(app, "Next")
    app.pills(key="goals").select("lift")
    app = press(app, "Next")
    app = press(app, "Make my plan")
    assert not app.exception
    assert "Your plan is ready" in words(app)
    me = newcomer.viewer_id
    plan = current_plan(newcomer, me)
    assert plan is not None
    assert {each.exercise for each in plan.care.camera if weekday(this_day()) in each.days}, (
        "the first session is due on the day on which the plan is made"
    )
    assert [each.code for each in newcomer.conditions.of_person(me)] == ["FLOOR"]
    assert sorted(each.kind for each in newcomer.pain.of_person(me)) == [
        "average_7d",
        "now",
        "worst_24h",
    ]
    (psfs,) = newcomer.questionnaires.of_person(me)
    assert psfs.items == {"carry the shopping": 4.0}
    assert visit(newcomer, today=this_day()).done == frozenset(STEPS)


def test_each_question_is_taken_up_where_it_was_left(look: Look, newcomer: Store) -> None:
    app = begin(look)
    for number in (1, 2, 3):
        app = app.button(key=f"no-{number}").click().run()
    app = look("welcome")
    assert "Question 4 of 15" in words(app)
    (asked,) = newcomer.screenings.of_person(newcomer.viewer_id)
    assert asked.answers == {1: False, 2: False, 3: False}


def test_an_answer_is_changed_by_going_back(look: Look, newcomer: Store) -> None:
    app = begin(look).button(key="no-1").click().run()
    app = app.button(key="before-2").click().run()
    assert "Question 1 of 15" in words(app)
    app.button(key="yes-1").click().run()
    (asked,) = newcomer.screenings.of_person(newcomer.viewer_id)
    assert asked.answers == {1: True}


def test_a_yes_of_the_first_level_stops_at_once(look: Look, newcomer: Store) -> None:
    app = begin(look).button(key="yes-1").click().run()
    said = words(look("welcome"))
    assert "emergency number" in said
    assert "Question" not in said
    assert not [each for each in app.button if each.key == "no-2"]
    assert current_plan(newcomer, newcomer.viewer_id) is None


def test_a_yes_of_the_second_level_is_asked_to_the_end(look: Look, newcomer: Store) -> None:
    app = answer_all(begin(look), yes=frozenset({9}))
    assert "see a doctor" in words(app)
    (asked,) = newcomer.screenings.of_person(newcomer.viewer_id)
    assert asked.finished_utc is not None


def test_who_is_not_18_is_offered_nothing(look: Look, newcomer: Store) -> None:
    app = begin(look, born=this_day().year - 17)
    assert "18 and over" in words(app)
    assert not [each for each in app.button if each.key == "no-1"]
    assert said_of_self(newcomer, newcomer.viewer_id).year_of_birth == this_day().year - 17


def test_a_step_that_was_taken_can_be_looked_at_again(look: Look, newcomer: Store) -> None:
    app = press(answer_all(begin(look)), "Next")
    assert "About your body" in words(app)
    app = app.button(key="step-back").click().run()
    assert "Anything else about your body?" in words(app)
    assert newcomer.conditions.of_person(newcomer.viewer_id) == ()
