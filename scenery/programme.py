"""People with a plan: a profile as a file says it, kept through the programme."""

from datetime import date, datetime
from typing import Any

from formcheck.care.catalogue import catalogue
from formcheck.care.profile_file import ProfileFile
from formcheck.history.store import Store
from formcheck.programme.by_file import keep_profile_file
from formcheck.programme.days import check_in_done
from formcheck.programme.kept_plan import KeptPlan
from formcheck.programme.plans import current_plan
from formcheck.programme.record import Record, read_record
from formcheck.programme.sittings import answer

EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SOMEBODY: dict[str, Any] = {
    "year_of_birth": 1980,
    "sex": "female",
    "stature_cm": 168,
    "equipment": ["chair", "mat"],
    "minutes_per_day": 25,
    "days": EVERY_DAY,
    "answers": {str(number): False for number in range(1, 16)},
    "usual_pain": 3,
    "weeks_of_pain": 20,
}


def this_day() -> date:
    """Return today, as the person's calendar has it."""
    return datetime.now().astimezone().date()


def give_plan(store: Store, **changes: Any) -> KeptPlan:
    """Let the viewer have said all there is to say, and have the plan that comes of it."""
    said = ProfileFile.model_validate({**SOMEBODY, **changes}, strict=False)
    keep_profile_file(store, said, catalogue(), today=this_day())
    plan = current_plan(store, store.viewer_id)
    assert plan is not None, "nothing locks this person"
    return plan


def check_in(store: Store, *, pain: int = 3, **said: float) -> Record:
    """Let the viewer say how they are today, to the end."""
    for question, value in {"pain": pain, **said}.items():
        answer(store, question, value, today=this_day())
    record = read_record(store, store.viewer_id, today=this_day())
    return check_in_done(store, record, catalogue())
