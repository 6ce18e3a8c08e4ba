"""Somebody in their first visit and check-in, as a process to be killed: it tells what is kept."""

import sys
from pathlib import Path

from formcheck.care.catalogue import catalogue
from formcheck.care.screening import screen_questions
from formcheck.history.opening import open_records
from formcheck.history.store import Store
from formcheck.programme.days import check_in_done
from formcheck.programme.health import answer_question, say_conditions
from formcheck.programme.plans import current_plan, make
from formcheck.programme.record import read_record
from formcheck.programme.sittings import answer
from formcheck.programme.welcome import say_activities, say_first_pain, take_step, visit
from formcheck.settings import Settings
from scenery.programme import this_day

CONDITIONS = ["FLOOR", "NECK"]
ACTIVITIES = {"carry the shopping": 4.0}
PAINS = {"now": 4, "worst_24h": 6, "average_7d": 3}
TAPS = {"pain": 4, "sleep": 7, "stress": 2, "minutes": 20}


def tell(*words: object) -> None:
    """Say that something is kept: whoever reads it may count on it."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def go_on(store: Store) -> None:
    """Take up the visit where it was left, to its end; then check in."""
    now = visit(store, today=this_day())
    if "born" not in now.done:
        take_step(store, "born", {"year_of_birth": 1980, "equipment": ["chair", "mat"]})
        tell("born", 1980)
    if "questions" not in now.done:
        given = now.stands.open_round.answers if now.stands.open_round else {}
        for question in screen_questions():
            if question.number not in given:
                answer_question(store, question.number, answer=False, today=this_day())
                tell("answer", question.number)
    say_conditions(store, store.viewer_id, CONDITIONS)
    tell("conditions", *CONDITIONS)
    say_activities(store, ACTIVITIES)
    tell("activities", 1)
    say_first_pain(store, {"now": 4, "worst_24h": 6, "average_7d": 3}, "low_back_left")
    tell("pains", 3)
    if current_plan(store, store.viewer_id) is None:
        make(store, store.viewer_id, catalogue(), today=this_day())
    tell("plan", 1)
    for question, value in TAPS.items():
        answer(store, question, value, today=this_day())
        tell("tap", question)
    check_in_done(store, read_record(store, store.viewer_id, today=this_day()), catalogue())
    tell("checked", "in")


def main(folder: str) -> None:
    """Visit again and again until killed."""
    with open_records(Settings(data_folder=Path(folder))) as records:
        store = records.local_store()
        tell("ready")
        while True:
            go_on(store)


if __name__ == "__main__":
    main(sys.argv[1])
