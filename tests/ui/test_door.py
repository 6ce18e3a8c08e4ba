"""Who is answered: this server's own pages, by its own name."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from formcheck.settings import Settings
from formcheck.ui.serving import names
from formcheck.ui.serving.door import Door
from formcheck.ui.serving.names import own_names

OURS = "localhost:8501"
EVERYTHING = (
    "/",
    "/today",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/upload_file/a/b",
    "/media/picture.png",
    "/assets/models/pose_landmarker_lite.task",
)
FOREIGN = (
    "http://evil.example",
    "https://localhost:8501",
    "http://localhost:8502",
    "https://localhost:8501.evil.example",
    "http://127.0.0.1:8501",
    "http://localhost:8501@evil.example",
    "null",
)


class Behind:
    """What stands behind the door: it remembers what came through."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        self.scopes.append(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})


class Knock:
    """Asks at a door, and tells what came of it."""

    def __init__(self, settings: Settings) -> None:
        self.behind = Behind()
        self._door = Door(self.behind, own_names(settings))

    def __call__(self, path: str = "/", method: str = "GET", **headers: str) -> int:
        sent = self._ask({"type": "http", "method": method}, path, headers)
        return int(sent[0]["status"])

    def socket(self, path: str, **headers: str) -> bool:
        """Return whether a socket is let through."""
        before = len(self.behind.scopes)
        self._ask({"type": "websocket"}, path, headers)
        return len(self.behind.scopes) > before

    def _ask(self, kind: dict[str, Any], path: str, headers: dict[str, str]) -> list[Message]:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        async def receive() -> Message:
            return {"type": "http.disconnect"}

        given = {"host": OURS, **{name.replace("_", "-"): text for name, text in headers.items()}}
        pairs = [(name.encode(), text.encode()) for name, text in given.items()]
        asyncio.run(self._door({**kind, "path": path, "headers": pairs}, receive, send))
        return sent


@pytest.fixture
def knock() -> Knock:
    return Knock(Settings())


@pytest.fixture
def clinic(monkeypatch: pytest.MonkeyPatch) -> Knock:
    monkeypatch.setattr(names, "login_names", lambda: frozenset({"login.example"}))
    return Knock(Settings(mode="clinic", hosts="clinic.example, other.example"))


@pytest.mark.parametrize("path", EVERYTHING)
def test_own_pages_are_answered(knock: Knock, path: str) -> None:
    assert knock(path) == 200
    assert knock(path, origin=f"http://{OURS}") == 200
    assert knock(path, sec_fetch_site="same-origin") == 200


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("path", EVERYTHING)
def test_no_page_of_another_origin_is_answered(knock: Knock, path: str, origin: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST"):
        assert knock(path, method, origin=origin) == 403
    assert knock.behind.scopes == []


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("path", ["/_stcore/stream", "/live", "/nothing"])
def test_no_page_of_another_origin_gets_a_socket(knock: Knock, path: str, origin: str) -> None:
    assert not knock.socket(path, origin=origin)
    assert knock.socket(path, origin=f"http://{OURS}")


def test_a_socket_that_names_no_origin_is_nobodys_page(knock: Knock) -> None:
    assert not knock.socket("/_stcore/stream")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_is_here_is_no_part_of_another_page(knock: Knock, site: str) -> None:
    assert knock("/media/a.png", sec_fetch_site=site, sec_fetch_mode="no-cors") == 403
    framed = knock("/", sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="iframe")
    assert framed == 403


def test_a_link_from_another_page_leads_here(knock: Knock) -> None:
    linked = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate"}
    assert knock("/", sec_fetch_dest="document", **linked) == 200


@pytest.mark.parametrize(
    "host", ["evil.example:8501", "localhost.evil.example", "10.0.0.1", "", "localhost/x", "a@b"]
)
def test_other_names_for_this_machine_are_not_answered(knock: Knock, host: str) -> None:
    assert knock(host=host) == 400
    assert not knock.socket("/_stcore/stream", host=host, origin=f"http://{host}")


def test_this_machine_goes_by_its_three_names(knock: Knock) -> None:
    for host in ("localhost:8501", "127.0.0.1:9000", "[::1]:8501", "LOCALHOST:8501"):
        assert knock(host=host) == 200


def test_a_clinic_goes_by_its_names_and_addresses_and_no_other(clinic: Knock) -> None:
    for host in ("clinic.example", "other.example:8443", "login.example", "10.0.0.5:8501"):
        assert clinic(host=host) == 200
    assert clinic(host="evil.example") == 400


def test_nothing_is_sent_here_but_uploads(knock: Knock) -> None:
    own = {"origin": f"http://{OURS}"}
    assert knock("/_stcore/upload_file/a/b", "PUT", **own) == 200
    assert knock("/_stcore/upload_file/a/b", "DELETE", **own) == 200
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert knock("/today", method, **own) == 405


def test_streamlit_finds_host_and_origin_written_alike(clinic: Knock) -> None:
    # It asks the network for its own address where they differ by a letter.
    assert clinic.socket(
        "/_stcore/stream", host="clinic.example:443", origin="https://Clinic.example"
    )
    headers = clinic.behind.scopes[0]["headers"]
    assert [value for name, value in headers if name == b"host"] == [b"Clinic.example"]
