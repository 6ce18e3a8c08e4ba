"""Who is answered at all: browsers that ask this server by its own name, from its own pages.

It stands before everything of Streamlit's, which looks up this machine's address on the network
to compare a foreign origin with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from formcheck.live.origin import THIS_MACHINE, host_name, same_origin

UPLOADS = "/_stcore/upload_file/"
READING = ("GET", "HEAD", "OPTIONS")
UPLOADING = ("PUT", "DELETE")


@dataclass(frozen=True, slots=True)
class DoorRefusal:
    """Why somebody is not answered.

    Attributes
    ----------
    status, says
        As HTTP says it, and in words.
    """

    status: int
    says: str


NO_NAME_OF_OURS = DoorRefusal(400, "This server is not known by that name.")
FOREIGN = DoorRefusal(403, "A page of another origin asks; only this server's own are answered.")
NOT_DONE_HERE = DoorRefusal(405, "Nothing here takes that.")


class Door:
    """Lets through what this server's own pages ask for.

    Parameters
    ----------
    app
        Who answers.
    is_ours
        Whether this server goes by a name.
    """

    def __init__(self, app: ASGIApp, is_ours: Callable[[str], bool]) -> None:
        self._app, self._is_ours = app, is_ours

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, or refuse."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refused = refusal(scope, self._is_ours)
        if refused is None:
            await self._app(_as_compared(scope), receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": refused.says})
        else:
            await PlainTextResponse(refused.says, refused.status)(scope, receive, send)


def refusal(scope: Scope, is_ours: Callable[[str], bool]) -> DoorRefusal | None:
    """Return why a request is not answered; None where it is."""
    headers = Headers(scope=scope)
    name = host_name(headers)
    if name is None or not is_ours(name):
        return NO_NAME_OF_OURS
    if scope["type"] == "websocket":
        return None if same_origin(scope) else FOREIGN
    if not _may_ask(scope):
        return FOREIGN
    return None if changes_uploads(scope) or scope["method"] in READING else NOT_DONE_HERE


def changes_uploads(scope: Scope) -> bool:
    """Return whether a file is to be taken in or away."""
    return UPLOADS in scope["path"] and scope["method"] in UPLOADING


def is_this_machine(name: str) -> bool:
    """Return whether a name is that of this machine, which nobody can give to another one."""
    return name in THIS_MACHINE


def is_address(name: str) -> bool:
    """Return whether a name is an address: no name server can let it mean something else."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _may_ask(scope: Scope) -> bool:
    """Return whether an own page asks, or nobody's page: somebody who follows a link here."""
    headers = Headers(scope=scope)
    if "origin" in headers:
        return same_origin(scope)
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return True
    navigates = headers.get("sec-fetch-mode") == "navigate"
    return scope["method"] == "GET" and navigates and headers.get("sec-fetch-dest") == "document"


def _as_compared(scope: Scope) -> Scope:
    """Return a socket's request with its host written as its origin is.

    Streamlit compares the two letter by letter, and asks the network where they differ, as in
    ``clinic.example`` and ``clinic.example:443``.
    """
    if scope["type"] != "websocket":
        return scope
    host = Headers(scope=scope)["origin"].partition("://")[2].encode("latin-1")
    others = [(name, value) for name, value in scope["headers"] if name != b"host"]
    return {**scope, "headers": [*others, (b"host", host)]}
