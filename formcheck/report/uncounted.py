"""What to tell of movements that stood out and were not counted: when, and what was missing.

Each sentence says facts, not what to do: the one thing to do stands elsewhere, so that two
sentences cannot ask for opposite things.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from formcheck.exercises.result import NotCounted, NotCountedReason, SetResult
from formcheck.report.quantity import moment, quantity
from formcheck.report.repetition import way
from formcheck.texts import say
from formcheck.texts.names import aside, listed

MOST_TIMES = 4
"""Of more movements than this only the first and the last time is said."""


def not_counted_lines(result: SetResult) -> tuple[str, ...]:
    """Return a sentence for each reason, with the times and numbers of its movements."""
    by_reason: dict[tuple[NotCountedReason, str], list[NotCounted]] = {}
    for each in result.not_counted:
        by_reason.setdefault((each.reason, each.says), []).append(each)
    return tuple(_line(_Group(result, tuple(alike))) for alike in by_reason.values())


def not_counted_says(reason: NotCountedReason) -> str:
    """Return what to tell of one movement as it ends, while the set goes on."""
    return say(f"report.briefly_{reason}")


@dataclass(frozen=True, slots=True)
class _Group:
    """Movements of a set that were not counted for the same reason."""

    result: SetResult
    alike: tuple[NotCounted, ...]

    @property
    def is_one(self) -> bool:
        return len(self.alike) == 1

    @property
    def unit(self) -> str:
        return self.alike[0].unit

    def said_to(self, what: str) -> str:
        """Return a sentence of how many and when: "One movement at 12 s was cut off."."""
        sides = {each.side for each in self.alike}
        side = aside(next(iter(sides)) if len(sides) == 1 else None)
        times = [moment(each.start_s) for each in self.alike]
        if self.is_one:
            return say("report.missed_one", time=times[0], side=side, what=what)
        count = len(times)
        if count > MOST_TIMES:
            first, last = times[0], times[-1]
            return say(
                "report.missed_many", count=count, first=first, last=last, side=side, what=what
            )
        return say("report.missed_several", count=count, times=listed(times), side=side, what=what)

    @property
    def measured(self) -> str:
        """What was measured, of several the range: "15° to 21°"; empty without numbers."""
        values = _known(each.measured for each in self.alike)
        if len(values) < len(self.alike):
            return ""
        least, most = quantity(min(values), self.unit), quantity(max(values), self.unit)
        return least if least == most else say("report.from_to", least=least, most=most)

    @property
    def needed(self) -> str:
        """What would have been counted; empty where one number does not say it of all."""
        values = _known(each.needed for each in self.alike)
        needed = {quantity(value, self.unit) for value in values}
        return needed.pop() if len(values) == len(self.alike) and len(needed) == 1 else ""

    @property
    def has_numbers(self) -> bool:
        return bool(self.measured and self.needed)

    @property
    def usual(self) -> str:
        """How far the counted repetitions went, in the middle; empty in another unit."""
        reps = [rep for rep in self.result.reps if rep.unit == self.unit]
        ways = _known(map(way, reps))
        return quantity(median(ways), self.unit) if ways else ""


def _line(group: _Group) -> str:
    return group.said_to(_SAYS[group.alike[0].reason](group))


def _cut(group: _Group) -> str:
    return say("report.cut_one" if group.is_one else "report.cut_several")


def _given_up(group: _Group) -> str:
    if not group.has_numbers:
        return say("report.given_up")
    return say("report.given_up_at", measured=group.measured, needed=group.needed)


def _less_range(group: _Group) -> str:
    if not group.has_numbers:
        return say("report.less_range")
    measured, needed = group.measured, group.needed
    if group.usual:
        return say("report.less_range_than", measured=measured, usual=group.usual, needed=needed)
    share = group.unit == "%"
    reached = "report.less_range_share" if share else "report.less_range_at"
    return say(reached, measured=measured, needed=needed)


def _unlike(group: _Group) -> str:
    if not group.has_numbers:
        return say("report.unlike")
    return say("report.unlike_by", measured=group.measured, needed=group.needed)


def _another_movement(group: _Group) -> str:
    one = group.alike[0]
    if not one.says:
        return say("report.another_movement")
    asked = one.says.rstrip(".")
    if not group.has_numbers or one.measured is None or one.needed is None:
        return say("report.another_movement_lacks", asked=asked)
    bound = "least" if one.measured < one.needed else "most"
    return say(
        f"report.another_movement_at_{bound}",
        asked=asked,
        measured=group.measured,
        needed=group.needed,
    )


def _stayed(group: _Group) -> str:
    if not group.has_numbers:
        return say("report.stayed")
    return say("report.stayed_for", measured=group.measured, needed=group.needed)


def _not_seen(group: _Group) -> str:
    if group.measured and not group.needed:
        return say("report.not_seen_while", measured=group.measured)
    if not group.has_numbers:
        return say("report.not_seen_one" if group.is_one else "report.not_seen_several")
    part = "report.not_seen_one_part" if group.is_one else "report.not_seen_several_part"
    return say(part, measured=group.measured, needed=group.needed)


_SAYS: dict[NotCountedReason, Callable[[_Group], str]] = {
    "cut": _cut,
    "given_up": _given_up,
    "less_range": _less_range,
    "unlike": _unlike,
    "another_movement": _another_movement,
    "stayed": _stayed,
    "not_seen": _not_seen,
}


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None and math.isfinite(value)]
