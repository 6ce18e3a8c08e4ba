"""Sees that a piece of work goes on, and ends it when it must not go on any longer."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from formcheck.jobs.ending import StoppedError
from formcheck.texts import say

STANDS_STILL = say("jobs.stands_still")
TAKES_TOO_LONG = say("jobs.takes_too_long")


class Watch:
    """Ends a piece of work that is cancelled, stands still or takes too long.

    The work calls `beat` as it goes on, and learns from it when it has to end. While it waits
    for somebody else, it can leave word with `wake_by` how to be woken.

    Parameters
    ----------
    still_max_s
        How long it may be silent.
    all_max_s
        How long it may take altogether, from `start`.
    when_over
        Called with the reason, once, in another thread, when it stood still or took too long.
    """

    def __init__(
        self, *, still_max_s: float, all_max_s: float, when_over: Callable[[str], None]
    ) -> None:
        self._still_max_s = still_max_s
        self._all_max_s = all_max_s
        self._when_over = when_over
        self._changed = Condition()
        self._heard_s: float | None = None
        self._started_s = 0.0
        self._ended = False
        self._reason: str | None = None
        self._wake: Callable[[], None] | None = None

    def __enter__(self) -> Self:
        self._started_s = self._heard_s = time.monotonic()
        Thread(target=self._look, name="formcheck-watch", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def beat(self) -> None:
        """Say that the work goes on.

        Raises
        ------
        StoppedError
            It has to end.
        """
        self._heard_s = time.monotonic()
        if self._reason is not None:
            raise StoppedError(self._reason)

    def stop(self, reason: str) -> None:
        """Have the work end; a reason given before stays."""
        with self._changed:
            if self._ended or self._reason is not None:
                return
            self._reason = reason
            wake = self._wake
            self._changed.notify_all()
        if wake is not None:
            wake()

    @contextmanager
    def wake_by(self, wake: Callable[[], None]) -> Iterator[None]:
        """Leave word how the work can be woken to learn that it has to end."""
        with self._changed:
            self._wake = wake
        try:
            self.beat()
            yield
        finally:
            with self._changed:
                self._wake = None

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Let the work be silent for as long as it takes: it is known to come to an end."""
        self.beat()
        self._heard_s = None
        try:
            yield
        finally:
            self._heard_s = time.monotonic()
        self.beat()

    def _look(self) -> None:
        with self._changed:
            while not self._ended and self._reason is None:
                left_s, reason = self._left()
                if left_s <= 0:
                    break
                self._changed.wait(left_s)
            else:
                return
        self._when_over(reason)
        self.stop(reason)

    def _left(self) -> tuple[float, str]:
        """Return how much longer it may go on as it does now, and what to say after that."""
        now_s = time.monotonic()
        all_left_s = self._started_s + self._all_max_s - now_s
        heard_s = self._heard_s
        still_left_s = self._still_max_s if heard_s is None else heard_s + self._still_max_s - now_s
        if still_left_s < all_left_s:
            return still_left_s, STANDS_STILL
        return all_left_s, TAKES_TOO_LONG
