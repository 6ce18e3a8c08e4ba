"""Which browser windows belong to somebody who was let in."""

from collections.abc import Callable
from threading import Lock


class Admission:
    """Remembers windows, by one number or another for each, in which somebody was let in."""

    def __init__(self) -> None:
        self._windows: set[str] = set()
        self._lock = Lock()

    def __contains__(self, window: str) -> bool:
        with self._lock:
            return window in self._windows

    def admit(self, window: str) -> None:
        """Remember a window: somebody was let in there."""
        with self._lock:
            self._windows.add(window)

    def dismiss(self, window: str) -> None:
        """Forget a window: nobody is let in there any more."""
        with self._lock:
            self._windows.discard(window)

    def keep_only(self, is_open: Callable[[str], bool]) -> None:
        """Forget the windows that are not open any more."""
        with self._lock:
            self._windows = {window for window in self._windows if is_open(window)}


ADMITTED = Admission()
"""Of this server, by Streamlit's number: its pages let people in, its doors ask who was."""

ADMITTED_SOCKETS = Admission()
"""The same by the number of the socket they are shown over, which the door gives."""
