"""What is followed over time: pain, function, tests; and whether it changed beyond noise (F.2)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from formcheck.care.change import (
    ChangeFlag,
    ChangeMeasure,
    ChangePoint,
    change_flag,
    change_measure,
    fingertip_by_camera,
    own_mdc,
)
from formcheck.care.questionnaires import questionnaires
from formcheck.history.records import Assessment
from formcheck.history.store import Store
from formcheck.programme.person import said_of_self

DAILY_PAIN = ("before", "after", "next_morning")
FINGERTIP = "fingertip_to_floor_cm"
PAIN = "nprs"


@dataclass(frozen=True, slots=True)
class Followed:
    """One thing over time.

    Attributes
    ----------
    id
        "pain_before", a questionnaire's id, or a test's.
    side
        Of one-sided tests.
    points
        The oldest first; one a day, the mean where there are several.
    flag
        Whether it changed, and by which rule.
    """

    id: str
    measure: ChangeMeasure
    points: tuple[ChangePoint, ...]
    flag: ChangeFlag
    side: str | None = None


def followed(store: Store, person_id: UUID, *, since: date | None = None) -> tuple[Followed, ...]:
    """Return everything that was said or measured at least once: pain first, then function, tests.

    Parameters
    ----------
    since
        The first day wanted; None for all.
    """
    return (
        *_pains(store, person_id, since),
        *_questionnaires(store, person_id, since),
        *_tests(store, person_id, since),
    )


def by_day(entries: Iterable[tuple[date, float]]) -> tuple[ChangePoint, ...]:
    """Return one point a day, the mean of that day's values, in order."""
    days: dict[date, list[float]] = {}
    for day, value in entries:
        days.setdefault(day, []).append(value)
    return tuple(ChangePoint(day, sum(days[day]) / len(days[day])) for day in sorted(days))


def _pains(store: Store, person_id: UUID, since: date | None) -> Iterator[Followed]:
    entries = store.pain.of_person(person_id)
    measure = change_measure(PAIN)
    for kind in DAILY_PAIN:
        points = by_day(
            (_day(each.felt_utc), float(each.score))
            for each in entries
            if each.kind == kind and (since is None or _day(each.felt_utc) >= since)
        )
        if points:
            flag = change_flag(measure, points, daily=True)
            yield Followed(f"pain_{kind}", measure, points, flag)


def _questionnaires(store: Store, person_id: UUID, since: date | None) -> Iterator[Followed]:
    answers = store.questionnaires.of_person(person_id)
    for asked in questionnaires():
        scored = [
            (_day(each.answered_utc), each.score)
            for each in answers
            if each.tool == asked.id and each.score is not None
        ]
        points = by_day((day, score) for day, score in scored if since is None or day >= since)
        if points:
            measure = change_measure(asked.id)
            yield Followed(asked.id, measure, points, change_flag(measure, points))


def _tests(store: Store, person_id: UUID, since: date | None) -> Iterator[Followed]:
    stature = said_of_self(store, person_id).stature_cm
    by_test: dict[tuple[str, str | None], list[Assessment]] = {}
    for each in store.assessments.of_person(person_id):
        if each.value is not None and (since is None or _day(each.assessed_utc) >= since):
            by_test.setdefault((each.kind, each.side), []).append(each)
    for (kind, side), tests in by_test.items():
        measure = _measure(kind, tests, stature)
        if measure is None:
            continue
        points = by_day((_day(each.assessed_utc), each.value or 0.0) for each in tests)
        flag = change_flag(measure, points, own=_own_noise(tests))
        yield Followed(kind, measure, points, flag, side)


def _measure(
    kind: str, tests: Sequence[Assessment], stature_cm: float | None
) -> ChangeMeasure | None:
    """Return what is known of a test; None for one that no rule of change is known for."""
    by_camera = any(each.details.get("by", "camera") == "camera" for each in tests)
    if kind == FINGERTIP and by_camera and stature_cm is not None:
        return fingertip_by_camera(stature_cm)
    try:
        return change_measure(kind)
    except KeyError:
        return None


def _own_noise(tests: Sequence[Assessment]) -> float | None:
    """Return the person's own spread from tests done again on the same day."""
    days: dict[date, list[float]] = {}
    for each in tests:
        days.setdefault(_day(each.assessed_utc), []).append(each.value or 0.0)
    return own_mdc(days.values())


def _day(moment: datetime) -> date:
    return moment.astimezone().date()
