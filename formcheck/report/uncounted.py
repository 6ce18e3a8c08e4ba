"""What to tell of movements that stood out and were not counted: when, and what was missing.

Each sentence says facts, not what to do: the one thing to do stands elsewhere, so that two
sentences cannot ask for opposite things.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from formcheck.exercises.result import NotCounted, NotCountedReason, SetResult
from formcheck.report.quantity import listed, moment, quantity
from formcheck.report.repetition import way

MOST_TIMES = 4
"""Of more movements than this only the first and the last time is said."""

_BRIEFLY: dict[NotCountedReason, str] = {
    "cut": "was cut off",
    "given_up": "turned back early",
    "less_range": "went less far than your others",
    "unlike": "did not look like your others",
    "another_movement": "did not look like this exercise",
    "stayed": "did not come back",
    "not_seen": "was not seen well enough",
}


def not_counted_lines(result: SetResult) -> tuple[str, ...]:
    """Return a sentence for each reason, with the times and numbers of its movements."""
    by_reason: dict[NotCountedReason, list[NotCounted]] = {}
    for each in result.not_counted:
        by_reason.setdefault(each.reason, []).append(each)
    return tuple(_line(_Group(result, tuple(alike))) for alike in by_reason.values())


def not_counted_says(reason: NotCountedReason) -> str:
    """Return what to tell of one movement as it ends, while the set goes on."""
    return f"That one {_BRIEFLY[reason]}, so I did not count it."


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

    @property
    def who(self) -> str:
        """How many and when: "One movement at 12 s"."""
        sides = {each.side for each in self.alike}
        side = next(iter(sides)) if len(sides) == 1 else None
        aside = f" ({side})" if side else ""
        times = [moment(each.start_s) for each in self.alike]
        if self.is_one:
            return f"One movement at {times[0]}{aside}"
        many = len(times) > MOST_TIMES
        when = f"between {times[0]} and {times[-1]}" if many else f"at {listed(times)}"
        return f"{len(times)} movements {when}{aside}"

    @property
    def measured(self) -> str:
        """What was measured, of several the range: "15° to 21°"; empty without numbers."""
        values = _known(each.measured for each in self.alike)
        if len(values) < len(self.alike):
            return ""
        least, most = quantity(min(values), self.unit), quantity(max(values), self.unit)
        return least if least == most else f"{least} to {most}"

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
    return f"{group.who} {_SAYS[group.alike[0].reason](group)}"


def _cut(group: _Group) -> str:
    if group.is_one:
        return "was cut off: its beginning or end was not seen."
    return "were cut off: their beginnings or ends were not seen."


def _given_up(group: _Group) -> str:
    if not group.has_numbers:
        return "turned back early."
    return f"turned back after {group.measured}; from {group.needed} on it counts."


def _less_range(group: _Group) -> str:
    if not group.has_numbers:
        return "went clearly less far than your others."
    reached, counts = f"went {group.measured}", f"from {group.needed} on it counts"
    if group.usual:
        return f"{reached}; yours go {group.usual}, so {counts}."
    return (
        f"{reached} of your usual way; {counts}." if group.unit == "%" else f"{reached}; {counts}."
    )


def _unlike(group: _Group) -> str:
    off = f", by {group.measured}; up to {group.needed} is alike" if group.has_numbers else ""
    return f"did not look like your others{off}."


def _another_movement(group: _Group) -> str:
    del group
    return "did not look like this exercise."


def _stayed(group: _Group) -> str:
    if not group.has_numbers:
        return "stayed there instead of coming back."
    return f"stayed there for {group.measured}; back within {group.needed} it counts."


def _not_seen(group: _Group) -> str:
    was, it = ("was", "it") if group.is_one else ("were", "them")
    part = f": {group.measured} of {it}, where {group.needed} is needed"
    return f"{was} not seen well enough{part if group.has_numbers else ''}."


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
