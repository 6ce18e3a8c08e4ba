"""Measures the parts of the bench, each shared out among processes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Literal, TypeVar, get_args

from benchmarks import machine
from benchmarks.processes import Crew, shared_out
from benchmarks.real import cases, constants, movements, pairs, sets
from benchmarks.real.recordings import Recording, labelled
from benchmarks.real.sets import Counted, Held
from benchmarks.real.stored import Found

Part = Literal["sets", "cases", "pairs", "movements", "constants"]
PARTS: tuple[Part, ...] = get_args(Part)
SILENCE_MAX_S = 1800.0
"""To film an everyday take for the first time takes minutes where other programs run."""

Item = TypeVar("Item")
Done = TypeVar("Done")


def measured(folder: Path, parts: Sequence[Part], processes: int) -> Found:
    """Return what is found in the parts asked for; the others are None.

    Parameters
    ----------
    folder
        Labels beside tracks or videos; cases are in the folder ``cases`` beside it.
    processes
        How many to share the work among; 1 stays in this one.

    Raises
    ------
    FormcheckError
        A recording cannot be read, or the pose model is missing.
    """
    bench = Bench(folder, processes)
    found = Found(machine=machine.describe().rows)
    for part in parts:
        found = MEASURE[part](bench, found)
    return found


@dataclass(frozen=True)
class Bench:
    """The recordings, and among how many processes their work is shared.

    Attributes
    ----------
    folder, processes
        As of `measured`.
    """

    folder: Path
    processes: int

    @cached_property
    def recordings(self) -> tuple[Recording, ...]:
        """All that are labelled."""
        return labelled(self.folder)

    @cached_property
    def counted(self) -> tuple[Recording, ...]:
        """Those of repetitions."""
        return tuple(each for each in self.recordings if each.label.counts_that_are_right)

    def each(self, work: Callable[[Item], Done], items: Sequence[Item]) -> tuple[Done, ...]:
        """Return what comes of each item, in the order of the items."""
        if self.processes == 1:
            return tuple(map(work, items))
        crew = Crew(self.processes, silence_max_s=SILENCE_MAX_S)
        done = {items.index(each.item): each.done for each in shared_out(work, items, crew)}
        return tuple(done[index] for index in sorted(done))


def _sets(bench: Bench, found: Found) -> Found:
    judged = bench.each(sets.judge, bench.recordings)
    return replace(
        found,
        sets=tuple(each for each in judged if isinstance(each, Counted)),
        held=tuple(each for each in judged if isinstance(each, Held)),
    )


def _cases(bench: Bench, found: Found) -> Found:
    every = cases.cases(bench.folder.parent / "cases")
    return replace(found, cases=bench.each(cases.judge, every))


def _pairs(bench: Bench, found: Found) -> Found:
    every = chain.from_iterable(bench.each(pairs.judge, bench.counted))
    return replace(found, pairs=tuple(every))


def _movements(bench: Bench, found: Found) -> Found:
    every = chain.from_iterable(bench.each(movements.judge, movements.take_ids()))
    return replace(found, movements=tuple(every))


def _trials(bench: Bench, found: Found) -> Found:
    every = constants.variants(constants.COUNTING)
    jobs = [constants.Job(variant, bench.counted) for variant in every]
    return replace(found, trials=bench.each(constants.try_out, jobs))


MEASURE: dict[Part, Callable[[Bench, Found], Found]] = {
    "sets": _sets,
    "cases": _cases,
    "pairs": _pairs,
    "movements": _movements,
    "constants": _trials,
}
