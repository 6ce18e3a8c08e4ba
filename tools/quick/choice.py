"""Which of the touched tests fit into the time of a quick run: the nearest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.plugins.durations import FileTime

UNKNOWN = FileTime(rest_s=5.0)
"""What a file is taken for that no run has timed."""


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
    """Choose the nearest files that fit into a time, first without their slow tests.

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
    ranked = sorted(touched, key=lambda file: (touched[file], cost[file].rest_s, file))
    rest_s = {file: cost[file].rest_s for file in ranked if not _is_all_slow(cost[file])}
    begun, left_s = _fitting(rest_s, budget_s)
    missing_s = {file: cost[file].all_s - (rest_s[file] if file in begun else 0) for file in ranked}
    whole, left_s = _fitting(missing_s, left_s)
    return Choice(
        whole=tuple(file for file in ranked if file in whole),
        without_slow=tuple(file for file in ranked if file in begun - whole),
        left_out=tuple(file for file in ranked if file not in begun | whole),
        seconds=budget_s - left_s,
    )


def _fitting(cost_s: Mapping[str, float], left_s: float) -> tuple[set[str], float]:
    """Return which files fit into a time, the first ones first, and what is left of it."""
    fitting = set()
    for file, seconds in cost_s.items():
        if seconds <= left_s:
            left_s -= seconds
            fitting.add(file)
    return fitting, left_s


def _is_all_slow(time: FileTime) -> bool:
    return bool(time.slow_s) and not time.rest_s
