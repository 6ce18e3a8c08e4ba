"""The door of the socket: a token is worth nothing once an answer shut it."""

import asyncio

import pytest

from formcheck.errors import LockedError
from formcheck.history.opening import Records
from formcheck.history.store import Store
from formcheck.live.closing import Code, closing_for
from formcheck.live.session_registry import SessionRegistry, open_tokens
from formcheck.settings import Settings
from scenery.claims import claim_of


@pytest.fixture
def registry(records: Records, settings: Settings) -> SessionRegistry:
    return SessionRegistry(records, settings)


class Nobody:
    """A connection that hears nothing."""

    async def send(self, text: str) -> None:
        del text

    async def close(self, closing: object) -> None:
        del closing


def begin(registry: SessionRegistry, token: str) -> None:
    async def knock() -> None:
        try:
            await registry.begin(token, "landmarks", Nobody())
        finally:
            await registry.close()

    asyncio.run(knock())


def sets_of(store: Store) -> list[str]:
    return [
        each.exercise_id
        for session in store.sessions.of_person(store.viewer_id)
        for each in store.sets.of_session(session.id)
    ]


@pytest.mark.parametrize("number", [1, 9])
def test_a_token_issued_before_the_lock_begins_no_set(
    registry: SessionRegistry, settings: Settings, store: Store, number: int
) -> None:
    token = open_tokens(settings).issue(claim_of(store))
    asked = store.screenings.begin("asked")
    store.screenings.answer(asked.id, number, answer=True)
    with pytest.raises(LockedError):
        begin(registry, token)
    assert sets_of(store) == []


def test_an_exercise_against_a_condition_begins_no_set(
    registry: SessionRegistry, settings: Settings, store: Store
) -> None:
    token = open_tokens(settings).issue(claim_of(store, "squat"))
    store.conditions.say(store.viewer_id, ["KNEE"], "self")
    with pytest.raises(LockedError, match="knee"):
        begin(registry, token)
    assert sets_of(store) == []


def test_while_a_doctor_has_not_looked_slow_breathing_is_let_in(
    registry: SessionRegistry, settings: Settings, store: Store
) -> None:
    token = open_tokens(settings).issue(claim_of(store, "diaphragmatic_breathing"))
    asked = store.screenings.begin("asked")
    store.screenings.answer(asked.id, 9, answer=True)
    begin(registry, token)
    assert sets_of(store) == ["diaphragmatic_breathing"]


def test_the_socket_says_why_in_a_code_of_its_own() -> None:
    closing = closing_for(LockedError("Please see a doctor first."))
    assert (closing.code, closing.reason) == (Code.LOCKED, "Please see a doctor first.")
