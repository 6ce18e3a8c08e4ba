"""Puts a plan together: two to six exercises, and what always comes beside them (E.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from formcheck.care.findings.advice import advice_for
from formcheck.care.findings.directions import avoided_directions
from formcheck.care.findings.rules import find_deficits
from formcheck.care.plan.beside import beside_items
from formcheck.care.plan.candidates import FOR_THE_BACK, STRENGTHENS, Candidate, Pool
from formcheck.care.plan.days import days_of, session_days
from formcheck.care.plan.dose import minutes_of, start_dose, start_share
from formcheck.care.plan.eligible import DISLIKED, refusal_said, why_not
from formcheck.care.plan.fitting import fit
from formcheck.care.plan.plan import CameraItem, CarePlan, LeftOut, Role
from formcheck.care.profile import CareProfile, Weekday
from formcheck.exercises.counting.better_fit import way_of
from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say

LEAST_EXERCISES = 2
MOST_MINUTES = 25.0
LEAST_MINUTES_OF_MANY = 15.0
"""Who gives 25 minutes or more gets 15 to 25 of them: with more, fewer people keep it up (E.1)."""

_PLACES = ((8.0, 2, 1), (12.0, 3, 2), (18.0, 4, 2), (MOST_MINUTES, 5, 3))
"""Up to how many minutes there is room for how many exercises, and how many of them work."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all items of a plan share."""

    share: float
    days: tuple[Weekday, ...]


def make_plan(person: CareProfile, specs: Mapping[str, ExerciseSpec]) -> CarePlan:
    """Return a plan for a person, or an empty one that says why.

    Parameters
    ----------
    specs
        The exercises of the catalogue by id; relaxation comes beside them and takes no place.
    """
    share, days = start_share(person), session_days(person.days)
    if person.screening.locked:
        return CarePlan((), (), days, share, reason=person.screening.message)
    pool = _pool(person, specs)
    items = _camera(pool, _Frame(share, days))
    minds = any(each.deficit == "mind" for each in pool.found)
    return CarePlan(
        camera=items,
        beside=beside_items(person, days, share, minds=minds),
        days=days,
        start_share=share,
        advice=advice_for(person),
        notes=_notes(pool, items, share),
        left_out=_left_out(pool, items),
    )


def _pool(person: CareProfile, specs: Mapping[str, ExerciseSpec]) -> Pool:
    avoided = avoided_directions(person)
    judged = {each: why_not(spec, person, avoided) for each, spec in specs.items()}
    refused = {each: refusal for each, refusal in judged.items() if refusal}
    return Pool(dict(specs), refused, find_deficits(person), person)


def _camera(pool: Pool, frame: _Frame) -> tuple[CameraItem, ...]:
    places, working = _places(pool.person.minutes)
    work = _strengthening(pool)
    taken = {each.spec.id for each in work}
    warm_up = _free(pool, pool.for_place("warm_up"), taken, needed=True)[:1]
    taken |= {each.spec.id for each in warm_up}
    work += _free(pool, pool.for_place("work"), taken)[: working - len(work)]
    taken |= {each.spec.id for each in work}
    moves = _free(pool, pool.for_place("mobility"), taken)
    moves = moves[: max(0, places - len(work) - len(warm_up))]
    chosen: list[tuple[Role, Candidate]] = [
        *(("warm_up", each) for each in warm_up),
        *(("work", each) for each in work),
        *(("mobility", each) for each in moves),
    ]
    items = [_item(role, each, frame) for role, each in chosen]
    items += _more(pool, items, places, frame)
    limit = min(float(pool.person.minutes), MOST_MINUTES)
    return fit(sorted(items, key=_order), limit, specs=pool.specs)


def _places(minutes: float) -> tuple[int, int]:
    for below, places, working in _PLACES:
        if minutes < below:
            return places, working
    return 6, 3


def _strengthening(pool: Pool) -> list[Candidate]:
    """Return the strength or motor control that no plan goes without, for the back if any is."""
    able = [each for each in pool.for_place("work") if each.spec.category in STRENGTHENS]
    back = [each for each in able if FOR_THE_BACK & set(each.spec.targets)]
    willing = [each for each in back if not pool.disliked(each.spec.id)]
    return (willing or back or able)[:1]


def _free(
    pool: Pool, candidates: Iterable[Candidate], taken: set[str], *, needed: bool = False
) -> list[Candidate]:
    """Return who is not in the plan yet; what the person dislikes only where one is needed.

    An exercise and an easier way of it are one: both together come last, where one is needed.
    """
    ways = {way_of(each) for each in taken}
    free: list[Candidate] = []
    same: list[Candidate] = []
    for each in candidates:
        name = each.spec.id
        if name in taken or (pool.disliked(name) and not needed):
            continue
        (same if way_of(name) in ways else free).append(each)
        ways.add(way_of(name))
    return [*free, *(same if needed else [])]


def _more(pool: Pool, items: list[CameraItem], places: int, frame: _Frame) -> list[CameraItem]:
    """Return further work where a person has time for it and little else suits them."""
    more: list[CameraItem] = []
    taken = {item.exercise for item in items}
    for each in _free(pool, pool.for_place("work"), taken, needed=len(items) < LEAST_EXERCISES):
        minutes = sum(item.minutes for item in (*items, *more))
        enough = pool.person.minutes < MOST_MINUTES or minutes >= LEAST_MINUTES_OF_MANY
        count = len(items) + len(more)
        if count >= places or (enough and count >= LEAST_EXERCISES):
            break
        more.append(_item("work", each, frame))
    return more


def _item(role: Role, candidate: Candidate, frame: _Frame) -> CameraItem:
    spec = candidate.spec
    dose = start_dose(spec, frame.share)
    days = frame.days if role == "warm_up" else days_of(spec.category, frame.days)
    return CameraItem(spec.id, role, dose, days, minutes_of(spec, dose), candidate.choice)


def _order(item: CameraItem) -> int:
    return ("warm_up", "work", "mobility").index(item.role)


def _notes(pool: Pool, items: tuple[CameraItem, ...], share: float) -> tuple[str, ...]:
    keys = ["note_gentle"] if items and share < 1.0 else []
    stronger = any(pool.specs[item.exercise].category in STRENGTHENS for item in items)
    if len(items) < LEAST_EXERCISES or not stronger:
        keys.append("note_few" if items else "note_none")
    return tuple(say(f"care_plan.{key}") for key in (*keys, "note_discuss", "note_guidance"))


def _left_out(pool: Pool, items: tuple[CameraItem, ...]) -> tuple[LeftOut, ...]:
    refused = dict(pool.refused)
    within = {item.exercise for item in items}
    refused |= {each: DISLIKED for each in pool.person.dislikes if each in pool.specs}
    return tuple(
        LeftOut(each, refusal, refusal_said(refusal))
        for each, refusal in sorted(refused.items())
        if each not in within
    )
