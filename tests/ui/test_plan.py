"""My plan: what is in it and why, in which order, and who may let somebody exercise again."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from formcheck.history.opening import Records
from formcheck.history.schema import ScreeningAnswerRow
from formcheck.history.store import Store
from formcheck.programme.permission import permission
from formcheck.programme.plans import current_plan
from formcheck.ui.wording import plain
from scenery.programme import give_plan
from tests.ui.conftest import Look, words


def ids(store: Store) -> list[str]:
    plan = current_plan(store, store.viewer_id)
    return [each.exercise for each in plan.care.camera] if plan else []


def test_each_exercise_says_why_it_is_there(look: Look, mine: Store) -> None:
    plan = give_plan(mine)
    app = look("plan")
    assert not app.exception
    said = words(app)
    assert all(plain(item.choice.why) in said for item in plan.care.camera)
    assert "Please show this plan to your physiotherapist" in said


def test_the_plan_is_put_in_order_and_shortened(look: Look, mine: Store) -> None:
    give_plan(mine)
    first, second, *rest = ids(mine)
    look("plan").button(key=f"sooner-{second}").click().run()
    assert ids(mine)[:2] == [second, first]
    look("plan").button(key=f"remove-{first}").click().run()
    assert ids(mine) == [second, *rest]


def test_without_a_plan_one_is_led_to_the_first_visit(look: Look, mine: Store) -> None:
    assert ids(mine) == []
    assert "Make my plan" in "".join(each.label for each in look("plan").button)


def test_the_result_of_a_test_is_entered_by_hand(look: Look, mine: Store) -> None:
    give_plan(mine)
    app = look("plan")
    app.selectbox(key="finding-what").select("sts30_stands").run()
    app.number_input(key="finding").set_value(8.0)
    app.button(key="finding-keep").click().run()
    (found,) = mine.assessments.of_person(mine.viewer_id)
    assert (found.kind, found.value, found.details) == ("sts30_stands", 8.0, {"by": "hand"})


def test_a_test_of_one_side_needs_the_side(look: Look, mine: Store) -> None:
    give_plan(mine)
    app = look("plan")
    app.selectbox(key="finding-what").select("side_plank_s").run()
    app.number_input(key="finding").set_value(12.0)
    app = app.button(key="finding-keep").click().run()
    assert "and the side" in words(app)
    assert mine.assessments.of_person(mine.viewer_id) == ()


def test_a_visit_to_a_doctor_is_entered_in_settings(look: Look, kept: Records, mine: Store) -> None:
    give_plan(mine)
    asked = mine.screenings.begin("asked")
    for number in range(1, 16):
        mine.screenings.answer(asked.id, number, answer=number == 9)
    mine.screenings.finish(asked.id)
    _answered_days_ago(kept, 2)
    assert permission(mine, mine.viewer_id).is_decided
    app = _clear(look("settings"), name="Dr. Weiss")
    assert not app.exception
    assert not permission(mine, mine.viewer_id).is_decided
    assert "Seen by Dr" in words(look("settings"))


def test_a_visit_without_a_name_clears_nothing(look: Look, kept: Records, mine: Store) -> None:
    asked = mine.screenings.begin("asked")
    mine.screenings.answer(asked.id, 9, answer=True)
    _answered_days_ago(kept, 2)
    app = _clear(look("settings"), name="  ")
    assert "who saw you" in words(app)
    assert permission(mine, mine.viewer_id).is_decided


def _clear(app: AppTest, *, name: str) -> AppTest:
    app.text_input(key="clear-name").set_value(name)
    app.checkbox(key="clear-sure").check()
    send = next(each for each in app.button if "clearance" in (each.key or ""))
    return send.click().run()


def _answered_days_ago(records: Records, days: int) -> None:
    with records.database.transaction(writes=True) as db_session:
        for row in db_session.query(ScreeningAnswerRow):
            row.answered_utc -= timedelta(days=days)
