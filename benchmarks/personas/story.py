"""A life in plain words, and week by week."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import mean

from benchmarks.page import Row, Table
from benchmarks.personas.life import ChangeLived, DayLived, Life

WEEK = 7
HEAD = (
    "week", "planned", "done", "pain before", "next morning", "harder", "easier",
    "easier days", "lighter", "asked again",
)  # fmt: skip


def story(life: Life) -> str:
    """Return what became of somebody, in a few sentences."""
    return " ".join(_sentences(life))


def weeks_table(life: Life) -> Table:
    """Return the weeks: what was planned and done, how much it hurt, what changed."""
    numbers = range(1, len(life.days) // WEEK + 1)
    return Table(HEAD, tuple(_week_row(life, number) for number in numbers))


def changes_table(life: Life) -> Table:
    """Return every change of the plan with the numbers that decided."""
    rows = tuple(
        (str(each.day), f"`{each.exercise}`", each.kind, _step(each), each.numbers)
        for each in life.changes
    )
    return Table(("day", "exercise", "", "what", "decided by"), rows)


def _sentences(life: Life) -> Iterator[str]:
    usual = "unsaid" if life.usual_pain is None else f"{life.usual_pain:g}"
    yield f"Usual pain {usual} of 10."
    if life.codes:
        yield f"Conditions: {', '.join(life.codes)}."
    if life.start_share is None:
        yield "There was no plan: the answers shut the door."
    else:
        yield f"The plan began with {life.start_share:.0%} of the beginner's dose."
    done = [each for each in life.days if each.set_count]
    sets = sum(each.set_count for each in done)
    yield f"{_counted(len(done), 'session')} and {_counted(sets, 'set')} in {len(life.days)} days;"
    harder, easier = len(life.of("harder")), len(life.of("easier"))
    yield f"{_counted(harder, 'step')} harder, {easier} easier."
    yield from _events(life)
    if life.pain_class is not None:
        yield f"Pain before sessions: {life.pain_class.replace('_', ' ')}."


def _events(life: Life) -> Iterator[str]:
    for said, days in (
        ("A red light ended the session", (each for each in life.days if each.stopped)),
        ("Easier days", (each for each in life.days if each.mode == "easier")),
        ("Lighter days after a break", (each for each in life.days if each.mode == "gap")),
        ("It was asked what stood in the way", (each for each in life.days if each.barrier)),
    ):
        if numbers := _days(days):
            yield f"{said}: {numbers}."


def _week_row(life: Life, number: int) -> Row:
    days = life.days[WEEK * (number - 1) : WEEK * number]
    week = life.weeks[number - 1] if number <= len(life.weeks) else None
    changes = [each for each in life.changes if (each.day - 1) // WEEK == number - 1]
    return (
        str(number),
        str(week.planned) if week else "–",
        str(week.done) if week else "–",
        _mean(each.pain_before for each in days),
        _mean(each.pain_next_morning for each in days),
        str(sum(each.kind == "harder" for each in changes) or ""),
        str(sum(each.kind == "easier" for each in changes) or ""),
        str(sum(each.mode == "easier" for each in days) or ""),
        _first(each.lighter for each in days if each.mode == "deload"),
        _first(each.asked_again for each in days),
    )


def _step(change: ChangeLived) -> str:
    return f"{change.variable} {_plain(change.before)} to {_plain(change.after)}"


def _plain(value: float | str | None) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _mean(values: Iterable[int | None]) -> str:
    known = [each for each in values if each is not None]
    return f"{mean(known):.1f}" if known else "–"


def _first(values: Iterable[str | None]) -> str:
    return next((each for each in values if each), "")


def _days(days: Iterable[DayLived]) -> str:
    numbers: Sequence[int] = [each.day for each in days]
    return f"day {', '.join(map(str, numbers))}" if numbers else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
