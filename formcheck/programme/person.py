"""What a person said of themself and what was found out about them, as the plan's rules take it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, get_args
from uuid import UUID

from formcheck.care.profile import Assessed, AssessedMeasure, CareProfile
from formcheck.care.profile_file import ProfileFile
from formcheck.care.screening import Screening
from formcheck.history.records import Pain, QuestionnaireAnswer
from formcheck.history.store import Store
from formcheck.history.store.measured import Measured
from formcheck.programme.screened import screened

_MEASURES: frozenset[str] = frozenset(get_args(AssessedMeasure))
_NOT_OF_PROFILE = ("answers", "conditions", "findings", "psfs", "start_back")
_TOTALS: dict[str, AssessedMeasure] = {
    "phq2": "phq2_total",
    "gad2": "gad2_total",
    "stress": "stress",
}
"""Questionnaires whose total is a finding."""


def said_of_self(store: Store, person_id: UUID) -> ProfileFile:
    """Return what a person said of themself; what they did not say is as in an empty file."""
    stored = store.profiles.of_person(person_id)
    known = set(ProfileFile.model_fields) - set(_NOT_OF_PROFILE)
    body = {key: value for key, value in (stored.body if stored else {}).items() if key in known}
    return ProfileFile.model_validate(body, strict=False)


def keep_profile(store: Store, person_id: UUID, changes: Mapping[str, Any]) -> None:
    """Keep what a person said; what is not among the changes stays as it was.

    Raises
    ------
    pydantic.ValidationError
        A value is none that a profile may have.
    """
    stored = store.profiles.of_person(person_id)
    body = {**(stored.body if stored else {}), **changes}
    ProfileFile.model_validate(
        {key: value for key, value in body.items() if key in ProfileFile.model_fields},
        strict=False,
    )
    store.profiles.keep(person_id, body)


def care_profile(store: Store, person_id: UUID, *, today: date) -> CareProfile:
    """Return everything a plan is chosen by."""
    now = screened(store, person_id, today=today).screening
    return profile_with(store, person_id, now, store.pain.of_person(person_id), today=today)


def profile_with(
    store: Store, person_id: UUID, now: Screening, pains: Iterable[Pain], *, today: date
) -> CareProfile:
    """Return everything a plan is chosen by, of which some is known already.

    Parameters
    ----------
    now, pains
        What the health questions say now, and what was said of pain, the oldest first.
    """
    profile = said_of_self(store, person_id).profile(today=today)
    latest = [each.score for each in pains if each.kind in ("now", "before")]
    return CareProfile(
        screening=now,
        age_years=profile.age_years,
        sex=profile.sex,
        level=profile.level,
        equipment=profile.equipment,
        minutes=profile.minutes,
        days=profile.days,
        goals=profile.goals,
        likes=profile.likes,
        dislikes=profile.dislikes,
        assessed=(*_assessed(store, person_id), *_totals(store, person_id), *profile.assessed),
        pain_now=float(latest[-1]) if latest else profile.pain_now,
        usual_pain=profile.usual_pain,
        weeks_of_pain=profile.weeks_of_pain,
    )


def keep_finding(store: Store, person_id: UUID, found: Assessed) -> None:
    """Keep one number that was found out about a person, by hand or by a therapist."""
    unit = found.measure.rpartition("_")[2]
    measured = Measured(
        kind=found.measure,
        value=found.value,
        unit=unit if unit in ("s", "deg", "cm") else "",
        side=found.side,
        details={"by": found.by},
    )
    store.assessments.add(person_id, measured)


def _assessed(store: Store, person_id: UUID) -> Iterator[Assessed]:
    for each in store.assessments.of_person(person_id):
        if each.kind in _MEASURES and each.value is not None:
            day = each.assessed_utc.astimezone().date()
            by = each.details.get("by", "camera")
            yield Assessed(each.kind, each.value, each.side, by, day)  # type: ignore[arg-type]


def _totals(store: Store, person_id: UUID) -> Iterator[Assessed]:
    """Yield what questionnaires found: totals, and STarT Back's two."""
    for each in store.questionnaires.of_person(person_id):
        day = each.answered_utc.astimezone().date()
        for measure, value in _found_by(each).items():
            yield Assessed(measure, value, by="questionnaire", day=day)


def _found_by(answer: QuestionnaireAnswer) -> dict[AssessedMeasure, float]:
    if answer.score is None:
        return {}
    if answer.tool in _TOTALS:
        return {_TOTALS[answer.tool]: answer.score}
    if answer.tool != "start_back":
        return {}
    psych = answer.items.get("psych")
    found: dict[AssessedMeasure, float] = {"start_back_total": answer.score}
    return found if psych is None else {**found, "start_back_psych": float(psych)}
