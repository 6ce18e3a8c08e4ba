"""People drawn at random: who they are, how their pain goes, how they keep to it."""

from random import Random
from typing import Any

from benchmarks.personas.people import Persona, PersonaDay

CODES = (
    "FLEX_INTOL", "EXT_INTOL", "OSTEO", "HTN", "BAL", "KNEE", "HIP", "SHOULDER", "WRIST", "NECK",
    "FLOOR", "VERTIGO", "RESP", "PREG",
)  # fmt: skip
"""Conditions with which there is still a plan."""

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS = 84
QUESTIONS = 15
RISES = (*[0] * 12, *[1] * 6, 2, 2, 3)
"""By how much it hurts more while exercising; one of them is a rise that ends the session."""


def draw_people(count: int, *, seed: int) -> tuple[Persona, ...]:
    """Return people who are the same for the same seed, however many are drawn."""
    return tuple(_draw(f"drawn_{n + 1}", Random(f"{seed}.{n}")) for n in range(count))


def _draw(name: str, dice: Random) -> Persona:
    profile = _profile(dice)
    return Persona(name, profile, tuple(_days(dice, float(profile["usual_pain"]))))


def _profile(dice: Random) -> dict[str, Any]:
    codes = dice.sample(CODES, dice.choice((0, 0, 1, 1, 2, 3)))
    return {
        "year_of_birth": dice.randint(1945, 2004),
        "sex": dice.choice(("female", "male")),
        "stature_cm": dice.randint(152, 195),
        "level": dice.choice(("beginner", "beginner", "standard")),
        "equipment": dice.choice(([], ["chair"], ["mat"], ["chair", "mat"])),
        "minutes_per_day": dice.choice((10, 15, 20, 25, 40)),
        "days": sorted(dice.sample(WEEK, dice.randint(2, 6)), key=WEEK.index),
        "conditions": sorted(codes, key=CODES.index),
        "answers": {str(number + 1): False for number in range(QUESTIONS)},
        "start_back": _start_back(dice),
        "rmdq_total": dice.randint(0, 20),
        "phq2_total": dice.choice((0, 0, 1, 2, 4)),
        "usual_pain": dice.randint(1, 7),
        "weeks_of_pain": dice.choice((1, 6, 20, 200)),
    }


def _start_back(dice: Random) -> dict[str, int]:
    psych = dice.randint(0, 5)
    return {"total": psych + dice.randint(0, 4), "psych": psych}


def _days(dice: Random, usual: float) -> list[PersonaDay]:
    """Draw the days: pain that drifts, sways and sometimes flares; some go away for a while."""
    comes, answers = dice.uniform(0.45, 1.0), dice.uniform(0.5, 1.0)
    drift_a_day, effort = dice.uniform(-0.04, 0.01), dice.uniform(2.5, 5.5)
    form = dice.choice((None, dice.uniform(65.0, 92.0), dice.uniform(75.0, 92.0)))
    share = dice.uniform(0.9, 1.6)
    away = range(dice.randint(1, DAYS), DAYS + 1)[: dice.choice((0, 0, 10, 25))]
    days: list[PersonaDay] = []
    flare = 0.0
    for day in range(1, DAYS + 1):
        flare = dice.uniform(2.0, 5.0) if dice.random() < 0.015 else max(0.0, flare - 1.0)
        pain = _whole(usual + drift_a_day * day + flare + dice.gauss(0.0, 0.6), 10)
        worst = _whole(pain + dice.choice(RISES), 10)
        days.append(
            PersonaDay(
                day,
                present=day == 1 or (day not in away and dice.random() < comes),
                pain_before=pain if dice.random() < 0.95 else None,
                pain_worst_during=worst,
                pain_after=_whole(pain + dice.choice((-1, 0, 0, 1)), 10),
                pain_next_morning=_morning(dice, pain, answers),
                sleep=_whole(dice.gauss(6.0, 1.5), 10),
                stress=_whole(dice.gauss(4.0, 1.5), 10),
                minutes=dice.choice((None, None, 10, 20, 30)),
                effort=float(_whole(effort + dice.gauss(0.0, 1.0), 10)),
                share_of_reps_done=round(max(0.3, share + dice.gauss(0.0, 0.1)), 2),
                form_score=None if form is None else float(_whole(dice.gauss(form, 3.0), 100)),
                new_symptom=dice.random() < 0.004,
            )
        )
    return days


def _morning(dice: Random, pain: int, answers: float) -> int | None:
    return _whole(pain + dice.gauss(0.0, 0.7), 10) if dice.random() < answers else None


def _whole(number: float, most: int) -> int:
    return min(most, max(0, round(number)))
