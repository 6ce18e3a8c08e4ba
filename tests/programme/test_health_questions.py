"""What answers, conditions and clearances allow, as they are kept."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from formcheck.care.screening.screen import Offer
from formcheck.history.opening import open_records
from formcheck.programme.health import Look, answer_all, answer_question, clear, say_conditions
from formcheck.programme.permission import permission
from formcheck.programme.screened import screened
from formcheck.settings import Settings
from scenery.clinic import furnish, store_of
from tests.programme.someone import ALL_NO, MONDAY, Someone

NO = [(int(number), False) for number in ALL_NO]


def offer(someone: Someone) -> Offer:
    return permission(someone.store, someone.store.viewer_id).offer


def looks(someone: Someone, *questions: int) -> None:
    """Let a doctor look at some answers today."""
    look = Look("Dr. Weiss", someone.today, frozenset(questions))
    clear(someone.store, someone.store.viewer_id, look)


def test_a_yes_locks_from_the_moment_it_is_given_also_after_an_older_no(someone: Someone) -> None:
    someone.begins()
    assert offer(someone) == "exercises"
    someone.goes_to(2)
    answer_question(someone.store, 9, answer=True, today=someone.today)
    assert offer(someone) == "calm"
    answer_question(someone.store, 1, answer=True, today=someone.today)
    assert offer(someone) == "nothing"


def test_a_later_no_unlocks_nothing_before_somebody_looked(someone: Someone) -> None:
    answer_all(someone.store, [(n, n == 9) for n, _ in NO], today=someone.today)
    someone.goes_to(2)
    answer_all(someone.store, NO, today=someone.today)
    assert offer(someone) == "calm"
    looks(someone, 9)
    assert offer(someone) == "exercises"


def test_nothing_is_calm_while_a_question_on_an_emergency_is_open(someone: Someone) -> None:
    answer_question(someone.store, 9, answer=True, today=someone.today)
    assert offer(someone) == "nothing"
    answer_all(someone.store, NO[:8], today=someone.today)
    assert offer(someone) == "calm"


def test_a_clearance_lifts_only_answers_given_before_it(someone: Someone) -> None:
    answer_all(someone.store, [(n, n == 9) for n, _ in NO], today=someone.today)
    someone.goes_to(2)
    looks(someone, 9)
    assert offer(someone) == "exercises"
    someone.goes_to(3)
    answer_question(someone.store, 9, answer=True, today=someone.today)
    assert offer(someone) == "calm"


def test_an_emergency_is_cleared_after_a_day_at_the_soonest(someone: Someone) -> None:
    answer_all(someone.store, [(n, n == 1) for n, _ in NO], today=someone.today)
    someone.traveller.shift(timedelta(hours=2))
    with pytest.raises(ValueError, match="a day after"):
        looks(someone, 1)
    someone.goes_to(3)
    looks(someone, 1)
    assert offer(someone) == "exercises"


def test_what_a_therapist_entered_holds_whatever_the_person_says(tmp_path: Path) -> None:
    video = tmp_path / "clip.mp4"
    video.write_bytes(b"a clip")
    with (
        time_machine.travel(MONDAY),
        open_records(Settings(data_folder=tmp_path / "records")) as records,
    ):
        clinic = furnish(records, video)
        patient = store_of(records, clinic, "patient")
        therapist = store_of(records, clinic, "therapist")
        me, today = patient.viewer_id, MONDAY.date()
        answer_all(patient, NO, today=today)
        say_conditions(therapist, me, ["POSTOP"])
        say_conditions(patient, me, [])
        assert screened(patient, me, today=today).screening.codes == ("POSTOP",)
        clear(patient, me, Look("Dr. Weiss", today, codes=frozenset({"POSTOP"})))
        assert permission(patient, me).offer == "calm"
        say_conditions(therapist, me, [])
        assert permission(patient, me).offer == "exercises"
