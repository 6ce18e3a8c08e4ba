"""Which of the touched tests fit into the time of a quick run: the nearest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tools.quick.durations import FileTime

UNKNOWN = FileTime(rest_s=5.0)
"""What a file is taken for that no run has timed."""

Part = Literal["whole", "without slow", "nothing"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Files of tests, nearest first.

    Attributes
    ----------
    whole
        Run with all their tests.
    without_slow
        Run without those marked slow.
    left_out
        Touched, and not run.
    seconds
        What those to be run took in the last whole run, one after the other.
    """

    whole: tuple[str, ...]
    without_slow: tuple[str, ...]
    left_out: tuple[str, ...]
    seconds: float

    @property
    def files(self) -> tuple[str, ...]:
        """All files that are run, whole or not."""
        return self.whole + self.without_slow


def choose(touched: Mapping[str, int], times: Mapping[str, FileTime], *, budget_s: float) -> Choice:
    """Choose the nearest files that fit into a time: whole, or else without their slow tests.

    Parameters
    ----------
    touched
        Steps of dependence by file.
    times
        Seconds by file, as far as known.
    budget_s
        What all that is chosen may take, one after the other.
    """
    cost = {file: times.get(file, UNKNOWN) for file in touched}
    left_s = budget_s
    parts: dict[Part, list[str]] = {"whole": [], "without slow": [], "nothing": []}
    for file in sorted(touched, key=lambda file: (touched[file], cost[file].all_s, file)):
        part, part_s = _what_fits(cost[file], left_s)
        left_s -= part_s
        parts[part].append(file)
    return Choice(
        whole=tuple(parts["whole"]),
        without_slow=tuple(parts["without slow"]),
        left_out=tuple(parts["nothing"]),
        seconds=budget_s - left_s,
    )


def _what_fits(time: FileTime, left_s: float) -> tuple[Part, float]:
    """Return how much of a file fits into a time, and how long that takes."""
    if time.all_s <= left_s:
        return "whole", time.all_s
    if 0.0 < time.rest_s <= left_s:
        return "without slow", time.rest_s
    return "nothing", 0.0
