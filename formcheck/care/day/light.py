"""The traffic light of pain: while exercising, and the next morning (E.3).

After the pain-monitoring model (Thomee 1997) and handouts of the NHS: 0 to 3, 4 to 5, 6 to 10.
Amber is acceptable and no harm.
"""

from typing import Literal

TrafficLight = Literal["green", "amber", "red"]

RED_FROM = 6.0
RED_FROM_HIGH = 8.0
AMBER_FROM = 4.0
RED_RISE = 3.0
AMBER_RISE = 2.0
HIGH_BASELINE = 4.0
"""Usual pain from which on changes count, and the number alone only from 8."""


def is_high_baseline(usual_pain: float | None) -> bool:
    """Whether a person's usual pain is so high that changes count instead of the number."""
    return usual_pain is not None and usual_pain >= HIGH_BASELINE


def during_light(
    now: float,
    before: float,
    *,
    usual_pain: float | None = None,
    new_leg_symptoms: bool = False,
) -> TrafficLight:
    """Return the light while exercising.

    Parameters
    ----------
    now, before
        Pain from 0 to 10, now and before the session.
    new_leg_symptoms
        Pain or numbness in a leg that is new or goes further down: red whatever the number.
    """
    rise = now - before
    high = is_high_baseline(usual_pain)
    if new_leg_symptoms or rise >= RED_RISE or now >= (RED_FROM_HIGH if high else RED_FROM):
        return "red"
    if rise >= AMBER_RISE or (not high and now >= AMBER_FROM):
        return "amber"
    return "green"


def morning_light(
    now: float | None, usual_morning: float | None, *, stiffer: bool = False
) -> TrafficLight:
    """Return the light of the morning after.

    Parameters
    ----------
    now
        Pain this morning; None where nobody answered, which is amber: nothing gets harder.
    usual_morning
        What it usually is in the morning; None where nobody said, which is amber, too.
    stiffer
        Clearly stiffer than usual.
    """
    if stiffer:
        return "red"
    if now is None or usual_morning is None:
        return "amber"
    rise = now - usual_morning
    if rise >= RED_RISE:
        return "red"
    return "amber" if rise >= AMBER_RISE else "green"


def worst(*lights: TrafficLight) -> TrafficLight:
    """Return the worst of several lights; green of none."""
    order: tuple[TrafficLight, ...] = ("red", "amber", "green")
    return next((light for light in order if light in lights), "green")
