"""The rules of the clinical specification, held against lives without asking the service again."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import mean

from benchmarks.personas.life import ChangeLived, DayLived, Life

WEEK = 7
MOST_RISE = 0.10
RED_RISE, RED_FROM, RED_FROM_HIGH = 3, 6, 8
AMBER_RISE, AMBER_FROM, HIGH = 2, 4, 4
MORNINGS, LEAST_MORNINGS = 7, 3


def is_high(life: Life) -> bool:
    """Whether the rule for people whose usual pain is 4 or more holds (E.3)."""
    return life.usual_pain is not None and life.usual_pain >= HIGH


def during_of(life: Life, day: DayLived) -> str:
    """Return the light while exercising, by the table of E.3; green where nobody said."""
    return max((_light(life, day, now) for now in _said_during(day)), default="green", key=_BADNESS)


def worse_than_green(life: Life, day: DayLived) -> str | None:
    """Return why a session with its next morning was not green; None where it was (E.3, E.4)."""
    if during_of(life, day) != "green":
        return f"day {day.day} was {during_of(life, day)}"
    if day.pain_next_morning is None:
        return f"nobody answered the morning after day {day.day}"
    usual = _usual_morning(life, before=day.day)
    if usual is not None and day.pain_next_morning - usual >= AMBER_RISE:
        return f"the morning after day {day.day} was {day.pain_next_morning} against {usual:g}"
    return None


def last_two(life: Life, change: ChangeLived) -> tuple[DayLived, ...]:
    """Return the last two sessions with an exercise before it was changed."""
    did = [each for each in life.days[: change.day - 1] if each.did(change.exercise)]
    return tuple(did[-2:])


def progressed_on_less_than_green(life: Life) -> tuple[str, ...]:
    """Return every harder change whose last two sessions were not both green."""
    found: list[str] = []
    for change in life.of("harder"):
        sessions = last_two(life, change)
        found += [] if len(sessions) == 2 else [f"day {change.day}: fewer than two sessions"]
        why = (worse_than_green(life, each) for each in sessions)
        found += [f"day {change.day}: {each}" for each in why if each]
    return tuple(found)


def rises_too_fast(life: Life) -> tuple[str, ...]:
    """Return the days on which the plan holds more than E.4 allows, against any day of the week.

    A tenth more, or one repetition in one exercise.
    """
    found: list[str] = []
    for day in life.days:
        base, base_day = min(_volumes(life, before=day.day), default=(day.volume, day.day))
        rise = day.volume - base
        since = [each for each in life.changes if base_day < each.day <= day.day and each.added > 0]
        one = len(since) == 1 and since[0].variable == "reps"
        if rise > MOST_RISE * base + 1e-9 and not one:
            found.append(f"day {day.day}: {base:g} to {day.volume:g}")
    return tuple(found)


def not_stopped(life: Life) -> tuple[int, ...]:
    """Return the days on which a red light said half-way did not end the session."""
    return tuple(
        each.day
        for each in life.days
        if each.pain_during is not None
        and each.pain_during != each.pain_before
        and _light(life, each, each.pain_during) == "red"
        and not each.stopped
    )


def done_behind_the_door(life: Life) -> tuple[int, ...]:
    """Return the days with a set though no exercise was let through."""
    return tuple(each.day for each in life.days if not each.reachable and each.set_count)


def refused_by_the_gate(life: Life) -> tuple[int, ...]:
    """Return the days on which something was offered that the gate then refused."""
    return tuple(each.day for each in life.days if each.refused)


def easier_runs(life: Life) -> tuple[int, ...]:
    """Return how many days in a row were easier, each time."""
    easier = [each.day for each in life.days if each.mode == "easier"]
    runs: list[int] = []
    for n, day in enumerate(easier):
        if n and day == easier[n - 1] + 1:
            runs[-1] += 1
        else:
            runs.append(1)
    return tuple(runs)


def gaps(life: Life) -> Iterator[tuple[int, DayLived]]:
    """Yield each break of more than a week between sessions: its days, and the day after it."""
    did = [each for each in life.days if each.set_count]
    for before, after in pairwise(did):
        if after.day - before.day > WEEK:
            yield after.day - before.day, after


_BADNESS = ("green", "amber", "red").index


def _light(life: Life, day: DayLived, now: int) -> str:
    before = now if day.pain_before is None else day.pain_before
    high = is_high(life)
    if now - before >= RED_RISE or now >= (RED_FROM_HIGH if high else RED_FROM):
        return "red"
    if now - before >= AMBER_RISE or (not high and now >= AMBER_FROM):
        return "amber"
    return "green"


def _said_during(day: DayLived) -> tuple[int, ...]:
    return tuple(each for each in (day.pain_during, day.pain_after) if each is not None)


def _usual_morning(life: Life, *, before: int) -> float | None:
    mornings = [each.pain_next_morning for each in life.days if each.day < before]
    last = [each for each in mornings if each is not None][-MORNINGS:]
    return mean(last) if len(last) >= LEAST_MORNINGS else life.usual_pain


def _volumes(life: Life, *, before: int) -> list[tuple[float, int]]:
    """Return the volumes at the end of the seven days before a day, each with its day."""
    days = [(each.volume, each.day) for each in life.days if before - WEEK <= each.day < before]
    return [*days, (life.first_volume, 0)] if before <= WEEK else days
