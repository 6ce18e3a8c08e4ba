"""The sockets over which pages are shown: so many at once, so fast, and none that says nothing."""

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from formcheck.ui.serving.admission import Admission

STREAM = "/_stcore/stream"
PER_S, IN_RESERVE = 20.0, 200.0
"""New windows: on average, and after a pause [default]."""

FIRST_WORD_MAX_S = 10.0
"""A page asks to be shown as soon as its socket is open; who does not is no page."""

OVER: Message = {"type": "websocket.disconnect", "code": 4408}

WINDOW_HEADER = "x-formcheck-window"
"""By it a page tells which socket it is shown over; browsers that send it are not believed."""


class StreamDoor:
    """Lets pages be shown in as many windows as the memory allows.

    Where all are taken, a window in which nobody was let in makes room: else whoever opens them and
    says one word over each would keep out everybody who has business here.

    Parameters
    ----------
    app
        Who answers.
    admitted
        The windows in which somebody was let in, by the number in `WINDOW_HEADER`.
    at_once
        How many windows may be open.
    first_word_max_s
        How long one may say nothing at first.
    clock_s
        Steady time in seconds.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        admitted: Admission,
        at_once: int,
        first_word_max_s: float = FIRST_WORD_MAX_S,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app, self._admitted, self._at_once = app, admitted, at_once
        self._first_word_max_s, self._clock_s = first_word_max_s, clock_s
        self._numbers = itertools.count(1)
        self._open: dict[str, _Window] = {}
        self._left, self._seen_s = IN_RESERVE, clock_s()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, or refuse a window too many."""
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self._app(scope, receive, send)
            return
        if not self._takes_turn() or not self._has_room():
            await send({"type": "websocket.close", "code": 1013, "reason": "Try again soon."})
            return
        number = str(next(self._numbers))
        address = (scope.get("client") or ("",))[0]
        self._open[number] = window = _Window(receive, address, self._first_word_max_s)
        try:
            await self._app(_numbered(scope, number), window, send)
        finally:
            self._open.pop(number, None)
            self._admitted.keep_only(self._open.__contains__)

    def _takes_turn(self) -> bool:
        now_s = self._clock_s()
        self._left = min(IN_RESERVE, self._left + (now_s - self._seen_s) * PER_S)
        self._seen_s = now_s
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True

    def _has_room(self) -> bool:
        """Whether one more may be opened; the window that is least missed is closed for it."""
        if len(self._open) < self._at_once:
            return True
        idle = {
            number: window for number, window in self._open.items() if number not in self._admitted
        }
        if not idle:
            return False
        ((crowd, _),) = Counter(window.address for window in idle.values()).most_common(1)
        longest = next(number for number, window in idle.items() if window.address == crowd)
        self._open.pop(longest).close()
        return True


class _Window:
    """What comes over a socket; it is over where the first word does not come, or once closed.

    Attributes
    ----------
    address
        Of whoever opened it.
    """

    def __init__(self, receive: Receive, address: str, first_word_max_s: float) -> None:
        self.address = address
        self._receive, self._max_s = receive, first_word_max_s
        self._has_spoken = self._is_closed = False
        self._waiting: asyncio.Timeout | None = None

    async def __call__(self) -> Message:
        if self._is_closed:
            return OVER
        try:
            async with asyncio.timeout(None if self._has_spoken else self._max_s) as self._waiting:
                message = await self._receive()
        except TimeoutError:
            return OVER
        finally:
            self._waiting = None
        self._has_spoken = message["type"] == "websocket.receive"
        return message

    def close(self) -> None:
        """Hear nothing more: whoever reads ends the connection."""
        self._is_closed = True
        if self._waiting is not None:
            self._waiting.reschedule(asyncio.get_running_loop().time())


def _numbered(scope: Scope, number: str) -> Scope:
    """Return a socket's request that says which window of ours it is."""
    name = WINDOW_HEADER.encode()
    others = [each for each in scope.get("headers", ()) if each[0] != name]
    return {**scope, "headers": [*others, (name, number.encode())]}
