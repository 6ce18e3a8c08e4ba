"""One exercise: before its sets, between them and after them, as the address says."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from formcheck.care.plan.dose import PlannedDose
from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.terms import LEVELS
from formcheck.history.opening import Records
from formcheck.history.pieces import TrackPiece
from formcheck.history.store import Store
from formcheck.live.token import Goal
from formcheck.programme.plans import current_plan
from formcheck.ui.exercise.course import CourseItem, course
from formcheck.ui.exercise.exercise_url import ExerciseUrl
from formcheck.ui.player.choices import CHECK_LASTS, PlayerChoices, keep_choices, read_choices
from formcheck.ui.player.facts import ends_by_hand, facts_of, on_floor
from formcheck.ui.player.said import read_checked, read_chosen, read_ended
from tests.ui.conftest import Look, words
from tests.ui.furnished import add_set, deeper, squats
from tests.ui.labels import seen_of

SQUAT = load_exercise("squat")


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if seen_of(each.label) == label).click().run()


def test_exercise_is_explained_before_it_is_begun(look: Look) -> None:
    app = look("exercise", exercise="glute_bridge")
    said = words(app)
    assert app.title[0].value == "Glute bridge"
    for part in ("How it is done", "How much", "When not to do it", "Where the camera goes"):
        assert part in said
    assert "Laptop on a low chair or the floor" in said


def test_unknown_exercise_leads_to_the_library(look: Look) -> None:
    app = look("exercise", exercise="../../etc/passwd")
    assert not app.exception
    assert "Please choose one" in words(app)


def test_nonsense_in_the_address_is_left_out(look: Look) -> None:
    app = look("exercise", exercise="squat", level="x", at="-1", sitting="y", run="z", set="w")
    assert not app.exception
    assert app.title[0].value == "Bodyweight squat"


def test_starting_begins_a_sitting(look: Look, mine: Store) -> None:
    app = press(look("exercise", exercise="squat"), "Start")
    assert not app.exception
    (sitting,) = mine.sessions.of_person(mine.viewer_id)
    assert app.query_params["sitting"] == str(sitting.id)


def test_result_comes_with_what_went_well_and_what_is_next(
    look: Look, kept: Records, mine: Store
) -> None:
    set_id = add_set(kept, mine, deeper(0.0))
    sitting = mine.sets.get(set_id).session_id
    app = look("exercise", exercise="squat", sitting=str(sitting), set=str(set_id), at="1")
    assert not app.exception
    assert app.title[0].value == "Set 1 of 3 done"
    assert "What went well" in words(app)


def test_after_the_last_set_all_is_done(look: Look, kept: Records, mine: Store) -> None:
    set_id = add_set(kept, mine, deeper(0.0))
    sitting = mine.sets.get(set_id).session_id
    app = look("exercise", exercise="squat", sitting=str(sitting), set=str(set_id), at="3")
    assert "All done" in words(app)


def test_a_set_that_stopped_is_said_to_be_safe_at_once(look: Look, mine: Store) -> None:
    sitting = mine.sessions.start()
    its = mine.sets.open(sitting.id, SQUAT, Target(), source="live")
    mine.sets.add_piece(its.id, TrackPiece(1, squats().track))
    mine.sets.add_rep(its.id, squats().result.reps[0])
    where = {"sitting": str(sitting.id), "set": str(its.id), "at": "1", "broke": "1"}
    app = look("exercise", exercise="squat", **where)
    assert not app.exception
    assert "Counted and kept: 1 repetition." in words(app)
    assert "In a moment you can complete it" in words(app)
    mine.sets.interrupt(its.id)
    app = look("exercise", exercise="squat", **where)
    assert "1 repetition kept" in words(app)
    assert any(seen_of(each.label) == "Complete it" for each in app.button)


def test_best_of_an_exercise_stands_beside_it(look: Look, kept: Records, mine: Store) -> None:
    assert "My best" not in words(look("exercise", exercise="squat"))
    add_set(kept, mine, deeper(0.0))
    add_set(kept, mine, deeper(-20.0), days_ago=3)
    said = words(look("exercise", exercise="squat"))
    assert "Most in one set: 3 repetitions" in said
    furthest = max(rep.peak for rep in deeper(0.0).reps)
    assert f"Furthest knee bend: {furthest:.0f}°" in said
    assert "2 sets so far" in said


def test_exercise_is_shown_from_two_sides(look: Look) -> None:
    app = look("exercise", exercise="biceps_curl")
    assert [each.label for each in app.tabs] == ["As the camera sees you", "From another side"]


def test_somebody_else_s_sitting_shows_nothing(look: Look) -> None:
    app = look("exercise", exercise="squat", sitting=str(uuid4()), set=str(uuid4()), at="1")
    assert not app.exception
    assert "What went well" not in words(app)


def test_course_does_every_set_and_each_side_of_one_sided_exercises() -> None:
    squats = course([CourseItem(SQUAT, "standard")])
    assert [(each.number, each.rest_s) for each in squats] == [(1, 0.0), (2, 60.0), (3, 60.0)]
    raises = course([CourseItem(load_exercise("active_straight_leg_raise"), "beginner")])
    assert [each.side for each in raises[:2]] == ["left", "right"]
    both = course([CourseItem(SQUAT, "standard"), CourseItem(load_exercise("plank"), "beginner")])
    assert both[3].rest_s > 0.0


def test_a_set_that_was_not_begun_comes_again() -> None:
    place = ExerciseUrl(exercise_id="squat").starting(uuid4())
    assert place.outlook == "set"
    assert place.after(None).at == place.at
    assert place.after(uuid4()).at == place.at + 1
    assert place.after(uuid4()).outlook == "result"


def test_hand_ends_only_exercises_it_is_no_part_of() -> None:
    assert ends_by_hand(SQUAT)
    assert not ends_by_hand(load_exercise("shoulder_abduction"))
    assert not ends_by_hand(load_exercise("plank"))


def test_player_knows_what_is_done_on_the_floor() -> None:
    assert on_floor(load_exercise("single_knee_to_chest"))
    facts = facts_of(SQUAT, "standard")
    assert facts["tempo"] == {"out": 2.0, "peak": 1.0, "return": 2.0}
    assert not facts["onFloor"]


def test_the_player_shows_the_hold_of_the_level() -> None:
    bridge = load_exercise("glute_bridge")
    assert [facts_of(bridge, level)["tempo"]["peak"] for level in LEVELS] == [2.0, 3.0, 5.0]


@pytest.mark.parametrize(
    "said", [None, "text", {}, {"run": "x", "set": "no id", "reason": "goal"}, {"run": "x" * 99}]
)
def test_nonsense_from_the_browser_is_nothing(said: object) -> None:
    assert read_ended(said) is None
    assert read_checked(said) is None
    assert read_chosen(said) is None


def test_camera_check_is_remembered_for_its_view(kept: Records, mine: Store) -> None:
    before, now = read_choices(kept, mine.viewer_id), datetime.now(UTC)
    keep_choices(kept, mine.viewer_id, before.with_check("side", now))
    after = read_choices(kept, mine.viewer_id)
    assert before == PlayerChoices()
    assert not after.needs_check("side", now + CHECK_LASTS)
    assert after.needs_check("side", now + 1.01 * CHECK_LASTS)
    assert after.needs_check("front", now)


def test_a_planned_set_ends_with_its_dose_and_the_last_one_a_little_beyond() -> None:
    dose = PlannedDose(sets=2, reps=6)
    first, last = course([CourseItem(SQUAT, "beginner", dose, may_add=True)])
    assert (first.goal, first.asked) == (Goal(amount=6, unit="reps"), None)
    assert (last.goal, last.asked) == (Goal(amount=8, unit="reps"), Goal(amount=6, unit="reps"))
    plank = course([CourseItem(load_exercise("plank"), "beginner", PlannedDose(1, hold_s=10.0))])
    assert plank[0].goal == Goal(amount=10.0, unit="s")


def test_an_exercise_of_one_s_own_choice_goes_into_the_plan_and_out_of_it(
    look: Look, mine: Store
) -> None:
    press(look("exercise", exercise="squat", level="beginner"), "Add to my plan")
    plan = current_plan(mine, mine.viewer_id)
    assert plan is not None
    assert [each.exercise for each in plan.care.camera] == ["squat"]
    press(look("exercise", exercise="squat"), "Take out of my plan")
    plan = current_plan(mine, mine.viewer_id)
    assert plan is not None
    assert plan.care.camera == ()


def test_when_not_to_do_it_stands_before_the_way_to_begin(look: Look, mine: Store) -> None:
    assert mine.sessions.of_person(mine.viewer_id) == ()
    app = look("exercise", exercise="squat")
    order = [each.value for each in app.markdown]
    warned = next(n for n, text in enumerate(order) if "When not to do it" in text)
    begins = next(n for n, text in enumerate(order) if text.startswith("Sets to do:"))
    assert warned < begins


def test_nobody_begins_before_the_health_questions(look: Look, untouched: Records) -> None:
    app = look("exercise", exercise="squat")
    assert "15 short questions" in words(app)
    assert "Start" not in {seen_of(each.label) for each in app.button}
    assert untouched.local_store().sessions.of_person(untouched.local_store().viewer_id) == ()


def test_an_exercise_against_a_condition_is_not_begun(look: Look, mine: Store) -> None:
    mine.conditions.say(mine.viewer_id, ["KNEE"], "self")
    app = look("exercise", exercise="squat")
    assert "You told us that a knee hurts" in words(app)
    assert "Start" not in {seen_of(each.label) for each in app.button}


def test_how_a_set_felt_and_how_often_it_was_is_said_in_one_tap(
    look: Look, kept: Records, mine: Store
) -> None:
    set_id = add_set(kept, mine, deeper(0.0))
    where = {"sitting": str(mine.sets.get(set_id).session_id), "set": str(set_id), "at": "1"}
    app = look("exercise", exercise="squat", **where)
    app.segmented_control(key=f"effort-{set_id}").select("easy").run()
    app = look("exercise", exercise="squat", **where)
    app.segmented_control(key=f"count-{set_id}").select(4).run()
    (done,) = mine.done_sets.of_person(mine.viewer_id)
    assert (done.effort, done.reps, done.count) == ("easy", 3, 4)
