"""How the app is served."""

import asyncio
from pathlib import Path

import pytest
import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from formcheck.ui.serving.headers import SecurityHeaders, content_policy, security_headers
from formcheck.ui.serving.middleware import middleware
from formcheck.ui.serving.server import entry

REPOSITORY = Path(__file__).parents[2]
STREAMLITS_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


def rules(policy: str) -> dict[str, str]:
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


def test_pages_load_from_and_speak_to_this_server_only() -> None:
    found = rules(content_policy(STREAMLITS_PAGE.read_text("utf-8")))
    assert found["connect-src"] == "'self'"
    assert found["default-src"] == "'self'"
    assert "http" not in " ".join(found.values())
    assert "'unsafe-eval'" not in found["script-src"]
    assert "'unsafe-inline'" not in found["script-src"]


def test_inline_script_of_streamlit_is_named_by_its_hash() -> None:
    assert "sha256-" in rules(content_policy("<script>1</script>"))["script-src"]
    assert "sha256-" not in rules(content_policy("<p>nothing</p>"))["script-src"]


def test_every_answer_carries_the_headers() -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    assert _headers(app, "http") == {
        name.lower().encode(): value.encode() for name, value in security_headers().items()
    }


def test_web_sockets_are_left_alone() -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})

    assert _headers(app, "websocket") == {}


def answered(host: str) -> int:
    """Return with which status a request for a host is answered."""

    async def pages(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    app: ASGIApp = pages
    for each in reversed(middleware()):
        app = each.cls(app, *each.args, **each.kwargs)
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", host.encode())]}
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    return int(sent[0]["status"])


def test_other_names_for_this_machine_are_not_answered() -> None:
    assert answered("127.0.0.1:8501") == 200
    assert answered("evil.example:8501") == 400


def test_clinic_is_answered_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMCHECK_MODE", "clinic")
    monkeypatch.setenv("FORMCHECK_HOSTS", "clinic.example")
    assert answered("clinic.example") == 200


def test_app_is_short_and_is_what_the_command_serves() -> None:
    assert entry() == REPOSITORY / "app.py"
    assert len(entry().read_text("utf-8").splitlines()) < 60


def test_server_stays_on_this_machine_and_reports_nothing() -> None:
    config = (REPOSITORY / ".streamlit" / "config.toml").read_text("utf-8")
    assert "gatherUsageStats = false" in config
    assert 'address = "127.0.0.1"' in config


def _headers(app: object, kind: str) -> dict[bytes, bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {}

    asyncio.run(SecurityHeaders(app)({"type": kind}, receive, send))  # type: ignore[arg-type]
    return dict(sent[0].get("headers", ()))
