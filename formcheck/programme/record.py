"""All that a programme's rules look at, read once: sittings, sets, plan versions, mornings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from formcheck.care.day.flare import DayDone
from formcheck.care.day.light import TrafficLight, during_light
from formcheck.care.profile import CareProfile
from formcheck.history.records.programme import DoneSet, UnseenActivity
from formcheck.history.store import Store
from formcheck.programme.kept_plan import KeptPlan
from formcheck.programme.person import profile_with
from formcheck.programme.plans import plan_history
from formcheck.programme.screened import HealthStanding, screened
from formcheck.programme.sittings import Sitting, morning_of, sittings_of

LOOK_BACK = timedelta(days=180)
"""What lies further back changes nothing of today."""


@dataclass(frozen=True)
class Record:
    """What is known of a person on a day.

    Attributes
    ----------
    sittings, sets, unseen
        Of the programme, the oldest first.
    history
        The versions of the plan, the oldest first; empty without one.
    stands
        What the health questions say.
    """

    person_id: UUID
    today: date
    person: CareProfile
    sittings: tuple[Sitting, ...]
    sets: tuple[DoneSet, ...]
    unseen: tuple[UnseenActivity, ...]
    history: tuple[KeptPlan, ...]
    stands: HealthStanding

    @property
    def plan(self) -> KeptPlan | None:
        """The plan that is followed; None before the first."""
        return self.history[-1] if self.history else None

    @property
    def today_sitting(self) -> Sitting | None:
        """The sitting of today; None before the first answer."""
        of_today = [each for each in self.sittings if each.day == self.today]
        return of_today[-1] if of_today else None

    @property
    def before_today(self) -> tuple[Sitting, ...]:
        """The sittings of the days before."""
        return tuple(each for each in self.sittings if each.day < self.today)

    @cached_property
    def sets_by_sitting(self) -> Mapping[UUID, tuple[DoneSet, ...]]:
        """The sets by the id of their sitting."""
        found: dict[UUID, list[DoneSet]] = {}
        for each in self.sets:
            found.setdefault(each.session_id, []).append(each)
        return {key: tuple(sets) for key, sets in found.items()}

    @cached_property
    def days_exercised(self) -> frozenset[date]:
        """The days on which an exercise was done, with or without the camera."""
        return frozenset(each.day for each in self.sets) | self.days_unseen

    @cached_property
    def days_unseen(self) -> frozenset[date]:
        """The days on which an exercise was done without the camera."""
        exercises = {item.exercise for version in self.history for item in version.care.camera}
        return frozenset(each.day for each in self.unseen if each.item in exercises)

    @cached_property
    def mornings(self) -> Mapping[UUID, tuple[TrafficLight, float | None]]:
        """The morning after each sitting, by its id: its light, and the rise; see `morning_of`."""
        found: dict[UUID, tuple[TrafficLight, float | None]] = {}
        said: list[int] = []
        for each in self.sittings:
            found[each.id] = morning_of(each, said, self.person.usual_pain)
            pain = each.pain("next_morning")
            said += [] if pain is None else [pain]
        return found

    @cached_property
    def past(self) -> tuple[DayDone, ...]:
        """The days with a sitting before today, as the rules of a day take them."""
        return tuple(_day_done(self, each) for each in self.before_today)

    @property
    def days_so_far(self) -> tuple[DayDone, ...]:
        """The days with a sitting, today's check-in among them."""
        today = self.today_sitting
        return self.past if today is None else (*self.past, _day_done(self, today))

    def version(self, version_id: UUID | str | None) -> KeptPlan | None:
        """Return a version of the plan by its id; the newest where it is unknown."""
        found = [each for each in self.history if str(each.version_id) == str(version_id)]
        return found[0] if found else self.plan


def read_record(store: Store, person_id: UUID, *, today: date) -> Record:
    """Return what is known of a person up to a day."""
    since = today - LOOK_BACK
    stands = screened(store, person_id, today=today)
    pains = store.pain.of_person(person_id)
    return Record(
        person_id=person_id,
        today=today,
        person=profile_with(store, person_id, stands.screening, pains, today=today),
        sittings=tuple(sittings_of(store, person_id, since=since, pains=pains)),
        sets=store.done_sets.of_person(person_id, since=since),
        unseen=tuple(each for each in store.unseen.of_person(person_id) if each.day >= since),
        history=plan_history(store, person_id),
        stands=stands,
    )


def _day_done(record: Record, sitting: Sitting) -> DayDone:
    usual = record.person.usual_pain
    pain = sitting.before.get("pain")
    light = "green" if pain is None else during_light(pain, pain, usual_pain=usual)
    morning, _ = record.mornings[sitting.id]
    return DayDone(
        day=sitting.day,
        exercised=sitting.day in record.days_exercised,
        before=light,
        during=sitting.during(usual),
        morning=morning,
        eased=sitting.mode == "easier",
    )
