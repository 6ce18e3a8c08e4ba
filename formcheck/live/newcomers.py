"""Sockets that have not said yet what they begin: how long each may take, and how many may."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from formcheck.live.closing import CROWDED, NOTHING_SAID, CloseReason
from formcheck.live.limits import ServiceLimits


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a new socket may say nothing.

    Attributes
    ----------
    wait_s
        From its opening.
    closing
        How it ends where nothing comes by then.
    """

    wait_s: float
    closing: CloseReason


class Newcomers:
    """Counts new sockets by the address they come from, until their first word.

    No socket is refused for those that came before it from the same address: behind a proxy that
    does not pass addresses on that is everybody, and whoever kept the places taken would keep a
    clinic's people out. Where many wait already it has to speak sooner, which a page does at once.
    A first word with a token that is not good ends its connection by itself.

    Parameters
    ----------
    limits
        How long they may say nothing, and how many of one address for that long.
    """

    def __init__(self, limits: ServiceLimits) -> None:
        self._limits = limits
        self._waiting: Counter[str] = Counter()

    @contextmanager
    def waiting(self, address: str) -> Iterator[Patience]:
        """Count a socket for as long as it says nothing; give how long that may be."""
        crowded = self._waiting[address] >= self._limits.waiting_per_address
        self._waiting[address] += 1
        try:
            yield (
                Patience(self._limits.crowded_hello_s, CROWDED)
                if crowded
                else Patience(self._limits.hello_s, NOTHING_SAID)
            )
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]
