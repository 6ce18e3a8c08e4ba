"""Tokens: good once, for their person and set, for a while."""

import base64
import os
import stat
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formcheck.errors import TokenError
from formcheck.live.spent import FORGOTTEN_AT_ONCE
from formcheck.live.token import KEY_LIFE_S, TOKEN_LIFE_S, Claim, Goal, SetKey, Tokens
from tests.live.builders import Clock

CLAIM = Claim(
    person_id=uuid4(),
    session_id=uuid4(),
    exercise_id="squat",
    level="advanced",
    side="left",
    value=80.0,
    goal=Goal(amount=8, unit="reps"),
)
ITS = SetKey(person_id=uuid4(), set_id=uuid4())


@pytest.fixture
def clock() -> Clock:
    return Clock(1_800_000_000.0)


@pytest.fixture
def tokens(tmp_path: Path, clock: Clock) -> Tokens:
    return Tokens(tmp_path, now_s=clock)


def test_token_gives_what_it_was_made_for(tokens: Tokens) -> None:
    assert tokens.redeem(tokens.issue(CLAIM)) == CLAIM


def test_nobody_else_may_look_for_or_exchange_the_secret(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Tokens(tmp_path / "new")
        (tmp_path / "earlier").mkdir()
        Tokens(tmp_path / "earlier")
    finally:
        os.umask(before)
    for name in ("new", "earlier"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o700


def test_what_others_put_beside_used_tokens_locks_nobody_out(
    tokens: Tokens, tmp_path: Path
) -> None:
    (tmp_path / "spent" / ".DS_Store").touch()
    assert tokens.redeem(tokens.issue(CLAIM)) == CLAIM


def test_token_works_once(tokens: Tokens) -> None:
    token = tokens.issue(CLAIM)
    tokens.redeem(token)
    with pytest.raises(TokenError, match="started already"):
        tokens.redeem(token)


def test_token_works_once_after_a_restart_too(tokens: Tokens, tmp_path: Path, clock: Clock) -> None:
    token, other = tokens.issue(CLAIM), tokens.issue(CLAIM)
    tokens.redeem(token)
    later = Tokens(tmp_path, now_s=clock)
    with pytest.raises(TokenError, match="started already"):
        later.redeem(token)
    assert later.redeem(other) == CLAIM


def test_old_token_is_refused(tokens: Tokens, clock: Clock) -> None:
    token = tokens.issue(CLAIM)
    clock.now_s += TOKEN_LIFE_S + 1
    with pytest.raises(TokenError, match="too old"):
        tokens.redeem(token)


def test_token_of_another_installation_is_refused(tokens: Tokens, tmp_path: Path) -> None:
    with pytest.raises(TokenError, match="not made here"):
        tokens.redeem(Tokens(tmp_path / "other").issue(CLAIM))


def test_token_with_another_person_put_in_is_refused(tokens: Tokens) -> None:
    text, seal = tokens.issue(CLAIM).split(".")
    message = base64.urlsafe_b64decode(text).decode()
    forged = message.replace(str(CLAIM.person_id), str(uuid4()))
    with pytest.raises(TokenError, match="not made here"):
        tokens.redeem(f"{base64.urlsafe_b64encode(forged.encode()).decode()}.{seal}")


def test_key_of_a_set_is_no_token_and_no_token_a_key(tokens: Tokens) -> None:
    with pytest.raises(TokenError, match="not made here"):
        tokens.redeem(tokens.key(ITS))
    with pytest.raises(TokenError, match="not made here"):
        tokens.read_key(tokens.issue(CLAIM))


def test_key_says_which_set_for_a_day(tokens: Tokens, clock: Clock) -> None:
    key = tokens.key(ITS)
    assert tokens.read_key(key) == tokens.read_key(key) == ITS
    clock.now_s += KEY_LIFE_S + 1
    with pytest.raises(TokenError, match="too long ago"):
        tokens.read_key(key)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=100))
def test_no_text_is_a_token(tokens: Tokens, text: str) -> None:
    with pytest.raises(TokenError):
        tokens.redeem(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_token_is_not_good_for_more_in_another_spelling(
    tokens: Tokens, data: st.DataObject
) -> None:
    token = tokens.issue(CLAIM)
    place = data.draw(st.integers(0, len(token) - 1))
    changed = token[:place] + data.draw(st.sampled_from("ABCxyz019-_.")) + token[place + 1 :]
    assert [allowed(tokens, each) for each in (token, changed)] == [CLAIM, None]


def allowed(tokens: Tokens, token: str) -> Claim | None:
    try:
        return tokens.redeem(token)
    except TokenError:
        return None


def test_secret_is_for_its_owner_alone(tokens: Tokens, tmp_path: Path) -> None:
    del tokens
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert len((tmp_path / "secret").read_bytes()) == 32
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["secret"]


def spent(folder: Path) -> list[Path]:
    return [path for path in (folder / "spent").rglob("*") if path.is_file()]


def test_marks_of_used_tokens_go_when_they_are_too_old_to_matter(
    tokens: Tokens, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(10):
        tokens.redeem(tokens.issue(CLAIM))
    clock.now_s += 4 * TOKEN_LIFE_S
    for _ in range(10):
        tokens.redeem(tokens.issue(CLAIM))
    assert len(spent(tmp_path)) == 10


def test_using_a_token_forgets_a_few_marks_however_many_there_are(
    tokens: Tokens, tmp_path: Path, clock: Clock
) -> None:
    for _ in range(300):
        tokens.redeem(tokens.issue(CLAIM))
    clock.now_s += 4 * TOKEN_LIFE_S
    tokens.redeem(tokens.issue(CLAIM))
    assert len(spent(tmp_path)) == 300 + 1 - FORGOTTEN_AT_ONCE


def test_a_clock_that_is_set_back_a_little_brings_no_used_token_to_life(
    tokens: Tokens, clock: Clock
) -> None:
    token = tokens.issue(CLAIM)
    tokens.redeem(token)
    clock.now_s += TOKEN_LIFE_S + 60
    tokens.redeem(tokens.issue(CLAIM))
    clock.now_s -= 120
    with pytest.raises(TokenError, match="started already"):
        tokens.redeem(token)


def test_a_clock_that_is_set_back_locks_nobody_out(tokens: Tokens, clock: Clock) -> None:
    token = tokens.issue(CLAIM)
    clock.now_s -= 400 * 24 * 3600.0
    assert tokens.redeem(token) == CLAIM
    assert tokens.redeem(tokens.issue(CLAIM)) == CLAIM


def test_nobody_else_may_look_at_what_is_kept_of_tokens(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "data" / "live")
    tokens.redeem(tokens.issue(CLAIM))
    places = list((tmp_path / "data").rglob("*"))
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in places}
    assert modes == {(True, 0o700), (False, 0o600)}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
