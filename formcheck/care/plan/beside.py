"""What comes beside the exercises and is always there: calm and minutes on the move (E.1, E.2)."""

from formcheck.care.beside_kinds import BesideKind
from formcheck.care.learn.guides import guide, guides
from formcheck.care.plan.days import spread
from formcheck.care.plan.plan import BesideItem, PlanReason
from formcheck.care.profile import WEEKDAYS, CareProfile, Weekday
from formcheck.exercises.terms import Level
from formcheck.texts import say

PIECE_MINUTES: dict[Level, float] = {"beginner": 10.0, "standard": 20.0, "advanced": 30.0}
"""Minutes on the move at a time: towards 150 a week, in pieces of at least ten (E.2)."""

MOVING_DAYS = 5
LESSON_MINUTES = 2.0

CALM_KINDS: tuple[BesideKind, ...] = ("breathing", "body_scan", "muscle_relaxation")
"""What calms, in the order it is offered in; a person may like another one better."""

CALM_WHILE_LOCKED: frozenset[BesideKind] = frozenset({"breathing", "body_scan"})
"""What may be done while a doctor has not yet looked: nothing that asks for effort (D.3)."""


def beside_items(
    person: CareProfile, days: tuple[Weekday, ...], share: float, *, minds: bool
) -> tuple[BesideItem, ...]:
    """Return what comes beside the exercises.

    Parameters
    ----------
    days
        Of the sessions: calm follows the exercises.
    share
        What the plan starts with: less means fewer days on the move, not shorter ones.
    minds
        Whether worry, mood or stress are among what to work on: a lesson comes more often then.
    """
    return (
        _moving(person, share),
        _item(_calm(person, CALM_KINDS), person, days, _always("relaxation")),
        _lesson(days if minds else days[:1]),
    )


def calm_only(person: CareProfile) -> tuple[BesideItem, ...]:
    """Return what may be done while a doctor has not yet looked: breathing and reading."""
    kinds = tuple(kind for kind in CALM_KINDS if kind in CALM_WHILE_LOCKED)
    calm = _item(_calm(person, kinds), person, WEEKDAYS, _always("relaxation"))
    return calm, _lesson(WEEKDAYS)


def warmth(person: CareProfile, days: tuple[Weekday, ...]) -> BesideItem | None:
    """Return warmth with its cautions; None where it is better left out."""
    if "heat" not in beside_choices(person):
        return None
    return _item("heat", person, days, _always("heat"))


def beside_choices(person: CareProfile) -> tuple[BesideKind, ...]:
    """Return what a person may choose beside the exercises: what suits them, calm first.

    What a therapist does with their hands is not among it: it is noted, not chosen.
    """
    screening = person.screening
    return tuple(
        each.id
        for each in guides()
        if each.suits(screening.codes)
        and (
            screening.offer == "exercises"
            or (screening.offer == "calm" and each.id in CALM_WHILE_LOCKED)
        )
    )


def chosen_beside(
    kind: BesideKind, person: CareProfile, days: tuple[Weekday, ...]
) -> BesideItem | None:
    """Return what a person chose for themself; None where it does not suit them now."""
    if kind not in beside_choices(person):
        return None
    choice = PlanReason(say("plan.own_choice"), "own_choice", "own_choice", None, "hand")
    return _item(kind, person, days, choice)


def _moving(person: CareProfile, share: float) -> BesideItem:
    seated = "EXT_INTOL" in person.screening.codes
    kind: BesideKind = "cycling" if seated else "walking"
    days = spread(WEEKDAYS, max(1, int(MOVING_DAYS * share)))
    return _item(kind, person, days, _always("aerobic_seated" if seated else "aerobic"))


def _calm(person: CareProfile, kinds: tuple[BesideKind, ...]) -> BesideKind:
    """Return what calms a person: what they like, else the first that suits them.

    Lying still and noticing suits everybody, so it is what is left.
    """
    codes = person.screening.codes
    suiting = [kind for kind in kinds if guide(kind).suits(codes)]
    liked = [kind for kind in suiting if kind in person.likes]
    unwanted = {*person.dislikes}
    if "diaphragmatic_breathing" in unwanted:
        unwanted.add("breathing")
    wanted = [kind for kind in suiting if kind not in unwanted]
    return next(iter((*liked, *wanted)), "body_scan")


def _item(
    kind: BesideKind, person: CareProfile, days: tuple[Weekday, ...], choice: PlanReason
) -> BesideItem:
    how = guide(kind)
    minutes = PIECE_MINUTES[person.level] if how.role == "aerobic" else how.minutes
    return BesideItem(
        kind, how.role, minutes, days, choice, how.cautions_of(person.screening.codes)
    )


def _lesson(days: tuple[Weekday, ...]) -> BesideItem:
    return BesideItem("lesson", "learning", LESSON_MINUTES, days, _always("lesson"))


def _always(key: str) -> PlanReason:
    return PlanReason(say(f"care_plan.{key}"), "general", "always", None, "none")
