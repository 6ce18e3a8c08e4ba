"""Today: the list of chosen exercises."""

from streamlit.testing.v1 import AppTest

from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.ui.exercises.chosen import ExerciseChoice, TodayList, keep_today, read_today
from tests.ui.conftest import Look, words
from tests.ui.furnished import add_set, deeper

CHOSEN = TodayList(
    choices=(
        ExerciseChoice(exercise_id="squat"),
        ExerciseChoice(exercise_id="plank"),
        ExerciseChoice(exercise_id="gone_meanwhile"),
    )
)


def click(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def ids(records: Records, store: Store) -> list[str]:
    return [each.exercise_id for each in read_today(records, store.viewer_id).choices]


def test_an_empty_list_leads_to_the_exercises(look: Look) -> None:
    app = look("today")
    assert not app.exception
    assert "Nothing on your list yet" in words(app)


def test_list_shows_what_can_be_done_and_what_was_done(
    look: Look, kept: Records, mine: Store
) -> None:
    keep_today(kept, mine.viewer_id, CHOSEN)
    add_set(kept, mine, deeper(0.0))
    app = look("today")
    said = words(app)
    assert "1\\. Bodyweight squat" in said or "1. Bodyweight squat" in said
    assert "Front plank" in said
    assert "gone" not in said
    assert "1 set done today" in said


def test_list_is_put_in_order_and_shortened(look: Look, kept: Records, mine: Store) -> None:
    keep_today(kept, mine.viewer_id, CHOSEN)
    click(look("today"), "sooner-plank")
    assert ids(kept, mine)[:2] == ["plank", "squat"]
    click(look("today"), "remove-squat")
    assert ids(kept, mine)[:1] == ["plank"]
    assert "squat" not in ids(kept, mine)
