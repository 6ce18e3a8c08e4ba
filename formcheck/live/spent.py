"""Which tokens were used: a mark for each, forgotten when its token is too old to count anyway."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from formcheck.errors import TokenError
from formcheck.texts import say

SPAN_S = 15 * 60.0
"""Marks lie in a folder for each span of time in which their tokens end."""

SPAN_NAME = re.compile(r"[0-9]{1,12}")

SPANS_KEPT = 2
"""A clock that is set back a little brings no used token to life again."""

FORGOTTEN_AT_ONCE = 4
"""With each new mark so many old ones go: more than come, and never long to wait for."""


class SpentTokens:
    """Marks of used tokens in a folder; all processes that share it agree.

    Parameters
    ----------
    folder
        Made if missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def holds(self, nonce: str, expires_s: float) -> bool:
        """Return whether a token was used."""
        return self._mark(nonce, expires_s).exists()

    def add(self, nonce: str, expires_s: float, *, now_s: float) -> None:
        """Mark a token as used, in the same time however many there are.

        Raises
        ------
        TokenError
            It was used before.
        """
        self._forget(int(now_s // SPAN_S) - SPANS_KEPT)
        mark = self._mark(nonce, expires_s)
        mark.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            os.close(os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise TokenError(say("live.started_already")) from None

    def remove(self, nonce: str, expires_s: float) -> None:
        """Let a token be used again: what it was used for did not come about."""
        self._mark(nonce, expires_s).unlink(missing_ok=True)

    def _mark(self, nonce: str, expires_s: float) -> Path:
        return self._folder / f"{int(expires_s // SPAN_S)}" / nonce

    def _forget(self, before: int) -> None:
        """Forget a few marks of a span that lies before another one, if there are any."""
        # What others put there, as file systems and desktops do, is none of ours.
        spans = (each for each in _entries(self._folder) if SPAN_NAME.fullmatch(each.name))
        oldest = next((each for each in spans if int(each.name) < before), None)
        if oldest is None:
            return
        marks = list(islice(_entries(oldest), FORGOTTEN_AT_ONCE))
        # Another process may be at the same marks.
        for mark in marks:
            mark.unlink(missing_ok=True)
        if not marks:
            with suppress(OSError):
                oldest.rmdir()


def _entries(folder: Path) -> Iterator[Path]:
    """Return what is in a folder, one after the other: it may hold very much."""
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for each in found:
            yield Path(each.path)
