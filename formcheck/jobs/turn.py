"""Waiting in line: only so many analyses run at once."""

from threading import Semaphore

from formcheck.jobs.watch import Watch

TURN_LOOK_S = 0.25


class QueueTurn:
    """A place among the analyses that run at once, waited for.

    Parameters
    ----------
    turns
        The places there are.
    watch
        Ends the waiting when it is to end.
    """

    def __init__(self, turns: Semaphore, watch: Watch) -> None:
        self._turns = turns
        self._watch = watch

    def __enter__(self) -> None:
        while not self._turns.acquire(timeout=TURN_LOOK_S):
            self._watch.beat()

    def __exit__(self, *_: object) -> None:
        self._turns.release()
