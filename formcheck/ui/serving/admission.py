"""Which browser windows belong to somebody who was let in."""

from collections.abc import Callable
from threading import Lock


class Admission:
    """Remembers the windows, by Streamlit's number for each, from which files are taken."""

    def __init__(self) -> None:
        self._windows: set[str] = set()
        self._lock = Lock()

    def __contains__(self, window: str) -> bool:
        with self._lock:
            return window in self._windows

    def admit(self, window: str) -> None:
        """Take files from a window from now on: somebody was let in there."""
        with self._lock:
            self._windows.add(window)

    def dismiss(self, window: str) -> None:
        """Take no more files from a window."""
        with self._lock:
            self._windows.discard(window)

    def keep_only(self, is_open: Callable[[str], bool]) -> None:
        """Forget the windows that are not open any more."""
        with self._lock:
            self._windows = {window for window in self._windows if is_open(window)}


ADMITTED = Admission()
"""Of this server: its pages let people in, its door asks who was."""
