"""How much may be sent here: by one window, by all together, and how fast."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from formcheck.jobs.limits import UploadLimits
from formcheck.ui.serving.door import DoorRefusal
from formcheck.ui.serving.holding import Holding

WRAPPING_BYTES = 64 * 1024
"""What a browser adds around a file."""

TOO_LARGE = DoorRefusal(413, "The file is too large.")
WINDOW_FULL = DoorRefusal(413, "This window has sent as much as it may: take a file away first.")
SERVER_FULL = DoorRefusal(503, "Too many files are on their way at this moment. Try again soon.")
TOO_OFTEN = DoorRefusal(429, "Too many files came at once. Wait a moment, then try again.")


@dataclass(slots=True)
class _Turns:
    """How many files a window may still begin to send, and since when."""

    left: float
    seen_s: float


class RefusedUploadError(Exception):
    """An upload is not taken; the refusal says why."""

    def __init__(self, refusal: DoorRefusal) -> None:
        super().__init__(refusal.says)
        self.refusal = refusal


@dataclass(slots=True)
class Allowance:
    """Lends room for uploads as long as there is any.

    Parameters
    ----------
    limits
        How much room there is.
    holding
        What lies in it already.
    clock_s
        Steady time in seconds.
    """

    limits: UploadLimits
    holding: Holding
    clock_s: Callable[[], float] = time.monotonic
    _coming: Counter[str] = field(default_factory=Counter)
    _turns: dict[str, _Turns] = field(default_factory=dict)

    @contextmanager
    def lent(self, window: str, length_bytes: int) -> Iterator[None]:
        """Keep room for a file while it comes in.

        Raises
        ------
        RefusedUploadError
            The file is too large, the window or the server full, or too many came at once.
        """
        refused = self._problem(window, length_bytes)
        if refused is not None:
            raise RefusedUploadError(refused)
        self._coming[window] += length_bytes
        try:
            yield
        finally:
            self._coming[window] -= length_bytes
            if not self._coming[window]:
                del self._coming[window]

    def forget(self, is_open: Callable[[str], bool]) -> None:
        """Forget the turns of windows that are not open any more."""
        self._turns = {window: turns for window, turns in self._turns.items() if is_open(window)}

    def _problem(self, window: str, length_bytes: int) -> DoorRefusal | None:
        limits, held = self.limits, self.holding.bytes_by_window()
        if length_bytes > limits.upload_max_bytes + WRAPPING_BYTES:
            return TOO_LARGE
        if not self._takes_turn(window):
            return TOO_OFTEN
        here = held.get(window, 0) + self._coming[window] + length_bytes
        if here > limits.upload_max_bytes + WRAPPING_BYTES:
            return WINDOW_FULL
        everywhere = sum(held.values()) + self._coming.total() + length_bytes
        return SERVER_FULL if everywhere > limits.uploads_max_bytes + WRAPPING_BYTES else None

    def _takes_turn(self, window: str) -> bool:
        now_s, most = self.clock_s(), float(self.limits.uploads_per_min)
        turns = self._turns.setdefault(window, _Turns(most, now_s))
        turns.left = min(most, turns.left + (now_s - turns.seen_s) * most / 60.0)
        turns.seen_s = now_s
        if turns.left < 1.0:
            return False
        turns.left -= 1.0
        return True
