"""Whether a browser asks for one of this server's own pages, or for somebody else's."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})
DEFAULT_PORTS = {"http": 80, "https": 443}
_ORIGIN = re.compile(r"https?://[^\s/?#@\\]+", re.IGNORECASE)
_HOST = re.compile(r"(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?", re.IGNORECASE)


def host_name(headers: Headers) -> str | None:
    """Return the name a request asks this server by, lower-case and without its port.

    Returns
    -------
    str or None
        None where the request names none, several, or what is no name.
    """
    given = headers.getlist("host")
    if len(given) != 1 or not _HOST.fullmatch(given[0]):
        return None
    name = urlsplit(f"//{given[0]}").hostname
    return name.rstrip(".") if name else None


def same_origin(scope: Scope) -> bool:
    """Return whether a page of this very server asks; only browsers tell, so others are refused.

    The same machine under another port, another of its names or another scheme is another origin.
    """
    headers = Headers(scope=scope)
    origins, name = headers.getlist("origin"), host_name(headers)
    if len(origins) != 1 or name is None or not _ORIGIN.fullmatch(origins[0]):
        return False
    origin = urlsplit(origins[0])
    if origin.scheme not in _schemes(scope, name):
        return False
    asked = urlsplit(f"{origin.scheme}://{headers['host']}")
    try:
        ports = [each.port or DEFAULT_PORTS[origin.scheme] for each in (origin, asked)]
    except ValueError:
        return False
    return origin.hostname == asked.hostname and ports[0] == ports[1]


def _schemes(scope: Scope, name: str) -> Collection[str]:
    """Return by which schemes this server's pages may have been loaded.

    A request says so by itself where TLS ends here, and where a proxy says it in X-Forwarded-Proto
    that uvicorn trusts: one on this machine, or at an address in FORWARDED_ALLOW_IPS. Whoever can
    change what comes by http must not speak for such pages. Behind a proxy that does not say it,
    https looks like http, and as it is the better of the two it is not refused; on this machine's
    own names no such proxy is expected.
    """
    if scope.get("scheme", "http") in ("https", "wss"):
        return ("https",)
    return ("http",) if name in THIS_MACHINE else ("http", "https")
