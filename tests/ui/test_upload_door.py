"""Files are taken from people who were let in, as many as there is room for, and no longer."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from formcheck.jobs.limits import BYTES_PER_MB, UploadLimits
from formcheck.ui.serving.admission import Admission
from formcheck.ui.serving.allowance import Allowance
from formcheck.ui.serving.streams import STREAM, StreamDoor
from formcheck.ui.serving.uploads import UploadDoor
from formcheck.ui.serving.visiting import send_file, visit
from scenery.whole_app import free_port, running_app

MB = BYTES_PER_MB
LIMITS = UploadLimits(upload_max_mb=2, uploads_max_mb=3, uploads_per_min=4)


class Shelf:
    """Holds files by window; `open` are the windows that are connected."""

    def __init__(self) -> None:
        self.held: dict[str, int] = {}
        self.open = {"mine", "other", "stranger"}

    def bytes_by_window(self) -> dict[str, int]:
        return dict(self.held)

    def is_open(self, window: str) -> bool:
        return window in self.open

    def drop(self, window: str) -> None:
        self.held.pop(window, None)


class Server:
    """Streamlit behind the door: what it takes lies on the shelf."""

    def __init__(self) -> None:
        self.shelf, self.admitted, self.now_s = Shelf(), Admission(), 0.0
        self.read_bytes = 0
        self.after_piece: Callable[[], None] = lambda: None
        for window in ("mine", "other"):
            self.admitted.admit(window)
        self.allowance = Allowance(LIMITS, self.shelf, lambda: self.now_s)
        self.door = UploadDoor(self._take, self.admitted, self.allowance, self.shelf)

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            return
        window = scope["path"].split("/")[3]
        size = 0
        async for piece in Request(scope, receive).stream():
            size += len(piece)
            self.read_bytes += len(piece)
            self.after_piece()
        self.shelf.held[window] = self.shelf.held.get(window, 0) + size
        await send({"type": "http.response.start", "status": 204, "headers": []})

    def put(
        self, window: str, size: int | None, pieces: int = 1, said: dict[bytes, bytes] | None = None
    ) -> int | None:
        """Send a file of a size, or one that does not say it; return the status of any answer.

        `said` stands in the head in place of the size.
        """
        sent: list[Message] = []
        body = iter([b"x" * ((size or 0) // pieces)] * pieces)

        async def send(message: Message) -> None:
            sent.append(message)

        async def receive() -> Message:
            piece = next(body, None)
            return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

        head = [(b"content-length", str(size).encode())] if size is not None else []
        head = list(said.items()) if said else head
        path = f"/_stcore/upload_file/{window}/file"
        scope = {"type": "http", "method": "PUT", "path": path, "headers": head}
        asyncio.run(self.door(scope, receive, send))
        return int(sent[0]["status"]) if sent else None

    def close(self, window: str) -> None:
        """Close a window: its socket ends."""
        self.shelf.open.discard(window)

        async def nothing(*_: object) -> Message:
            return {"type": "websocket.disconnect"}

        scope = {"type": "websocket", "path": STREAM, "headers": []}
        asyncio.run(self.door(scope, nothing, nothing))  # type: ignore[arg-type]


@pytest.fixture
def server() -> Server:
    return Server()


def test_nothing_of_a_file_is_read_before_somebody_was_let_in(server: Server) -> None:
    assert server.put("stranger", MB) == 403
    assert server.read_bytes == 0
    assert server.put("mine", MB) == 204


def test_nothing_more_is_taken_from_who_signed_out(server: Server) -> None:
    server.admitted.dismiss("mine")
    assert server.put("mine", MB) == 403


def test_a_file_says_how_long_it_is(server: Server) -> None:
    assert server.put("mine", None) == 411
    assert server.read_bytes == 0


def test_a_file_in_chunks_is_not_taken_whatever_length_it_says(server: Server) -> None:
    said = {b"content-length": b"10", b"transfer-encoding": b"chunked"}
    assert server.put("mine", MB, said=said) == 411
    assert server.read_bytes == 0


def test_a_file_breaks_off_where_more_comes_than_it_said(server: Server) -> None:
    assert server.put("mine", MB, pieces=4, said={b"content-length": b"300000"}) is None
    assert server.read_bytes < 300_000
    assert not server.shelf.held


def test_a_file_that_is_too_large_is_not_read(server: Server) -> None:
    assert server.put("mine", 3 * MB) == 413
    assert server.read_bytes == 0


def test_one_window_holds_no_more_than_one_file_may_have(server: Server) -> None:
    assert server.put("mine", MB) == 204
    assert server.put("mine", MB + MB // 2) == 413
    server.shelf.drop("mine")
    assert server.put("mine", MB + MB // 2) == 204


def test_all_windows_together_hold_no_more_than_the_server_may(server: Server) -> None:
    assert server.put("mine", 2 * MB) == 204
    assert server.put("other", 2 * MB) == 503


def test_what_is_on_its_way_counts_as_held(server: Server) -> None:
    with server.allowance.lent("other", 2 * MB):
        assert server.put("mine", 2 * MB) == 503
        assert server.put("mine", MB) == 204


def test_files_come_no_faster_than_agreed(server: Server) -> None:
    answers = [server.put("mine", 1) for _ in range(LIMITS.uploads_per_min + 1)]
    assert answers == [204] * LIMITS.uploads_per_min + [429]
    server.now_s += 60.0 / LIMITS.uploads_per_min
    assert server.put("mine", 1) == 204


def test_files_are_let_go_of_when_their_window_is_closed(server: Server) -> None:
    server.put("mine", MB)
    server.put("other", MB)
    server.close("mine")
    assert set(server.shelf.held) == {"other"}
    assert "mine" not in server.admitted


def test_a_file_breaks_off_when_its_window_is_closed(server: Server) -> None:
    server.after_piece = lambda: server.admitted.dismiss("mine")
    assert server.put("mine", MB, pieces=4) is None
    assert server.read_bytes == MB // 4
    assert server.shelf.held == {}


@pytest.mark.parametrize("speaks", [True, False])
def test_a_window_that_says_nothing_is_closed(speaks: bool) -> None:
    heard: list[str] = []

    async def pages(_scope: Scope, receive: Receive, _send: Send) -> None:
        heard.append((await receive())["type"])

    async def receive() -> Message:
        if not speaks:
            await asyncio.Event().wait()
        return {"type": "websocket.receive"}

    async def send(_message: Message) -> None:
        return

    door = StreamDoor(pages, admitted=Admission(), at_once=1, first_word_max_s=0.01)
    asyncio.run(door({"type": "websocket", "path": STREAM}, receive, send))
    assert heard == ["websocket.receive" if speaks else "websocket.disconnect"]


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("clinic")
    with running_app(folder, free_port(), FORMCHECK_MODE="clinic") as app:
        yield app.host


@pytest.mark.slow(reason="starts the whole app")
def test_the_sign_in_page_of_a_clinic_takes_no_file(clinic: str) -> None:
    with visit(clinic) as window:
        window.look()
        assert window.window
        assert send_file(clinic, window.window, b"x" * 1000) == 403


@pytest.mark.slow(reason="starts the whole app")
def test_the_app_of_ones_own_machine_takes_a_file(tmp_path: Path) -> None:
    with running_app(tmp_path, free_port()) as app, visit(app.host) as window:
        window.look()
        assert send_file(app.host, window.window, b"x" * 1000) == 204
        assert send_file(app.host, "somebody-else", b"x" * 1000) == 403
