"""The sitting of a day: what was answered before and after, and the mornings between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any
from uuid import UUID

from pydantic import Field

from formcheck.care.day.checkin import CheckIn
from formcheck.care.day.light import TrafficLight, during_light, morning_light, worst
from formcheck.errors import RecordsError
from formcheck.exercises.terms import Frozen
from formcheck.history.records import Pain, StoredSession
from formcheck.history.store import Store
from formcheck.programme.plans import current_plan
from formcheck.texts import say

QUESTIONS = ("pain", "sleep", "stress", "minutes")
"""What is asked before a session, in the order of the page."""

_ONE_AT_A_TIME = Lock()
"""Two windows that answer at once begin one sitting."""

MARK = "programme"
"""Stands in what was answered before: the sitting belongs to the programme."""

MORNINGS = 7
LEAST_MORNINGS = 3
LIMITS = {"pain": (0, 10), "sleep": (0, 10), "stress": (0, 10), "minutes": (0, 240)}


class CheckInFile(Frozen):
    """What is answered before a session, as JSON says it."""

    pain: int | None = Field(default=None, ge=0, le=10)
    sleep: int | None = Field(default=None, ge=0, le=10)
    stress: int | None = Field(default=None, ge=0, le=10)
    minutes: int | None = Field(default=None, ge=0, le=240)
    ill: bool | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of the programme.

    Attributes
    ----------
    before, after
        What was answered before and after, by question.
    pains
        What was said of pain in it, and the morning after; the oldest first.
    """

    stored: StoredSession
    pains: tuple[Pain, ...] = ()

    @property
    def id(self) -> UUID:
        """The sitting in the records."""
        return self.stored.id

    @property
    def day(self) -> date:
        """The person's day."""
        return self.stored.day

    @property
    def before(self) -> Mapping[str, Any]:
        """What was answered before, by question."""
        return self.stored.check_in or {}

    @property
    def after(self) -> Mapping[str, Any]:
        """What was answered after, by question."""
        return self.stored.check_out or {}

    @property
    def is_checked_in(self) -> bool:
        """Whether all was answered before; the day's plan is fixed from then on."""
        return bool(self.before.get("done"))

    @property
    def mode(self) -> str | None:
        """How the day went: "usual", "easier"; None before the check-in is over."""
        return self.before.get("mode")

    def check_in(self) -> CheckIn:
        """Return what was answered before, as the rules take it."""
        said = self.before
        return CheckIn(
            self.day,
            pain=said.get("pain"),
            sleep=said.get("sleep"),
            stress=said.get("stress"),
            minutes=said.get("minutes"),
            new_symptom=bool(said.get("new_symptom")),
            ill=bool(said.get("ill")),
        )

    def pain(self, kind: str) -> int | None:
        """Return the last pain of a kind; None where nobody said."""
        of_kind = [each.score for each in self.pains if each.kind == kind]
        return of_kind[-1] if of_kind else None

    def during(self, usual_pain: float | None) -> TrafficLight | None:
        """Return the worst light while exercising, and right after; None where nobody said.

        Where nobody said how it was before, the number alone decides.
        """
        before = self.pain("before")
        said = [each.score for each in self.pains if each.kind in ("now", "after")]
        if not said:
            return None
        legs = bool(self.before.get("new_symptom"))
        lights = (
            during_light(
                each,
                each if before is None else before,
                usual_pain=usual_pain,
                new_leg_symptoms=legs,
            )
            for each in said
        )
        return worst(*lights)


def sittings_of(
    store: Store,
    person_id: UUID,
    *,
    since: date | None = None,
    pains: Sequence[Pain] | None = None,
) -> list[Sitting]:
    """Return a person's sittings of the programme, the oldest first.

    Parameters
    ----------
    since
        The first day wanted; None for all.
    pains
        What was said of pain, where it was read already.
    """
    stored = [
        each
        for each in store.sessions.of_person(person_id, since=since, limit=10_000)
        if (each.check_in or {}).get(MARK)
    ]
    by_session: dict[UUID, list[Pain]] = {}
    for pain in store.pain.of_person(person_id) if pains is None else pains:
        if pain.session_id is not None:
            by_session.setdefault(pain.session_id, []).append(pain)
    return [Sitting(each, tuple(by_session.get(each.id, ()))) for each in reversed(stored)]


def todays_sitting(store: Store, person_id: UUID, *, today: date) -> Sitting | None:
    """Return the sitting of today; None before the first answer."""
    of_today = sittings_of(store, person_id, since=today)
    return of_today[-1] if of_today else None


