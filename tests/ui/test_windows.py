"""Who opens windows and is let in nowhere keeps nobody else out."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from formcheck.ui.serving.admission import Admission
from formcheck.ui.serving.streams import STREAM, WINDOW_HEADER, StreamDoor
from formcheck.ui.serving.visiting import Visit, visit
from scenery.patience import PATIENCE_S
from scenery.whole_app import free_port, running_app

WORD: Message = {"type": "websocket.receive", "bytes": b"a word"}


class Opened:
    """One window: it says one word and stays."""

    def __init__(self, number: str, end: "asyncio.Task[None]") -> None:
        self.number, self._end = number, end

    @property
    def is_open(self) -> bool:
        return not self._end.done()

    async def until_closed(self) -> None:
        async with asyncio.timeout(PATIENCE_S):
            await self._end


class Pages:
    """Pages behind the door, and people who open windows on them."""

    def __init__(self, at_once: int) -> None:
        self.admitted = Admission()
        self._door = StreamDoor(self._show, admitted=self.admitted, at_once=at_once)
        self._numbers: asyncio.Queue[str] = asyncio.Queue()
        self._ends: list[asyncio.Task[None]] = []

    async def open(self, address: str = "10.0.0.1", *, let_in: bool = False) -> Opened | int:
        """Open a window; return the code with which it is refused where it is."""
        refused: asyncio.Queue[int] = asyncio.Queue()
        said: asyncio.Queue[Message] = asyncio.Queue()
        said.put_nowait(WORD)

        async def send(message: Message) -> None:
            refused.put_nowait(message["code"])

        scope = {
            "type": "websocket", "path": STREAM, "client": (address, 1),
            "headers": [(WINDOW_HEADER.encode(), b"1")],
        }  # fmt: skip
        end = asyncio.create_task(self._door(scope, said.get, send))
        self._ends.append(end)
        number = asyncio.create_task(self._numbers.get())
        await asyncio.wait({end, number}, return_when=asyncio.FIRST_COMPLETED)
        if not number.done():
            number.cancel()
            return refused.get_nowait()
        if let_in:
            self.admitted.admit(number.result())
        return Opened(number.result(), end)

    async def close(self) -> None:
        for each in self._ends:
            each.cancel()
        await asyncio.gather(*self._ends, return_exceptions=True)

    async def _show(self, scope: Scope, receive: Receive, _send: Send) -> None:
        assert (await receive()) == WORD
        (number,) = Headers(scope=scope).getlist(WINDOW_HEADER)
        self._numbers.put_nowait(number)
        while (await receive())["type"] != "websocket.disconnect":
            pass


def play(at_once: int, act: Callable[[Pages], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        pages = Pages(at_once)
        try:
            await act(pages)
        finally:
            await pages.close()

    asyncio.run(run())


async def opened(pages: Pages, address: str = "10.0.0.1", *, let_in: bool = False) -> Opened:
    window = await pages.open(address, let_in=let_in)
    assert isinstance(window, Opened)
    return window


def test_no_more_windows_are_open_than_agreed() -> None:
    async def act(pages: Pages) -> None:
        first = await opened(pages, let_in=True)
        assert await pages.open() == 1013
        assert first.is_open

    play(1, act)


def test_window_in_which_nobody_was_let_in_makes_room_the_longest_open_first() -> None:
    async def act(pages: Pages) -> None:
        inside = await opened(pages, let_in=True)
        first, second = await opened(pages), await opened(pages)
        third = await opened(pages)
        await first.until_closed()
        assert inside.is_open
        assert second.is_open
        assert third.is_open

    play(3, act)


def test_address_with_most_such_windows_makes_room() -> None:
    async def act(pages: Pages) -> None:
        alone = await opened(pages, "10.0.0.1")
        crowd = [await opened(pages, "10.0.0.66") for _ in range(3)]
        await opened(pages, "10.0.0.2")
        await crowd[0].until_closed()
        assert alone.is_open
        assert [each.is_open for each in crowd] == [False, True, True]

    play(4, act)


def test_who_signs_out_makes_room_again() -> None:
    async def act(pages: Pages) -> None:
        window = await opened(pages, let_in=True)
        pages.admitted.dismiss(window.number)
        another = await opened(pages)
        await window.until_closed()
        assert another.is_open

    play(1, act)


def test_number_of_a_window_is_not_what_its_browser_says() -> None:
    async def act(pages: Pages) -> None:
        numbers = [(await opened(pages)).number for _ in range(3)]
        assert len(set(numbers)) == 3

    play(3, act)


def until_closed(window: Visit) -> None:
    """Hear whatever comes until the server closes the socket."""
    while True:
        window._socket.recv(PATIENCE_S)


@pytest.mark.slow(reason="starts the whole app")
def test_whoever_says_one_word_over_every_socket_keeps_nobody_out(tmp_path: Path) -> None:
    heartbeat = BackMsg(app_heartbeat=True).SerializeToString()
    with (
        running_app(tmp_path, free_port(), FORMCHECK_WINDOWS_AT_ONCE="2") as app,
        visit(app.host) as inside,
        visit(app.host) as stranger,
    ):
        # At once: the first page of a new app takes longer than a window may say nothing.
        stranger._socket.send(heartbeat)
        inside.look()
        with visit(app.host) as second:
            second.look()
            with pytest.raises(ConnectionClosed):
                until_closed(stranger)
            inside.look()
