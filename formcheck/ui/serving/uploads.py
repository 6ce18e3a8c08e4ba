"""Files that come in: from people who were let in, as much as there is room for, and no longer."""

import asyncio

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from formcheck.ui.serving.admission import Admission
from formcheck.ui.serving.allowance import Allowance, RefusedUploadError
from formcheck.ui.serving.door import UPLOADS, DoorRefusal, changes_uploads
from formcheck.ui.serving.holding import Holding

PIECE_MAX_S = 30.0
"""Who sends nothing of a file for so long has given up."""

GONE: Message = {"type": "http.disconnect"}
NOT_LET_IN = DoorRefusal(403, "Files are taken from those who were let in.")
NO_LENGTH = DoorRefusal(411, "The length of the file is not said.")


class UploadDoor:
    """Takes files from windows of people who were let in, and lets go of those that are closed.

    Parameters
    ----------
    app
        Who answers.
    admitted
        The windows in which somebody was let in.
    allowance
        How much may come.
    holding
        Where files lie until a page has taken them.
    """

    def __init__(
        self, app: ASGIApp, admitted: Admission, allowance: Allowance, holding: Holding
    ) -> None:
        self._app, self._admitted = app, admitted
        self._allowance, self._holding = allowance, holding

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, or refuse a file."""
        if scope["type"] == "websocket":
            try:
                await self._app(scope, receive, send)
            finally:
                self.tidy()
        elif scope["type"] == "http" and changes_uploads(scope):
            await self._change(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def tidy(self) -> None:
        """Let go of what is held for windows that are closed."""
        for window in self._holding.bytes_by_window():
            if not self._holding.is_open(window):
                self._holding.drop(window)
        self._admitted.keep_only(self._holding.is_open)
        self._allowance.forget(self._holding.is_open)

    async def _change(self, scope: Scope, receive: Receive, send: Send) -> None:
        window = scope["path"].partition(UPLOADS)[2].partition("/")[0]
        refused = None if window in self._admitted else NOT_LET_IN
        length_bytes = _length_bytes(Headers(scope=scope))
        if refused is None and scope["method"] == "PUT" and length_bytes is None:
            refused = NO_LENGTH
        if refused is not None:
            await _refuse(refused, scope, receive, send)
            return
        try:
            with self._allowance.lent(window, length_bytes or 0):
                coming = _Coming(receive, window, self._admitted, length_bytes=length_bytes or 0)
                await self._app(scope, coming, send)
        except RefusedUploadError as error:
            await _refuse(error.refusal, scope, receive, send)
        except ClientDisconnect:
            return
        finally:
            self.tidy()


class _Coming:
    """A body that breaks off: nothing comes, more than it said, or its window was closed."""

    def __init__(
        self, receive: Receive, window: str, admitted: Admission, *, length_bytes: int
    ) -> None:
        self._receive, self._window, self._admitted = receive, window, admitted
        self._left_bytes = length_bytes

    async def __call__(self) -> Message:
        try:
            async with asyncio.timeout(PIECE_MAX_S):
                message = await self._receive()
        except TimeoutError:
            return GONE
        self._left_bytes -= len(message.get("body", b""))
        is_fit = self._left_bytes >= 0 and self._window in self._admitted
        return message if is_fit else GONE


def _length_bytes(headers: Headers) -> int | None:
    """Return how long a body says it is; None where it does not say so plainly.

    Of a body that comes in chunks the server does not hold the length to what it says.
    """
    if "transfer-encoding" in headers:
        return None
    given = headers.getlist("content-length")
    return int(given[0]) if len(given) == 1 and given[0].isascii() and given[0].isdigit() else None


async def _refuse(refused: DoorRefusal, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer without reading the body: the connection ends with it."""
    answer = PlainTextResponse(refused.says, refused.status, headers={"Connection": "close"})
    await answer(scope, receive, send)
