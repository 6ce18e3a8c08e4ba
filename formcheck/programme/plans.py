"""A person's plan: made from their profile, kept version by version, looked at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from formcheck.care.findings.directions import avoided_directions
from formcheck.care.plan import make_plan
from formcheck.care.plan.dose import minutes_of, planned
from formcheck.care.plan.eligible import refusal_said, why_not
from formcheck.care.plan.plan import CameraItem, CarePlan, PlanReason
from formcheck.errors import LockedError, RecordsError
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import Level
from formcheck.history.store import Store
from formcheck.programme.kept_plan import (
    ExerciseAim,
    KeptPlan,
    PlanChange,
    PlanDraft,
    is_kept,
    kept_plan,
)
from formcheck.programme.person import care_profile
from formcheck.texts import say

Specs = Mapping[str, ExerciseSpec]


def current_plan(store: Store, person_id: UUID) -> KeptPlan | None:
    """Return the plan that a person follows; None before the first."""
    for plan in store.plans.of_person(person_id):
        if plan.ended_utc is None and (kept := kept_plan(plan.newest)) is not None:
            return kept
    return None


def plan_history(store: Store, person_id: UUID) -> tuple[KeptPlan, ...]:
    """Return every version of the plan that a person follows, the oldest first."""
    plans = store.plans.of_person(person_id)
    now = next((each for each in plans if each.ended_utc is None and is_kept(each.newest)), None)
    if now is None:
        return ()
    versions = (kept_plan(each) for each in store.plans.versions(now.id))
    return tuple(each for each in versions if each is not None)


def make(store: Store, person_id: UUID, specs: Specs, *, today: date) -> KeptPlan:
    """Make a person's plan anew from all that is known of them, and keep it.

    Raises
    ------
    LockedError
        No exercise is offered to them now.
    """
    person = care_profile(store, person_id, today=today)
    care = make_plan(person, specs)
    if care.reason is not None:
        raise LockedError(care.reason)
    return keep(store, person_id, PlanDraft(care), say("plan.reason_made"))


def keep(
    store: Store,
    person_id: UUID,
    draft: PlanDraft,
    reason: str,
    *,
    based_on: KeptPlan | None = None,
) -> KeptPlan:
    """Keep the next version of a person's plan, or its first.

    Parameters
    ----------
    based_on
        The version that was looked at; None for the newest.

    Raises
    ------
    RecordChangedError
        Another version was kept since.
    """
    now = current_plan(store, person_id)
    if now is None:
        plan = store.plans.make(
            person_id, title=say("plan.title_kept"), body=draft.body(), reason=reason
        )
    else:
        plan = store.plans.change(
            now.plan_id, draft.body(), reason=reason, based_on=(based_on or now).number
        )
    kept = kept_plan(plan.newest)
    assert kept is not None, "what was just written is a plan"
    return kept


def add_exercise(
    store: Store,
    person_id: UUID,
    spec: ExerciseSpec,
    *,
    today: date,
    level: Level = "beginner",
) -> KeptPlan:
    """Put an exercise that a person chose for themself at the end of their plan.

    A person without a plan gets one that holds what they choose, and what always comes beside.

    Raises
    ------
    LockedError
        It does not suit them now.
    RecordsError
        It is in the plan already.
    """
    person = care_profile(store, person_id, today=today)
    if person.screening.locked:
        raise LockedError(person.screening.message)
    able = replace(person, level="advanced")
    refused = why_not(spec, able, avoided_directions(person))
    if refused is not None and refused.kind in ("code", "direction"):
        raise LockedError(refusal_said(refused))
    now = current_plan(store, person_id)
    base = now.care if now else make_plan(person, {})
    if base.item(spec.id) is not None:
        raise RecordsError(say("plan.already_in"))
    care = replace(base, camera=(*base.camera, _chosen(spec, level, base)), notes=_notes(base))
    aims = {**(now.aims if now else {}), spec.id: ExerciseAim(level)}
    draft = PlanDraft(care, aims, PlanChange("by_hand", spec.id))
    return keep(store, person_id, draft, say("plan.reason_added"))


def remove_exercise(store: Store, person_id: UUID, exercise: str) -> KeptPlan:
    """Take an exercise out of the plan.

    Raises
    ------
    RecordsError
        There is no plan, or it is not in it.
    """
    now = current_plan(store, person_id)
    if now is None or now.care.item(exercise) is None:
        raise RecordsError(say("plan.not_in"))
    camera = tuple(each for each in now.care.camera if each.exercise != exercise)
    draft = PlanDraft(replace(now.care, camera=camera), now.aims, PlanChange("by_hand", exercise))
    return keep(store, person_id, draft, say("plan.reason_removed"))


def shorten(store: Store, person_id: UUID, *, to: int) -> KeptPlan:
    """Leave the first exercises of the plan: the warm-up, and what works most.

    Raises
    ------
    RecordsError
        There is no plan.
    """
    now = current_plan(store, person_id)
    if now is None:
        raise RecordsError(say("plan.not_in"))
    order = ("warm_up", "work", "mobility")
    first = sorted(now.care.camera, key=lambda each: order.index(each.role))[:to]
    camera = tuple(each for each in now.care.camera if each in first)
    draft = PlanDraft(replace(now.care, camera=camera), now.aims, PlanChange("shorter"))
    return keep(store, person_id, draft, say("plan.reason_shorter"))


def move_sooner(store: Store, person_id: UUID, exercise: str) -> KeptPlan:
    """Put an exercise one place earlier in the plan.

    Raises
    ------
    RecordsError
        There is no plan, or it is not in it, or it is the first.
    """
    now = current_plan(store, person_id)
    ids = [each.exercise for each in now.care.camera] if now else []
    place = ids.index(exercise) if exercise in ids else 0
    if now is None or place == 0:
        raise RecordsError(say("plan.not_in"))
    moved = list(now.care.camera)
    moved[place - 1 : place + 1] = moved[place], moved[place - 1]
    care = replace(now.care, camera=tuple(moved))
    draft = PlanDraft(care, now.aims, PlanChange("by_hand", exercise))
    return keep(store, person_id, draft, say("plan.reason_order"))


def _chosen(spec: ExerciseSpec, level: Level, base: CarePlan) -> CameraItem:
    dose = planned(spec.dose.at(level))
    choice = PlanReason(say("plan.own_choice"), "own_choice", "own_choice", None, "hand")
    return CameraItem(spec.id, "work", dose, base.days, minutes_of(spec, dose), choice)


def _notes(base: CarePlan) -> tuple[str, ...]:
    """Return the notes of a plan without those that say how few exercises suit."""
    few = {say("care_plan.note_few"), say("care_plan.note_none")}
    return tuple(each for each in base.notes if each not in few)
