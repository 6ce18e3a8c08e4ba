"""Somebody with a plan, a calendar that is moved, and records of their own."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from time_machine import Traveller

from benchmarks.personas.session import asked_sets
from benchmarks.personas.sets import AskedSet, Doing, do_set
from formcheck.care.catalogue import catalogue
from formcheck.care.day.today import DayPlan
from formcheck.care.profile_file import ProfileFile
from formcheck.history.store import Store
from formcheck.programme.by_file import keep_profile_file
from formcheck.programme.days import check_in_done, day_plan
from formcheck.programme.kept_plan import KeptPlan
from formcheck.programme.proposals import Suggestion, suggestions
from formcheck.programme.record import Record, read_record
from formcheck.programme.sittings import Sitting, answer, check_out, say_morning

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
SPECS = catalogue()
ALL_NO = {str(number): False for number in range(1, 16)}
USUALLY: dict[str, Any] = {
    "answers": ALL_NO, "year_of_birth": 1979, "equipment": ["chair", "mat"],
    "minutes_per_day": 25, "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    "usual_pain": 2, "weeks_of_pain": 20,
}  # fmt: skip
WELL = Doing(share=1.5, effort=3.0, form_score=90.0)
"""Half as much again as was asked for, easily and well."""

PLAIN = Doing(share=1.0, effort=5.0, form_score=85.0)


class Someone:
    """Somebody whose days are told one after the other, the first a Monday."""

    def __init__(self, store: Store, traveller: Traveller) -> None:
        self.store = store
        self.traveller = traveller

    @property
    def today(self) -> date:
        return datetime.now(UTC).astimezone().date()

    @property
    def record(self) -> Record:
        return read_record(self.store, self.store.viewer_id, today=self.today)

    @property
    def sitting(self) -> Sitting:
        sitting = self.record.today_sitting
        assert sitting is not None, "they checked in"
        return sitting

    @property
    def plan(self) -> KeptPlan:
        plan = self.record.plan
        assert plan is not None, "they have a plan"
        return plan

    @property
    def day(self) -> DayPlan:
        day = day_plan(self.store, self.record, SPECS)
        assert day is not None, "they have a plan"
        return day

    def begins(self, **said: Any) -> KeptPlan:
        """Say who they are, and get a plan."""
        file = ProfileFile.model_validate({**USUALLY, **said}, strict=False)
        keep_profile_file(self.store, file, SPECS, today=self.today)
        return self.plan

    def goes_to(self, day: int) -> None:
        """Let it be another day, from 1: an hour after what began on it, if the clock went on."""
        self.traveller.move_to(MONDAY + timedelta(days=day - 1, hours=1))

    def checks_in(self, **said: float) -> DayPlan:
        for question, value in ({"pain": 2} | said).items():
            answer(self.store, question, value, today=self.today)
        check_in_done(self.store, self.record, SPECS)
        return self.day

    def sets(self) -> tuple[AskedSet, ...]:
        return asked_sets(self.plan, self.day.camera, SPECS)

    def exercises(self, doing: Doing = PLAIN) -> None:
        """Do all that today holds, and say how it was after it."""
        sitting = self.sitting
        for each in self.sets():
            do_set(self.store, self.traveller, sitting.id, each, doing)
        check_out(self.store, sitting, sitting.pain("before"), {})

    def wakes(self, day: int, pain: int | None = 2) -> None:
        """Let it be the next day; the morning after the last session is asked for."""
        self.goes_to(day)
        before = self.record.before_today
        if pain is not None and before:
            say_morning(self.store, before[-1], pain, stiffer=False)

    def offered(self, kind: str = "harder", *, clinic: bool = False) -> dict[str, Suggestion]:
        """Return what is proposed now, by the exercise."""
        found = suggestions(self.store, self.record, SPECS, clinic=clinic)
        return {each.item.exercise: each for each in found if each.proposal.kind == kind}

    def does_well_twice(self) -> None:
        """Have two sessions that let everything get harder, and the morning after the second."""
        for day in (1, 2):
            self.wakes(day)
            self.checks_in()
            self.exercises(WELL)
        self.wakes(3)

    def doses(self) -> Mapping[str, object]:
        """Return what the plan asks for now, by the exercise."""
        return {each.exercise: each.dose for each in self.plan.care.camera}
