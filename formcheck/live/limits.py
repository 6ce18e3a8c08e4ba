"""How much one browser, and all of them together, may ask for."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServiceLimits:
    """The limits of the live service; each is a product decision.

    Attributes
    ----------
    places
        Sets that may run at once.
    pose_workers
        Of them, how many may send pictures: each needs a pose worker of its own.
    hello_s
        How long a new connection may say nothing.
    waiting_per_address, crowded_hello_s
        So many of one network address may take that long at a time; further ones have to speak
        sooner.
    resume_s
        How long a set waits for a lost connection to come back.
    silent_s
        How long a connected browser may send nothing, for instance with its tab hidden.
    packets_per_s, packets_at_once
        How many packets are looked at: on average, and after a pause.
    refused_packets
        After so many packets beyond that the connection is closed.
    """

    places: int = 200
    pose_workers: int = 2
    hello_s: float = 5.0
    waiting_per_address: int = 20
    crowded_hello_s: float = 1.0
    resume_s: float = 60.0
    silent_s: float = 600.0
    packets_per_s: float = 60.0
    packets_at_once: float = 120.0
    refused_packets: int = 2000


class PacketRate:
    """Lets packets through as fast as agreed, with a reserve for after a pause.

    Parameters
    ----------
    limits
        How fast.
    clock_s
        Steady time in seconds.
    """

    def __init__(self, limits: ServiceLimits, *, clock_s: Callable[[], float]) -> None:
        self._limits, self._clock_s = limits, clock_s
        self._left = limits.packets_at_once
        self._seen_s = clock_s()
        self.refused = 0

    @property
    def exceeded(self) -> bool:
        """Whether so many were refused that the connection should be closed."""
        return self.refused > self._limits.refused_packets

    def allows(self) -> bool:
        """Return whether one more packet may be looked at."""
        now_s = self._clock_s()
        gained = (now_s - self._seen_s) * self._limits.packets_per_s
        self._left = min(self._limits.packets_at_once, self._left + gained)
        self._seen_s = now_s
        if self._left < 1.0:
            self.refused += 1
            return False
        self._left -= 1.0
        return True
