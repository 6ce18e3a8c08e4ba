"""Constants chosen without some sets, and what they count in these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.real.constants import AS_SHIPPED, Trial


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Sets that had no say in a choice, and how they fare by it.

    Attributes
    ----------
    group
        What they have in common: an exercise, or a single recording's name.
    sets
        How many there are.
    exact, exact_as_shipped
        How many are counted right by the constants chosen on the others, and as shipped.
    choices
        How many variants are as good as the best on the others; `exact` is of the worst of these.
    """

    group: str
    sets: int
    exact: int
    exact_as_shipped: int
    choices: int


def left_out(trials: Sequence[Trial], group_of: Mapping[str, str]) -> tuple[LeftOut, ...]:
    """Return how each group of sets fares by what is best on all the others.

    Where several variants are equally good on the others, the one worst on the group is taken:
    nobody could have known better.

    Parameters
    ----------
    trials
        One of them as shipped.
    group_of
        The group of each recording, by its name.
    """
    (shipped,) = (trial for trial in trials if trial.variant.constant == AS_SHIPPED)
    found = []
    for group in dict.fromkeys(group_of.values()):
        inside = [name for name, its_group in group_of.items() if its_group == group]
        outside = [name for name in group_of if name not in inside]
        most = max(_exact(trial, outside) for trial in trials)
        chosen = [trial for trial in trials if _exact(trial, outside) == most]
        worst = min(_exact(trial, inside) for trial in chosen)
        found.append(LeftOut(group, len(inside), worst, _exact(shipped, inside), len(chosen)))
    return tuple(found)


def _exact(trial: Trial, names: Sequence[str]) -> int:
    return sum(name not in trial.off for name in names)
