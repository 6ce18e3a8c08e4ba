"""Today: from the check-in to the end of the session, and the morning after."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from formcheck.history.opening import Records
from formcheck.history.schema import SessionRow, UnseenRow
from formcheck.history.store import Store
from formcheck.programme.plans import current_plan
from formcheck.programme.sittings import check_out, todays_sitting
from formcheck.programme.unseen import keep_unseen
from formcheck.ui.today.closing import reminder_ics
from formcheck.ui.today.earlier_list import FILE_NAME, EarlierChoice, EarlierList
from formcheck.ui.user_file import keep_own, read_own
from formcheck.ui.wording import plain
from scenery.programme import check_in, give_plan, this_day
from tests.ui.conftest import Look, words
from tests.ui.labels import seen_of


def labels(app: AppTest) -> set[str]:
    return {seen_of(each.label) for each in app.button}


def tap(app: AppTest, key: str, value: int) -> AppTest:
    return app.pills(key=key).select(value).run()


def test_somebody_new_is_led_to_their_plan(look: Look, untouched: Records) -> None:
    assert untouched.database.is_sqlite
    app = look("today")
    assert not app.exception
    assert "In ten minutes you have a plan" in words(app)
    assert "Make my plan" in labels(app)


def test_each_tap_is_kept_and_pain_is_there_once(look: Look, mine: Store) -> None:
    give_plan(mine)
    app = tap(look("today"), f"today-pain-{this_day()}", 4)
    app = tap(app, f"today-sleep-{this_day()}", 7)
    sitting = todays_sitting(mine, mine.viewer_id, today=this_day())
    assert sitting is not None
    assert (sitting.before["pain"], sitting.before["sleep"]) == (4, 7)
    app.button(key="check-in-done").click().run()
    look("today")
    assert [(each.kind, each.score) for each in mine.pain.of_person(mine.viewer_id)] == [
        ("before", 4)
    ]


def test_the_session_shows_dose_and_reason_and_begins_in_one_press(look: Look, mine: Store) -> None:
    plan = give_plan(mine)
    check_in(mine, pain=2)
    app = look("today")
    assert not app.exception
    said = words(app)
    for item in plan.care.camera:
        assert plain(item.choice.why) in said
    app.button(key="begin-today").click().run()
    assert not app.exception


def test_without_the_camera_counts_fully(look: Look, mine: Store) -> None:
    plan = give_plan(mine)
    check_in(mine, pain=2)
    first = plan.care.camera[0].exercise
    look("today").button(key=f"unseen-{first}").click().run()
    app = look("today")
    assert "Done today" in "".join(str(each.value) for each in app.markdown)
    (done,) = mine.unseen.of_person(mine.viewer_id)
    assert (done.item, done.plan_version_id) == (first, plan.version_id)


def test_a_red_day_is_an_easier_one(look: Look, mine: Store) -> None:
    give_plan(mine)
    check_in(mine, pain=7)
    assert "take it easier" in words(look("today")).replace("We ", "we ")


def test_a_jump_in_pain_asks_the_health_questions_first(look: Look, mine: Store) -> None:
    give_plan(mine)
    mine.pain.add(2, "before")
    check_in(mine, pain=6)
    app = look("today")
    assert "clearly higher than before" in words(app)
    assert "begin-today" not in {each.key for each in app.button}


def test_something_new_leads_to_the_questions(look: Look, mine: Store) -> None:
    give_plan(mine)
    look("today").button(key="something-new").click().run()
    (open_round,) = [
        each for each in mine.screenings.of_person(mine.viewer_id) if not each.finished_utc
    ]
    assert open_round.reason == "new"
    app = look("today")
    assert "something new" in words(app)
    assert "check-in-done" not in {each.key for each in app.button}


def test_the_end_of_a_session_asks_once_how_it_is(look: Look, mine: Store) -> None:
    give_plan(mine)
    check_in(mine, pain=2)
    app = tap(look("today", finish="1"), "closing-pain", 3)
    app.button(key="closing-done").click().run()
    app = look("today")
    assert "Well done for today" in words(app)
    kinds = [each.kind for each in mine.pain.of_person(mine.viewer_id)]
    assert kinds == ["before", "after"]


def test_the_morning_after_is_asked_for_a_day(look: Look, kept: Records, mine: Store) -> None:
    plan = give_plan(mine)
    record = check_in(mine, pain=2)
    sitting = record.today_sitting
    assert sitting is not None
    keep_unseen(mine, plan.care.camera[0].exercise, {"reps": 8})
    check_out(mine, sitting, 2, {})
    _a_day_back(kept)
    app = tap(look("today"), "morning-pain", 5)
    app.button(key="morning-keep").click().run()
    assert [each.kind for each in mine.pain.of_person(mine.viewer_id)][-1] == "next_morning"
    assert "morning-keep" not in {each.key for each in look("today").button}


def test_a_list_of_earlier_versions_moves_into_the_plan(
    look: Look, kept: Records, mine: Store
) -> None:
    names = ("squat", "plank", "gone_meanwhile")
    choices = tuple(EarlierChoice(exercise_id=name) for name in names)
    keep_own(kept, mine.viewer_id, FILE_NAME, EarlierList(choices=choices))
    look("today")
    plan = current_plan(mine, mine.viewer_id)
    assert plan is not None
    assert [each.exercise for each in plan.care.camera] == ["squat", "plank"]
    assert read_own(kept, mine.viewer_id, FILE_NAME, EarlierList) is None


@pytest.mark.parametrize("number", [3, 9])
def test_who_was_told_to_see_somebody_sees_that_and_nothing_else(
    look: Look, mine: Store, number: int
) -> None:
    give_plan(mine)
    asked = mine.screenings.begin("asked")
    mine.screenings.answer(asked.id, number, answer=True)
    for page in ("today", "exercises", "exercise", "plan", "analyse"):
        app = look(page, exercise="squat")
        assert not app.exception
        said = words(app)
        assert ("emergency number" if number == 3 else "see a doctor") in said, page
        assert "Bodyweight squat" not in said
        assert "begin-today" not in {each.key for each in app.button}


def test_the_reminder_is_an_entry_of_tomorrow_morning() -> None:
    day = this_day() + timedelta(days=1)
    lines = reminder_ics(day).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert f"DTSTART:{day:%Y%m%d}T080000" in lines
    assert all(len(line) <= 75 for line in lines)


def _a_day_back(records: Records) -> None:
    """Let everything of today have been yesterday."""
    with records.database.transaction(writes=True) as db_session:
        for row in db_session.query(SessionRow):
            row.day -= timedelta(days=1)
            row.started_utc -= timedelta(days=1)
        for unseen in db_session.query(UnseenRow):
            unseen.day -= timedelta(days=1)
