"""What is chosen, done and noted beside the exercises: calm, comfort, minutes on the move."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from formcheck.care.beside_kinds import BY_THERAPIST, BesideKind
from formcheck.care.learn import guide
from formcheck.care.plan.beside import chosen_beside
from formcheck.care.plan.plan import BesideItem
from formcheck.errors import AccessRefusedError, LockedError, RecordsError
from formcheck.history.records.programme import UnseenActivity
from formcheck.history.store import Store
from formcheck.programme.kept_plan import KeptPlan, PlanChange, PlanDraft
from formcheck.programme.person import care_profile
from formcheck.programme.plans import current_plan, keep
from formcheck.programme.sittings import LIMITS
from formcheck.programme.unseen import keep_unseen
from formcheck.texts import say


def did_beside(store: Store, kind: BesideKind, minutes: float | None = None) -> UnseenActivity:
    """Keep that the viewer did something that has a guide, now.

    Parameters
    ----------
    minutes
        How long; as long as it usually takes where nobody said.

    Raises
    ------
    CareFileError
        There is no guide to it.
    RecordsError
        Nobody does it for so long.
    """
    usual = guide(kind).minutes
    lasted = _checked(usual if minutes is None else minutes)
    return keep_unseen(store, kind, {"minutes": lasted})


def choose_beside(store: Store, kind: BesideKind, *, today: date) -> KeptPlan:
    """Put something that the viewer chose into their plan.

    What calms takes the place of what calmed before; comfort comes to what is there.

    Raises
    ------
    LockedError
        It does not suit them now.
    RecordsError
        There is no plan yet.
    """
    me = store.viewer_id
    now = current_plan(store, me)
    if now is None:
        raise RecordsError(say("plan.none_yet"))
    chosen = chosen_beside(kind, care_profile(store, me, today=today), now.care.days)
    if chosen is None:
        raise LockedError(say("plan.beside_does_not_suit"))
    care = replace(now.care, beside=_with(now.care.beside, chosen))
    draft = PlanDraft(care, now.aims, PlanChange("by_hand", variable="beside", after=kind))
    return keep(store, me, draft, say("plan.reason_beside"))


def note_by_therapist(
    store: Store, person_id: UUID, kind: BesideKind, minutes: float, *, note: str = ""
) -> UnseenActivity:
    """Keep what a therapist did with a person: the treatment of a therapist's hands.

    Raises
    ------
    AccessRefusedError
        The viewer is no therapist of theirs.
    RecordsError
        It is nothing that a therapist does, or nobody does it for so long.
    """
    if store.viewer_id == person_id or store.accounts.me().role != "therapist":
        raise AccessRefusedError
    if kind not in BY_THERAPIST:
        raise RecordsError(say("plan.not_by_therapist"))
    amount: dict[str, Any] = {"minutes": _checked(minutes), "by": "therapist"}
    return store.unseen.note(person_id, kind, {**amount, "note": note} if note else amount)


def _with(beside: tuple[BesideItem, ...], chosen: BesideItem) -> tuple[BesideItem, ...]:
    takes_place = ("relaxation", "aerobic")
    stay = [
        each
        for each in beside
        if each.kind != chosen.kind
        and not (each.role == chosen.role and chosen.role in takes_place)
    ]
    at = next((n for n, each in enumerate(beside) if each not in stay), len(stay))
    return (*stay[:at], chosen, *stay[at:])


def _checked(minutes: float) -> float:
    most = LIMITS["minutes"][1]
    if not 0 < minutes <= most:
        raise RecordsError(say("checkin.out_of_range", least=1, most=most))
    return minutes
