"""Today's session: the plan as the check-in and the days before allow it (E.3, E.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from formcheck.care.day.checkin import CheckIn
from formcheck.care.day.easing import eased
from formcheck.care.day.flare import DayDone, FlarePhase, flare_phase, reds_in_a_week
from formcheck.care.day.gaps import share_after_gaps
from formcheck.care.day.light import TrafficLight, during_light
from formcheck.care.plan.beside import calm_only, warmth
from formcheck.care.plan.fitting import fit
from formcheck.care.plan.plan import BesideItem, CameraItem, CarePlan
from formcheck.care.plan.scaling import scaled_item
from formcheck.care.profile import WEEKDAYS, CareProfile, Weekday
from formcheck.care.screening.asking_again import AskAgain, Since, why_ask_again
from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say

DayMode = Literal["locked", "ask_first", "ill", "calm", "easier", "back", "deload", "gap", "usual"]
POOR_SLEEP = 3.0
REDS_FOR_CONTACT = 2
DELOAD_SHARE = 0.6
GENTLE_MINUTES = 10.0
"""At most so long at a time on an easier day [default]."""


@dataclass(frozen=True, slots=True)
class DayContext:
    """What the days before say.

    Attributes
    ----------
    screened_on
        When the health questions were last answered; None if never.
    pain_before
        The last pain that was said.
    deload
        This week is a lighter one.
    answered_since
        The health questions were answered after this check-in: it is not asked for twice.
    """

    screened_on: date | None
    past: tuple[DayDone, ...] = ()
    pain_before: float | None = None
    deload: bool = False
    answered_since: bool = False


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What today holds.

    Attributes
    ----------
    light
        Of the check-in.
    share
        Of the plan's amounts.
    camera
        Empty where the questions come first, on a calm day, and on a day without a session.
    said
        Sentences for the person, the main one first.
    """

    mode: DayMode
    light: TrafficLight
    share: float
    camera: tuple[CameraItem, ...]
    beside: tuple[BesideItem, ...]
    said: tuple[str, ...]
    ask_again: AskAgain | None = None


def plan_day(
    plan: CarePlan,
    person: CareProfile,
    check_in: CheckIn,
    context: DayContext,
    specs: Mapping[str, ExerciseSpec],
) -> DayPlan:
    """Return today's session.

    Nothing of it changes the plan: that is for proposals, which the person accepts.
    """
    light = check_in_light(check_in, person)
    if person.screening.locked:
        return _locked(person, light)
    asked = _ask_again(check_in, context)
    flare = flare_phase(context.past, today=check_in.day, light=light)
    mode, share = _mode(check_in, context, flare, asked)
    camera = _camera(plan, person, check_in, specs, (mode, share))
    beside = _beside(plan, person, check_in.day, mode=mode)
    said = tuple(say(f"care_day.{key}") for key in _said(check_in, context, mode, light))
    return DayPlan(mode, light, share, camera, beside, said, asked)


def _locked(person: CareProfile, light: TrafficLight) -> DayPlan:
    """Return a day without exercises: calm and reading where only a doctor's look is due."""
    beside = calm_only(person) if person.screening.offer == "calm" else ()
    return DayPlan("locked", light, 0.0, (), beside, (person.screening.message,))


def check_in_light(check_in: CheckIn, person: CareProfile) -> TrafficLight:
    """Return the light of a check-in: by the number alone, as nothing has been done yet.

    Where nobody said, it is green: the questions while exercising remain.
    """
    if check_in.pain is None:
        return "green"
    return during_light(check_in.pain, check_in.pain, usual_pain=person.usual_pain)


def weekday(day: date) -> Weekday:
    """Return the name of a day of the week."""
    return WEEKDAYS[day.weekday()]


def _ask_again(check_in: CheckIn, context: DayContext) -> AskAgain | None:
    if context.answered_since:
        return None
    sessions = [each.day for each in context.past if each.exercised]
    since = Since(
        context.screened_on,
        sessions[-1] if sessions else None,
        pain_now=check_in.pain,
        pain_before=context.pain_before,
        something_new=check_in.new_symptom,
    )
    return why_ask_again(since, today=check_in.day)


def _mode(
    check_in: CheckIn, context: DayContext, flare: FlarePhase, asked: AskAgain | None
) -> tuple[DayMode, float]:
    if asked is not None:
        return "ask_first", 0.0
    if check_in.ill:
        return "ill", 0.0
    if flare.phase in ("calm", "easier"):
        return flare.phase, flare.share
    sessions = tuple(each.day for each in context.past if each.exercised)
    shares: dict[DayMode, float] = {
        "back": flare.share,
        "gap": share_after_gaps(sessions, today=check_in.day),
        "deload": DELOAD_SHARE if context.deload else 1.0,
    }
    mode = min(shares, key=lambda each: shares[each])
    return (mode, shares[mode]) if shares[mode] < 1.0 else ("usual", 1.0)


def _camera(
    plan: CarePlan,
    person: CareProfile,
    check_in: CheckIn,
    specs: Mapping[str, ExerciseSpec],
    allowed: tuple[DayMode, float],
) -> tuple[CameraItem, ...]:
    mode, share = allowed
    if mode in ("ask_first", "ill", "calm"):
        return ()
    today = weekday(check_in.day)
    # One that has left the catalogue since cannot be done; the plan still names it.
    due = [item for item in plan.camera if today in item.days and item.exercise in specs]
    if mode == "easier":
        due = eased(due, person, specs)
    items = [scaled_item(item, share, specs[item.exercise]) for item in due]
    minutes = person.minutes if check_in.minutes is None else check_in.minutes
    return fit(items, min(float(minutes), float(person.minutes)), specs=specs) if items else ()


def _beside(
    plan: CarePlan, person: CareProfile, day: date, *, mode: DayMode
) -> tuple[BesideItem, ...]:
    if mode in ("ask_first", "ill"):
        return ()
    today = weekday(day)
    if mode in ("easier", "calm"):
        moving = [_gently(item, today) for item in plan.beside if item.role != "learning"]
        warm = warmth(person, (today,))
        return (*moving, *([warm] if warm else []))
    return tuple(item for item in plan.beside if today in item.days)


def _gently(item: BesideItem, today: Weekday) -> BesideItem:
    """Return what comes beside on a day that is easier: the walk is a slow and short one."""
    gentle = replace(item, days=(today,))
    if item.role != "aerobic":
        return gentle
    minutes = min(item.minutes, GENTLE_MINUTES)
    why = replace(item.choice, why=say("care_plan.aerobic_gentle"))
    return replace(gentle, minutes=minutes, choice=why)


def _said(
    check_in: CheckIn, context: DayContext, mode: DayMode, light: TrafficLight
) -> Sequence[str]:
    keys: list[str] = [mode]
    today = DayDone(check_in.day, exercised=False, before=light)
    past = [each for each in context.past if each.day < check_in.day]
    if reds_in_a_week([*past, today], today=check_in.day) >= REDS_FOR_CONTACT:
        keys.append("contact")
    if mode in ("ask_first", "ill"):
        return keys
    if check_in.minutes is not None and check_in.minutes <= 15:
        keys.append("less_time")
    if check_in.sleep is not None and check_in.sleep <= POOR_SLEEP:
        keys.append("poor_sleep")
    return keys


def morning_due(last_session: date | None, answered_on: date | None, *, today: date) -> bool:
    """Whether the question of the morning after is due: asked for a day, then left alone (E.3)."""
    if last_session is None or today - last_session != timedelta(days=1):
        return False
    return answered_on is None or answered_on <= last_session
