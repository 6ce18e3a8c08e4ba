"""Why a socket is closed: a code the player acts on, and a sentence for the person."""

from dataclasses import dataclass
from enum import IntEnum

from formcheck.errors import BusyError, FormcheckError, LockedError, PacketError, TokenError
from formcheck.texts import say

REASON_MAX_BYTES = 120
"""A close frame holds no more than 123."""


class Code(IntEnum):
    """The codes of docs/live-protocol.md."""

    OVER = 1000
    GOING_AWAY = 1001
    FAILED = 1011
    TRY_AGAIN = 1013
    MALFORMED = 4400
    TOKEN_REFUSED = 4401
    LOCKED = 4403
    SILENT = 4408
    TAKEN_OVER = 4409
    GONE = 4410
    TOO_BIG = 4413
    TOO_MANY = 4429
    BUSY = 4503


@dataclass(frozen=True, slots=True)
class CloseReason:
    """The end of a connection.

    Attributes
    ----------
    reason
        At most `REASON_MAX_BYTES` bytes are sent of it.
    """

    code: Code
    reason: str

    @property
    def short_reason(self) -> str:
        """The reason, cut to what a close frame holds."""
        return self.reason.encode()[:REASON_MAX_BYTES].decode(errors="ignore")


OVER = CloseReason(Code.OVER, "")
SHUT_DOWN = CloseReason(Code.GOING_AWAY, say("live.stopped"))
BEHIND = CloseReason(Code.GOING_AWAY, say("live.too_slow"))
TAKEN_OVER = CloseReason(Code.TAKEN_OVER, say("live.other_window"))
REPLACED = CloseReason(Code.TAKEN_OVER, say("live.another_set"))
GONE = CloseReason(Code.GONE, say("live.too_late"))
NOTHING_SAID = CloseReason(Code.SILENT, say("live.page_silent"))
CROWDED = CloseReason(
    Code.TRY_AGAIN,
    say("live.crowded"),
)
SILENT = CloseReason(Code.SILENT, say("live.nothing_came"))
TOO_BIG = CloseReason(Code.TOO_BIG, say("live.packet_too_big"))
TOO_MANY = CloseReason(Code.TOO_MANY, say("live.too_much"))
BROKEN = CloseReason(Code.FAILED, say("live.went_wrong"))


def closing_for(error: FormcheckError) -> CloseReason:
    """Return how a connection ends over something the person can act on."""
    codes: dict[type[FormcheckError], Code] = {
        PacketError: Code.MALFORMED,
        TokenError: Code.TOKEN_REFUSED,
        LockedError: Code.LOCKED,
        BusyError: Code.BUSY,
    }
    return CloseReason(codes.get(type(error), Code.FAILED), str(error))
