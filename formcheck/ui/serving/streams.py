"""The sockets over which pages are shown: so many at once, so fast, and none that says nothing."""

import asyncio
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAM = "/_stcore/stream"
AT_ONCE = 400
"""Windows open at the same time: several for each of the people a clinic can coach [default]."""

PER_S, IN_RESERVE = 20.0, 200.0
"""New windows: on average, and after a pause [default]."""

FIRST_WORD_MAX_S = 10.0
"""A page asks to be shown as soon as its socket is open; who does not is no page."""


class StreamDoor:
    """Lets pages be shown in as many windows as the memory allows.

    Parameters
    ----------
    app
        Who answers.
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
        at_once: int = AT_ONCE,
        first_word_max_s: float = FIRST_WORD_MAX_S,
        clock_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app, self._at_once = app, at_once
        self._first_word_max_s, self._clock_s = first_word_max_s, clock_s
        self._open = 0
        self._left, self._seen_s = IN_RESERVE, clock_s()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, or refuse a window too many."""
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self._app(scope, receive, send)
            return
        if self._open >= self._at_once or not self._takes_turn():
            await send({"type": "websocket.close", "code": 1013, "reason": "Try again soon."})
            return
        self._open += 1
        try:
            await self._app(scope, _Impatient(receive, self._first_word_max_s), send)
        finally:
            self._open -= 1

    def _takes_turn(self) -> bool:
        now_s = self._clock_s()
        self._left = min(IN_RESERVE, self._left + (now_s - self._seen_s) * PER_S)
        self._seen_s = now_s
        if self._left < 1.0:
            return False
        self._left -= 1.0
        return True


class _Impatient:
    """What comes over a socket; it is over where the first word does not come."""

    def __init__(self, receive: Receive, first_word_max_s: float) -> None:
        self._receive, self._first_word_max_s = receive, first_word_max_s
        self._has_spoken = False

    async def __call__(self) -> Message:
        if self._has_spoken:
            return await self._receive()
        try:
            async with asyncio.timeout(self._first_word_max_s):
                message = await self._receive()
        except TimeoutError:
            return {"type": "websocket.disconnect", "code": 4408}
        self._has_spoken = message["type"] == "websocket.receive"
        return message
