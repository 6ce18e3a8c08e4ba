"""Who may begin which set: a signed token that works once, made by a page for its own person."""

import base64
import binascii
import hmac
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeVar
from uuid import UUID

from itsdangerous import BadSignature, Signer
from itsdangerous.signer import SigningAlgorithm
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from formcheck.anatomy.sides import Side
from formcheck.errors import TokenError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.terms import Level
from formcheck.history.locked_files import PRIVATE_FOLDER, private_folder
from formcheck.live.requests import Opening, Resume
from formcheck.live.spent import SpentTokens
from formcheck.texts import say

TOKEN_LIFE_S = 15 * 60.0
"""From opening the page to standing in front of the camera."""

KEY_LIFE_S = 24 * 3600.0
"""A key to go on with a set proves no more than which set it was; the room says whether it runs."""

SECRET_BYTES = 32
NONCE_BYTES = 16

Signed = TypeVar("Signed", bound=BaseModel)


class Goal(BaseModel):
    """When a set is over by itself.

    Attributes
    ----------
    amount, unit
        So many repetitions, or so many seconds held, or paced by the clock.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount: float = Field(gt=0, le=7200, allow_inf_nan=False)
    unit: Literal["reps", "s"]


class Claim(BaseModel):
    """What a token allows: one set.

    Attributes
    ----------
    person_id, session_id
        Who exercises, and the sitting the set belongs to.
    exercise_id, level, side, value
        The exercise and what is aimed for; `side` and `value` as in `Target`.
    goal
        When the set is over by itself; None to go on until told otherwise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    person_id: UUID
    session_id: UUID
    exercise_id: str = Field(max_length=100)
    level: Level = "standard"
    side: Side | None = None
    value: float | None = Field(default=None, allow_inf_nan=False)
    goal: Goal | None = None

    @property
    def target(self) -> Target:
        """What the person aims for."""
        return Target(self.level, self.side, self.value)


class SetKey(BaseModel):
    """What a key to go on with a set says: whose set, and which."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person_id: UUID
    set_id: UUID


class _Token(BaseModel):
    nonce: str = Field(pattern=f"^[0-9a-f]{{{2 * NONCE_BYTES}}}$")
    expires_s: float = Field(allow_inf_nan=False)
    claim: Claim


class _Key(BaseModel):
    expires_s: float = Field(allow_inf_nan=False)
    set_key: SetKey = Field(alias="its")


class Tokens:
    """Makes tokens, and takes each of them once; all processes that share the folder agree.

    Parameters
    ----------
    folder
        Where the secret of this installation and the marks of used tokens are; made if missing.
    now_s
        The time in seconds since 1970.
    """

    def __init__(self, folder: Path, *, now_s: Callable[[], float] = time.time) -> None:
        private_folder(folder)
        # Earlier versions left it open to whoever the umask lets in, and the secret is in it.
        folder.chmod(PRIVATE_FOLDER)
        self._spent = SpentTokens(folder / "spent")
        self._now_s = now_s
        self._secret = _secret(folder / "secret")

    def issue(self, claim: Claim) -> str:
        """Return a token for one set; the caller has made sure who the person is."""
        nonce = os.urandom(NONCE_BYTES).hex()
        return self._sign(_Token(nonce=nonce, expires_s=self._now_s() + TOKEN_LIFE_S, claim=claim))

    def redeem(self, token: str) -> Claim:
        """Return what a token allows; from now on it is used, unless it is given back.

        Raises
        ------
        TokenError
            It is forged, too old, or was used before.
        """
        read = self._valid(token)
        self._spent.add(read.nonce, read.expires_s, now_s=self._now_s())
        return read.claim

    def give_back(self, token: str) -> None:
        """Let a token that was just redeemed be used again: its set did not begin.

        Raises
        ------
        TokenError
            It is forged.
        """
        read = self._read(_Token, token)
        self._spent.remove(read.nonce, read.expires_s)

    def look_up(self, token: str) -> Claim:
        """Return what a token allows, without using it.

        Raises
        ------
        TokenError
            It is forged, too old, or was used before.
        """
        read = self._valid(token)
        if self._spent.holds(read.nonce, read.expires_s):
            raise TokenError(say("live.started_already"))
        return read.claim

    def key(self, set_key: SetKey) -> str:
        """Return the key to go on with a set after its connection was lost."""
        return self._sign(_Key(expires_s=self._now_s() + KEY_LIFE_S, its=set_key))

    def read_key(self, key: str) -> SetKey:
        """Return which set a key belongs to.

        Raises
        ------
        TokenError
            It is forged or too old.
        """
        read = self._read(_Key, key)
        if read.expires_s < self._now_s():
            raise TokenError(say("live.too_long_ago"))
        return read.set_key

    def person_of(self, request: Opening) -> UUID:
        """Return whose set somebody wants to see to; it is not used by that.

        Raises
        ------
        TokenError
            Token or key are forged.
        """
        if isinstance(request, Resume):
            return self._read(_Key, request.key).set_key.person_id
        return self._read(_Token, request.token).claim.person_id

    def _valid(self, token: str) -> _Token:
        read = self._read(_Token, token)
        if read.expires_s < self._now_s():
            raise TokenError(say("live.start_too_old"))
        return read

    def _sign(self, said: BaseModel) -> str:
        text = base64.urlsafe_b64encode(said.model_dump_json(by_alias=True).encode())
        return self._signer(type(said)).sign(text).decode()

    def _read(self, kind: type[Signed], signed: str) -> Signed:
        try:
            text = self._signer(kind).unsign(signed.encode("ascii"))
            return kind.model_validate_json(_bytes64(text))
        except BadSignature:
            raise TokenError(say("live.start_not_ours")) from None
        except (ValueError, ValidationError):
            raise TokenError(say("live.start_unreadable")) from None

    def _signer(self, kind: type[BaseModel]) -> Signer:
        return Signer(self._secret, sep=".", key_derivation="none", algorithm=_Seal(kind))


class _Seal(SigningAlgorithm):
    """Keyed hash of what is signed and its kind: no key to go on passes for a token."""

    def __init__(self, kind: type[BaseModel]) -> None:
        self._kind = KINDS[kind]

    def get_signature(self, key: bytes, value: bytes) -> bytes:
        """Return the seal of a text in base 64."""
        return hmac.digest(key, self._kind + b"\0" + _bytes64(value), "sha256")


KINDS: dict[type[BaseModel], bytes] = {_Token: b"_Token", _Key: b"_Key"}
"""What is sealed with each; it stays whatever the classes are called."""


def _secret(path: Path) -> bytes:
    """Return the secret of this installation, made at first use; only its owner may read it."""
    if not path.exists():
        with suppress(FileExistsError):
            _write_once(path, os.urandom(SECRET_BYTES))
    return path.read_bytes()


def _write_once(path: Path, content: bytes) -> None:
    """Write a file that appears whole and at once; where there is one already it stays."""
    part = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        path.hardlink_to(part)
    finally:
        part.unlink()


def _bytes64(text: bytes) -> bytes:
    try:
        return base64.b64decode(text, altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(text) from error
