"""Sums over sets: how many counts are right, how far the others are off, how late live is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from benchmarks.real.sets import Counted

FAR = 2
"""A count further off than this is no slip any more."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some sets are counted how well.

    Attributes
    ----------
    sets
        How many there are.
    exact, within_one, far_off
        Counted as a fair count may say; at most one off; more than two off.
    zero_wrong, zero_unexplained
        Nothing counted where there was something; nothing counted and nothing said about it.
    too_many
        Repetitions counted beyond what is fair.
    aloud_exact, aloud_within_one
        The same live.
    """

    sets: int
    exact: int
    within_one: int
    far_off: int
    zero_wrong: int
    zero_unexplained: int
    too_many: int
    aloud_exact: int
    aloud_within_one: int

    @classmethod
    def of(cls, counted: Sequence[Counted]) -> "Tally":
        """Return the sums over some sets."""
        return cls(
            sets=len(counted),
            exact=sum(each.off == 0 for each in counted),
            within_one=sum(each.off <= 1 for each in counted),
            far_off=sum(each.off > FAR for each in counted),
            zero_wrong=sum(each.zero_is_wrong for each in counted),
            zero_unexplained=sum(each.zero_without_reason for each in counted),
            too_many=sum(each.too_many for each in counted),
            aloud_exact=sum(each.aloud_off == 0 for each in counted),
            aloud_within_one=sum(each.aloud_off <= 1 for each in counted),
        )

    @property
    def exact_share(self) -> float:
        """The share of the sets that are counted as a fair count may say; NaN of none."""
        return self.exact / self.sets if self.sets else float("nan")

    @property
    def aloud_share(self) -> float:
        """The share of the sets that are counted live as a fair count may say; NaN of none."""
        return self.aloud_exact / self.sets if self.sets else float("nan")


def by(counted: Sequence[Counted], key: Callable[[Counted], str]) -> dict[str, Tally]:
    """Return the sums by a key, the key with most sets first."""
    groups: dict[str, list[Counted]] = {}
    for each in counted:
        groups.setdefault(key(each), []).append(each)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return {name: Tally.of(group) for name, group in ordered}


def delay_s(counted: Sequence[Counted]) -> tuple[float, float]:
    """Return median and 95th percentile of the delay of what was counted aloud; NaN of none."""
    every = list(chain.from_iterable(each.delays_s for each in counted))
    if not every:
        return float("nan"), float("nan")
    median_s, most_s = np.percentile(every, (50, 95))
    return float(median_s), float(most_s)
