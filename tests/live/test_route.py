"""The socket as a browser, or somebody else, finds it."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any
from uuid import UUID, uuid4

import pytest
from starlette.types import Scope
from websockets.exceptions import InvalidStatus

from formcheck.history.records import StoredSet
from formcheck.history.store import Store
from formcheck.live.limits import ServiceLimits
from formcheck.live.origin import same_origin
from formcheck.live.protocol import PACKET_MAX_BYTES
from formcheck.live.session_registry import open_tokens
from formcheck.live.token import Tokens
from formcheck.pose.track import PoseTrack
from formcheck.settings import Settings
from scenery.claims import claim_of
from tests.live.builders import packets
from tests.live.serving import connected, served

UNLIMITED = ServiceLimits(packets_per_s=1e6, packets_at_once=1e6)


@pytest.fixture
def tokens(settings: Settings) -> Tokens:
    return open_tokens(settings)


@pytest.fixture
def host(settings: Settings) -> Iterator[str]:
    with served(settings) as host:
        yield host


def begin(token: str) -> dict[str, Any]:
    return {"kind": "begin", "token": token}


def asked(origin: str, host: str, scheme: str = "ws") -> Scope:
    """Return the request for a socket."""
    given = [(b"origin", origin.encode()), (b"host", host.encode())]
    return {"type": "websocket", "scheme": scheme, "headers": given}


def kept(store: Store, ready: dict[str, Any]) -> StoredSet:
    return store.sets.get(UUID(ready["set"]))


def test_set_runs_from_beginning_to_end(
    settings: Settings, store: Store, tokens: Tokens, track: PoseTrack
) -> None:
    with (
        served(settings, UNLIMITED) as host,
        connected(host, begin(tokens.issue(claim_of(store)))) as browser,
    ):
        ready = browser.hear()
        for packet in packets(track):
            browser.send(packet)
            message = browser.hear()
        browser.say({"kind": "end", "why": "hand"})
        end = browser.hear()
        assert browser.closed_with() == (1000, "")
    assert (message["count"], end["count"], end["why"]) == (3, 3, "hand")
    assert kept(store, ready).status == "finished"


@pytest.mark.parametrize("origin", [None, "http://evil.example", "http://HOST:81", "null"])
def test_page_of_another_origin_gets_no_socket(host: str, origin: str | None) -> None:
    asked_by = None if origin is None else origin.replace("HOST", host)
    with pytest.raises(InvalidStatus) as refused, connected(host, origin=asked_by):
        pytest.fail("the socket was opened")
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("https://clinic.example", "clinic.example", True),
        ("https://clinic.example", "clinic.example:443", True),
        ("http://localhost:8501", "127.0.0.1:8501", False),
        ("http://localhost:8502", "localhost:8501", False),
        ("http://localhost:8501@evil.example", "evil.example", False),
        ("http://localhost:8501/", "localhost:8501", False),
        ("http://clinic.example.evil", "clinic.example", False),
        ("file://clinic.example", "clinic.example", False),
        ("http://clinic.example:port", "clinic.example", False),
        ("http://clinic.example", "", False),
    ],
)
def test_origin_is_the_host_asked_for(origin: str, host: str, *, same: bool) -> None:
    assert same_origin(asked(origin, host)) is same


@pytest.mark.parametrize(
    ("scheme", "origin", "same"),
    [
        ("https", "https://clinic.example", True),
        ("wss", "https://clinic.example", True),
        ("https", "http://clinic.example", False),
        ("wss", "http://clinic.example", False),
        ("ws", "http://clinic.example", True),
        # Behind a proxy that does not say by what it was asked.
        ("ws", "https://clinic.example", True),
        ("ws", "http://localhost", True),
        ("ws", "https://localhost", False),
        ("wss", "https://localhost", True),
    ],
)
def test_page_of_another_scheme_is_another_origin(scheme: str, origin: str, *, same: bool) -> None:
    assert same_origin(asked(origin, origin.partition("://")[2], scheme)) is same


@pytest.mark.parametrize(
    ("proxy", "origin", "opened"),
    [
        ("https", "https://HOST", True),
        ("https", "http://HOST", False),
        ("http", "http://HOST", True),
        ("http", "https://HOST", False),
    ],
)
def test_proxy_on_this_machine_says_by_which_scheme_it_was_asked(
    host: str, proxy: str, origin: str, *, opened: bool
) -> None:
    headers = {"X-Forwarded-Proto": proxy}
    refused = nullcontext() if opened else pytest.raises(InvalidStatus)
    with refused, connected(host, origin=origin.replace("HOST", host), headers=headers):
        pass


def test_forged_and_used_tokens_are_refused_with_a_word(
    host: str, store: Store, tokens: Tokens
) -> None:
    token = tokens.issue(claim_of(store))
    with connected(host, begin(token[:-3] + "AA=")) as browser:
        assert browser.closed_with()[0] == 4401
    with connected(host, begin(token)) as browser:
        browser.hear()
    with connected(host, begin(token)) as browser:
        assert browser.closed_with() == (4401, "This set was started already. Press start again.")


def test_token_for_the_sitting_of_somebody_else_begins_nothing(
    host: str, store: Store, tokens: Tokens
) -> None:
    claim = claim_of(store).model_copy(update={"person_id": uuid4()})
    with connected(host, begin(tokens.issue(claim))) as browser:
        assert browser.closed_with()[0] == 1011


@pytest.mark.parametrize("text", ["", "{", '{"kind": "end"}', '{"kind": "open"}'])
def test_socket_that_begins_with_nonsense_is_closed(host: str, text: str) -> None:
    with connected(host) as browser:
        browser.say(text)
        assert browser.closed_with()[0] == 4400


def test_socket_that_begins_with_a_packet_is_closed(host: str, track: PoseTrack) -> None:
    with connected(host) as browser:
        browser.send(next(packets(track)))
        assert browser.closed_with()[0] == 4400


def test_socket_that_says_nothing_is_closed(settings: Settings) -> None:
    with served(settings, ServiceLimits(hello_s=0.01)) as host, connected(host) as browser:
        assert browser.closed_with()[0] == 4408


def test_malformed_packet_closes_the_socket_and_the_set_goes_on(
    host: str, store: Store, tokens: Tokens, track: PoseTrack
) -> None:
    with connected(host, begin(tokens.issue(claim_of(store)))) as browser:
        ready = browser.hear()
        browser.send(b"\xfc\x01nonsense")
        code, reason = browser.closed_with()
        assert (code, reason) == (4400, "packet: expected at least 24 bytes, got 10")
    with connected(host, {"kind": "resume", "key": ready["key"]}) as browser:
        assert browser.hear()["set"] == ready["set"]
        browser.send(next(packets(track)))
        assert browser.hear()["seq"] == 1


def test_oversized_packet_closes_the_socket(host: str, store: Store, tokens: Tokens) -> None:
    with connected(host, begin(tokens.issue(claim_of(store)))) as browser:
        browser.hear()
        browser.send(bytes(PACKET_MAX_BYTES + 1))
        assert browser.closed_with() == (4413, "A packet was too big.")


def test_second_beginning_over_the_same_socket_is_refused(
    host: str, store: Store, tokens: Tokens
) -> None:
    with connected(host, begin(tokens.issue(claim_of(store)))) as browser:
        browser.hear()
        browser.say(begin(tokens.issue(claim_of(store))))
        assert browser.closed_with()[0] == 4400


def test_flood_is_thinned_out_and_the_set_survives(
    settings: Settings, store: Store, tokens: Tokens, track: PoseTrack
) -> None:
    limits = ServiceLimits(packets_per_s=1, packets_at_once=20, refused_packets=2000)
    sent = list(packets(track))[:100] * 10
    with (
        served(settings, limits) as host,
        connected(host, begin(tokens.issue(claim_of(store)))) as browser,
    ):
        ready = browser.hear()
        for packet in sent:
            browser.send(packet)
        browser.say({"kind": "end"})
    # The word of the end came with the flood, and was refused like the rest of it.
    assert kept(store, ready).status == "interrupted"


def test_who_does_not_stop_flooding_is_shut_out(
    settings: Settings, store: Store, tokens: Tokens, track: PoseTrack
) -> None:
    limits = ServiceLimits(packets_per_s=1, packets_at_once=20, refused_packets=50)
    with (
        served(settings, limits) as host,
        connected(host, begin(tokens.issue(claim_of(store)))) as browser,
    ):
        browser.hear()
        for packet in list(packets(track))[:100]:
            browser.send(packet)
        assert browser.closed_with()[0] == 4429


def test_records_that_cannot_be_opened_are_told_of(settings: Settings) -> None:
    (settings.data_folder / "records.sqlite").write_bytes(b"no database at all" * 100)
    with served(settings) as host, connected(host) as browser:
        code, reason = browser.closed_with()
    assert code == 1011
    assert "restore it from a backup" in reason


def test_what_was_said_is_not_logged(
    host: str, store: Store, tokens: Tokens, caplog: pytest.LogCaptureFixture
) -> None:
    token = tokens.issue(claim_of(store))
    with connected(host, begin(token)) as browser:
        key = browser.hear()["key"]
    assert token not in caplog.text
    assert json.dumps(key) not in caplog.text
