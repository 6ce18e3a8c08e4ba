"""Whether a browser asks for one of this server's own pages, or for somebody else's."""

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers

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


def same_origin(headers: Headers) -> bool:
    """Return whether a page of this very server asks; only browsers tell, so others are refused.

    The same machine under another port or another of its names is another origin.
    """
    origins, name = headers.getlist("origin"), host_name(headers)
    if len(origins) != 1 or name is None or not _ORIGIN.fullmatch(origins[0]):
        return False
    origin = urlsplit(origins[0])
    asked = urlsplit(f"{origin.scheme}://{headers['host']}")
    try:
        ports = [each.port or DEFAULT_PORTS[origin.scheme] for each in (origin, asked)]
    except ValueError:
        return False
    return origin.hostname == asked.hostname and ports[0] == ports[1]
