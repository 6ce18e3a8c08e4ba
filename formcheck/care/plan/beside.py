"""What comes beside the exercises and is always there: calm and minutes on the move (E.1, E.2)."""

from formcheck.care.plan.days import spread
from formcheck.care.plan.plan import BesideItem, BesideKind, PlanReason
from formcheck.care.profile import WEEKDAYS, CareProfile, Weekday
from formcheck.exercises.terms import Level
from formcheck.texts import say

PIECE_MINUTES: dict[Level, float] = {"beginner": 10.0, "standard": 20.0, "advanced": 30.0}
"""Minutes on the move at a time: towards 150 a week, in pieces of at least ten (E.2)."""

MOVING_DAYS = 5
CALM_MINUTES = 5.0
SCAN_MINUTES = 8.0
HEAT_MINUTES = 15.0
LESSON_MINUTES = 2.0


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
        _calm(person, days),
        _lesson(days if minds else days[:1]),
    )


def calm_only(person: CareProfile) -> tuple[BesideItem, ...]:
    """Return what may be done while a doctor has not yet looked: breathing and reading."""
    return _calm(person, WEEKDAYS), _lesson(WEEKDAYS)


def warmth(person: CareProfile, days: tuple[Weekday, ...]) -> BesideItem | None:
    """Return warmth with its cautions; None where it is better left out."""
    if "PREG" in person.screening.codes:
        return None
    cautions = (say("care_plan.caution_heat"), say("care_plan.caution_heat_not"))
    return BesideItem("heat", "comfort", HEAT_MINUTES, days, _always("heat"), cautions)


def _moving(person: CareProfile, share: float) -> BesideItem:
    codes = person.screening.codes
    seated = "EXT_INTOL" in codes
    kind: BesideKind = "cycling" if seated else "walking"
    cautions = [say("care_plan.caution_talk")]
    if "BAL" in codes or "VERTIGO" in codes:
        cautions.append(say("care_plan.caution_walk_balance"))
    days = spread(WEEKDAYS, max(1, int(MOVING_DAYS * share)))
    why = _always("aerobic_seated" if seated else "aerobic")
    minutes = PIECE_MINUTES[person.level]
    return BesideItem(kind, "aerobic", minutes, days, why, tuple(cautions))


def _calm(person: CareProfile, days: tuple[Weekday, ...]) -> BesideItem:
    why = _always("relaxation")
    if "RESP" in person.screening.codes or "diaphragmatic_breathing" in person.dislikes:
        return BesideItem("body_scan", "relaxation", SCAN_MINUTES, days, why)
    cautions = (say("care_plan.caution_breath"),)
    return BesideItem("breathing", "relaxation", CALM_MINUTES, days, why, cautions)


def _lesson(days: tuple[Weekday, ...]) -> BesideItem:
    return BesideItem("lesson", "learning", LESSON_MINUTES, days, _always("lesson"))


def _always(key: str) -> PlanReason:
    return PlanReason(say(f"care_plan.{key}"), "general", "always", None, "none")