def answer(store: Store, question: str, value: float | bool, *, today: date) -> Sitting:
    """Keep one answer before the session; the sitting begins with the first.

    Once the check-in is over its answers stay: only more pain than was said counts.

    Raises
    ------
    RecordsError
        The number is none that can be answered.
    """
    _check(question, value)
    with _ONE_AT_A_TIME:
        return _answer(store, question, value, today=today)


def _answer(store: Store, question: str, value: float | bool, *, today: date) -> Sitting:
    now = todays_sitting(store, store.viewer_id, today=today)
    is_over = now is not None and now.is_checked_in and question in CheckInFile.model_fields
    if now is not None and is_over:
        is_more_pain = question == "pain" and value > now.before.get("pain", value)
        if not is_more_pain:
            return now
    if now is None:
        plan = current_plan(store, store.viewer_id)
        return Sitting(
            store.sessions.start(
                check_in={MARK: True, question: value},
                plan_version_id=plan.version_id if plan else None,
            )
        )
    return Sitting(store.sessions.check_in(now.id, {**now.before, question: value}), now.pains)


def complete(store: Store, sitting: Sitting, day: Mapping[str, Any]) -> Sitting:
    """End the check-in: what the day holds is fixed, and the pain stands in the diary, once.

    Parameters
    ----------
    day
        What the day's plan came to, as JSON values.
    """
    said = sitting.before.get("pain")
    if said is not None and sitting.pain("before") is None:
        store.pain.add(int(said), "before", session_id=sitting.id)
    store.sessions.check_in(sitting.id, {**sitting.before, **day, "done": True})
    return _again(store, sitting)


def say_pain(store: Store, sitting: Sitting, score: int) -> Sitting:
    """Keep how much it hurts in the middle of a session."""
    store.pain.add(score, "now", session_id=sitting.id)
    return _again(store, sitting)


def check_out(
    store: Store, sitting: Sitting, score: int | None, said: Mapping[str, Any]
) -> Sitting:
    """End a session: how much it hurts after it, once, and whatever else was said.

    One that is over stays as it was said first.
    """
    sitting = _again(store, sitting)
    if sitting.stored.ended_utc is not None and sitting.pain("after") is not None:
        return sitting
    if score is not None and sitting.pain("after") is None:
        store.pain.add(score, "after", session_id=sitting.id)
    store.sessions.end(sitting.id, check_out={**sitting.after, **said, "pain": score})
    return _again(store, sitting)


def say_morning(store: Store, sitting: Sitting, score: int, *, stiffer: bool) -> Sitting:
    """Keep how it is the morning after a session, once."""
    if sitting.pain("next_morning") is None:
        store.pain.add(score, "next_morning", session_id=sitting.id)
    said = _again(store, sitting).after
    stiff = stiffer or bool(said.get("stiffer"))
    store.sessions.end(sitting.id, check_out={**said, "stiffer": stiff})
    return _again(store, sitting)


def usual_morning(said: Sequence[int], usual_pain: float | None) -> float | None:
    """Return what pain usually is in the morning: of the last mornings, or as the person said.

    Parameters
    ----------
    said
        Pain of the mornings before the one it is asked for, the oldest first.
    """
    last = said[-MORNINGS:]
    if len(last) < LEAST_MORNINGS:
        return usual_pain
    return sum(last) / len(last)


def morning_of(
    sitting: Sitting, before: Sequence[int], usual_pain: float | None
) -> tuple[TrafficLight, float | None]:
    """Return the light of the morning after a sitting, and the rise; amber where nobody said.

    Parameters
    ----------
    before
        Pain of the mornings before it, the oldest first.
    """
    said, usual = sitting.pain("next_morning"), usual_morning(before, usual_pain)
    light = morning_light(said, usual, stiffer=bool(sitting.after.get("stiffer")))
    rise = None if said is None or usual is None else said - usual
    return light, rise


def _again(store: Store, sitting: Sitting) -> Sitting:
    stored = store.sessions.get(sitting.id)
    pains = store.pain.of_person(stored.person_id, since=stored.started_utc)
    return Sitting(stored, tuple(each for each in pains if each.session_id == stored.id))


def _check(question: str, value: float | bool) -> None:
    limits = LIMITS.get(question)
    if limits is not None and not limits[0] <= value <= limits[1]:
        raise RecordsError(say("checkin.out_of_range", least=limits[0], most=limits[1]))
