"""A day begins: what is answered, what it fixes, and what comes first."""

from formcheck.programme.days import check_in_done
from formcheck.programme.health import answer_all
from formcheck.programme.plans import shorten
from formcheck.programme.sittings import answer
from tests.programme.someone import ALL_NO, PLAIN, SPECS, Someone

NO = [(int(number), False) for number in ALL_NO]


def test_each_answer_is_kept_as_it_is_given(someone: Someone) -> None:
    someone.begins()
    answer(someone.store, "pain", 3, today=someone.today)
    assert someone.sitting.before["pain"] == 3
    assert not someone.sitting.is_checked_in
    answer(someone.store, "pain", 4, today=someone.today)
    answer(someone.store, "sleep", 6, today=someone.today)
    assert (someone.sitting.before["pain"], someone.sitting.before["sleep"]) == (4, 6)
    assert len(someone.record.sittings) == 1


def test_the_pain_of_a_check_in_stands_in_the_diary_once(someone: Someone) -> None:
    someone.begins()
    someone.checks_in(pain=4)
    check_in_done(someone.store, someone.record, SPECS)
    kept = someone.store.pain.of_person(someone.store.viewer_id)
    assert [each.score for each in kept if each.kind == "before"] == [4]


def test_a_day_goes_by_the_plan_of_its_check_in(someone: Someone) -> None:
    someone.begins()
    before = someone.checks_in()
    shorten(someone.store, someone.store.viewer_id, to=2)
    check_in_done(someone.store, someone.record, SPECS)
    assert someone.day == before
    someone.goes_to(2)
    assert {each.exercise for each in someone.checks_in().camera} <= set(someone.doses())


def test_a_shortened_plan_keeps_the_warm_up_and_what_works_first(someone: Someone) -> None:
    before = someone.begins().care.camera
    shorten(someone.store, someone.store.viewer_id, to=2)
    after = someone.plan.care.camera
    assert after == before[:2]
    assert [each.role for each in after] == ["warm_up", "work"]


def test_pain_that_jumps_by_three_has_the_health_questions_first(someone: Someone) -> None:
    someone.begins()
    someone.checks_in(pain=2)
    someone.exercises(PLAIN)
    someone.wakes(2, pain=1)
    day = someone.checks_in(pain=4)
    assert (day.mode, day.ask_again, day.camera) == ("ask_first", "jump", ())
    answer_all(someone.store, NO, today=someone.today)
    assert someone.day.camera
    assert someone.day.ask_again is None


def test_a_day_that_began_with_the_questions_is_kept_as_what_it_was_then(someone: Someone) -> None:
    someone.begins()
    someone.checks_in(pain=2)
    someone.exercises(PLAIN)
    someone.wakes(2)
    assert someone.checks_in(pain=7).mode == "ask_first"
    answer_all(someone.store, NO, today=someone.today)
    assert someone.day.mode == someone.sitting.mode == "easier"


def test_pain_while_exercising_counts_where_nobody_said_it_before(someone: Someone) -> None:
    someone.begins()
    answer(someone.store, "sleep", 7, today=someone.today)
    check_in_done(someone.store, someone.record, SPECS)
    someone.store.pain.add(7, "now", session_id=someone.sitting.id)
    assert someone.sitting.during(2) == "red"
