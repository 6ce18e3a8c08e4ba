"""Work shared out among processes that may die or fall silent: it is begun again, not waited for.

A library that computes in threads of its own may, very rarely, never come back.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from typing import Generic, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Crew:
    """How work is shared out.

    Attributes
    ----------
    processes
        How many work at once.
    prepare
        What each does first; None for nothing.
    renewed_after
        Processes are replaced after so many items each.
    silence_max_s
        When nothing was finished for so long, the processes are ended.
    tries
        How often processes may be lost before it is given up.
    """

    processes: int
    prepare: Callable[[], object] | None = None
    renewed_after: int = 60
    silence_max_s: float = 180.0
    tries: int = 3


@dataclass(frozen=True, slots=True)
class Result(Generic[Item, Done]):
    """An item, and what came of it."""

    item: Item
    done: Done


def shared_out(
    work: Callable[[Item], Done], items: Sequence[Item], crew: Crew
) -> Iterator[Result[Item, Done]]:
    """Yield what comes of each item, in the order in which they are finished.

    Parameters
    ----------
    work
        A function of a module, so that other processes find it.

    Raises
    ------
    BrokenProcessPool
        Processes died or fell silent too often.
    """
    left, lost = list(items), 0
    while left:
        try:
            for result in _round(work, left[: crew.renewed_after * crew.processes], crew):
                left.remove(result.item)
                yield result
        except BrokenProcessPool:
            lost += 1
            if lost == crew.tries:
                raise


def _round(
    work: Callable[[Item], Done], items: Sequence[Item], crew: Crew
) -> Iterator[Result[Item, Done]]:
    with ProcessPoolExecutor(crew.processes, get_context("spawn"), crew.prepare) as pool:
        waiting = {pool.submit(work, item): item for item in items}
        while waiting:
            finished, _ = wait(waiting, crew.silence_max_s, FIRST_COMPLETED)
            if not finished:
                for process in active_children():
                    process.kill()
            for future in finished:
                yield Result(waiting.pop(future), future.result())
