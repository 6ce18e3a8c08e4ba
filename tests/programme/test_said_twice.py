"""What is said twice, by two windows or two people, or with a clock that runs ahead."""

from datetime import timedelta

import pytest

from formcheck.care.profile_file import AnswersFile
from formcheck.errors import CareFileError, LockedError
from formcheck.programme.by_file import keep_answers
from formcheck.programme.health import Look, answer_question, clear
from formcheck.programme.kept_plan import kept_plan
from formcheck.programme.permission import permission
from formcheck.programme.sittings import check_out, say_morning
from formcheck.programme.unseen import keep_unseen
from tests.programme.someone import Someone


def test_a_red_check_in_is_not_taken_back_by_a_second_one(someone: Someone) -> None:
    someone.begins()
    someone.goes_to(1)
    assert someone.checks_in(pain=7).mode == "easier"
    assert someone.checks_in(pain=1).mode == "easier"
    assert someone.sitting.before["pain"] == 7


def test_more_pain_than_was_said_counts(someone: Someone) -> None:
    someone.begins()
    someone.goes_to(1)
    assert someone.checks_in(pain=2).mode == "usual"
    assert someone.checks_in(pain=7).mode in ("easier", "ask_first")


def test_nothing_gets_harder_on_a_day_that_is_not_green(someone: Someone) -> None:
    someone.begins()
    someone.does_well_twice()
    assert someone.offered()
    someone.checks_in(pain=4)
    assert not someone.offered()


def test_the_end_of_a_session_stays_as_it_was_said_first(someone: Someone) -> None:
    someone.begins()
    someone.goes_to(1)
    someone.checks_in()
    stale = someone.sitting
    check_out(someone.store, stale, 6, {"note": "stiff"})
    check_out(someone.store, stale, 1, {})
    assert someone.sitting.after["note"] == "stiff"
    assert [each.score for each in someone.sitting.pains if each.kind == "after"] == [6]


def test_stiffer_is_not_taken_back(someone: Someone) -> None:
    someone.begins()
    someone.goes_to(1)
    someone.checks_in()
    sitting = someone.sitting
    say_morning(someone.store, sitting, 3, stiffer=True)
    say_morning(someone.store, sitting, 3, stiffer=False)
    assert someone.sitting.after["stiffer"] is True


def test_a_file_that_names_no_conditions_ends_none(someone: Someone) -> None:
    someone.begins(conditions=["OSTEO"])
    keep_answers(someone.store, AnswersFile(answers={"9": False}), today=someone.today)
    assert "OSTEO" in someone.record.person.screening.codes


def test_what_both_sides_said_holds_until_both_unsay_it(someone: Someone) -> None:
    someone.begins()
    store = someone.store
    store.conditions.say(store.viewer_id, ["KNEE"], "self")
    store.conditions.say(store.viewer_id, ["KNEE"], "therapist")
    store.conditions.say(store.viewer_id, [], "self")
    assert someone.record.person.screening.codes == ("KNEE",)


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=365)])
def test_a_visit_that_is_still_to_come_clears_nothing(someone: Someone, ahead: timedelta) -> None:
    someone.begins()
    answer_question(someone.store, 9, answer=True, today=someone.today)
    look = Look("Dr. Weiss", someone.today + ahead, frozenset({9}))
    with pytest.raises(CareFileError, match="today, or a day before"):
        clear(someone.store, someone.store.viewer_id, look)


def test_a_clearance_of_a_clock_that_ran_ahead_does_not_count_yet(someone: Someone) -> None:
    someone.begins()
    answer_question(someone.store, 9, answer=True, today=someone.today)
    someone.goes_to(4)
    look = Look("Dr. Weiss", someone.today, frozenset({9}))
    clear(someone.store, someone.store.viewer_id, look)
    someone.goes_to(1)
    assert permission(someone.store, someone.store.viewer_id).is_decided


def test_nothing_is_ticked_off_behind_a_lock(someone: Someone) -> None:
    someone.begins()
    answer_question(someone.store, 1, answer=True, today=someone.today)
    with pytest.raises(LockedError):
        keep_unseen(someone.store, "walking", {"minutes": 10})


def test_in_place_of_a_plan_that_cannot_be_read_a_new_one_is_made(someone: Someone) -> None:
    plan = someone.begins()
    (stored,) = someone.store.plans.of_person(someone.store.viewer_id)
    broken = {**stored.newest.body, "aims": {"squat": {"of": "later"}}}
    changed = someone.store.plans.change(plan.plan_id, broken, reason="later", based_on=1)
    assert kept_plan(changed.newest) is None
    assert someone.begins().care.camera
