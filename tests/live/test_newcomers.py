"""Who opens sockets and says nothing keeps few of them, and keeps nobody else out."""

import pytest

from formcheck.history.store import Store
from formcheck.live.closing import CROWDED, NOTHING_SAID, REASON_MAX_BYTES
from formcheck.live.limits import ServiceLimits
from formcheck.live.newcomers import Newcomers
from formcheck.live.service import LiveService
from formcheck.live.session_registry import open_tokens
from formcheck.settings import Settings
from scenery.claims import claim_of
from scenery.patience import PATIENCE_S
from tests.live.serving import connected, served

LIMITS = ServiceLimits(hello_s=5.0, waiting_per_address=2, crowded_hello_s=1.0)


def test_further_sockets_of_an_address_have_to_speak_sooner() -> None:
    newcomers = Newcomers(LIMITS)
    with (
        newcomers.waiting("10.0.0.1") as first,
        newcomers.waiting("10.0.0.1") as second,
        newcomers.waiting("10.0.0.1") as third,
    ):
        pass
    assert [each.wait_s for each in (first, second, third)] == [5.0, 5.0, 1.0]
    assert [each.closing for each in (first, second, third)] == [
        NOTHING_SAID, NOTHING_SAID, CROWDED,
    ]  # fmt: skip


def test_sockets_of_other_addresses_are_none_of_its() -> None:
    newcomers = Newcomers(LIMITS)
    with (
        newcomers.waiting("10.0.0.1"),
        newcomers.waiting("10.0.0.1"),
        newcomers.waiting("10.0.0.2") as other,
    ):
        assert other.wait_s == 5.0


def test_who_has_spoken_does_not_count() -> None:
    newcomers = Newcomers(LIMITS)
    for _ in range(10):
        with pytest.raises(ConnectionError), newcomers.waiting("10.0.0.1") as patience:
            raise ConnectionError
        assert patience.wait_s == 5.0
    assert not newcomers._waiting


def test_silent_sockets_beyond_the_limit_are_closed_with_a_word_and_the_others_wait(
    settings: Settings, store: Store
) -> None:
    limits = ServiceLimits(hello_s=PATIENCE_S, waiting_per_address=2, crowded_hello_s=0.01)
    token = open_tokens(settings).issue(claim_of(store))
    with (
        served(settings, limits) as host,
        connected(host) as first,
        connected(host),
        connected(host) as third,
    ):
        assert third.closed_with() == (1013, CROWDED.reason)
        first.say({"kind": "begin", "token": token})
        assert first.hear()["kind"] == "ready"
    assert len(CROWDED.reason.encode()) <= REASON_MAX_BYTES


def test_silent_sockets_keep_nobody_of_their_address_out(settings: Settings, store: Store) -> None:
    limits = ServiceLimits(hello_s=PATIENCE_S, waiting_per_address=1, crowded_hello_s=PATIENCE_S)
    token = open_tokens(settings).issue(claim_of(store))
    with (
        served(settings, limits) as host,
        connected(host),
        connected(host),
        connected(host, {"kind": "begin", "token": token}) as page,
    ):
        assert page.hear()["kind"] == "ready"


def test_how_many_may_wait_is_a_setting(settings: Settings) -> None:
    chosen = settings.model_copy(update={"waiting_per_address": 7})
    assert LiveService(chosen)._limits.waiting_per_address == 7
