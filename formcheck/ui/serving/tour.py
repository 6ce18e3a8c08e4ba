"""Goes through everything the server answers: every page, an upload, and what it must refuse."""

from dataclasses import dataclass
from http.client import HTTPConnection

from websockets.exceptions import InvalidStatus

from formcheck.ui.serving.visiting import PATIENCE_S, send_file, visit

FOREIGN = ("http://evil.example", "http://localhost:1", "https://checkip.amazonaws.com", "null")
"""Origins of other pages; of the names a lookup would show in the trace."""

DOORS = (
    ("GET", "/"),
    ("GET", "/_stcore/health"),
    ("OPTIONS", "/_stcore/health"),
    ("GET", "/_stcore/host-config"),
    ("GET", "/media/a.png"),
    ("PUT", "/_stcore/upload_file/a/b"),
    ("GET", "/assets/web/player.js"),
)


@dataclass(frozen=True, slots=True)
class TourOutcome:
    """What came of a tour.

    Attributes
    ----------
    pages
        The pages that were shown, by their address.
    upload_status
        The answer to a file sent by an own page.
    let_in
        What was answered to a page of another origin; nothing should be.
    """

    pages: tuple[str, ...]
    upload_status: int
    let_in: tuple[str, ...]


def tour(host: str) -> TourOutcome:
    """Look at every page of the server at a host and port, and knock as pages of others do."""
    with visit(host) as window:
        window.look()
        for page in window.pages:
            window.look(page)
        status = send_file(host, window.window, b"no video")
        pages = tuple(window.pages)
    return TourOutcome(
        pages, status, tuple(each for origin in FOREIGN for each in _let_in(host, origin))
    )


def _let_in(host: str, origin: str) -> list[str]:
    found = [
        f"{method} {path}" for method, path in DOORS if _status(host, method, path, origin) < 400
    ]
    try:
        with visit(host, origin=origin):
            found.append("/_stcore/stream")
    except InvalidStatus:
        pass
    return [f"{each} for {origin}" for each in found]


def _status(host: str, method: str, path: str, origin: str) -> int:
    connection = HTTPConnection(host, timeout=PATIENCE_S)
    try:
        connection.request(method, path, headers={"Origin": origin})
        return connection.getresponse().status
    finally:
        connection.close()
