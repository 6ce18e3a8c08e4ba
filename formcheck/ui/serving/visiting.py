"""A browser window without a browser: it looks at pages as Streamlit's own does, and tells nothing.

`formcheck doctor --privacy` goes through the pages with it while the server is traced.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE_S = 60.0
STREAM = "/_stcore/stream"
XSRF_COOKIE = "_streamlit_xsrf"


class Visit:
    """One open window.

    Parameters
    ----------
    socket
        To the server.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.window = ""
        self.pages: dict[str, str] = {}

    def look(self, page: str = "") -> list[ForwardMsg]:
        """Look at a page by its name, and return everything that is shown of it."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.page_script_hash = self.pages.get(page, "")
        self._socket.send(asked.SerializeToString())
        shown: list[ForwardMsg] = []
        while not shown or shown[-1].WhichOneof("type") != "script_finished":
            shown.append(self._hear())
        return shown

    def _hear(self) -> ForwardMsg:
        data = self._socket.recv(PATIENCE_S)
        message = ForwardMsg()
        message.ParseFromString(data if isinstance(data, bytes) else data.encode())
        if message.WhichOneof("type") == "new_session":
            self.window = message.new_session.initialize.session_id
        if message.WhichOneof("type") == "navigation":
            self.pages = {
                each.url_pathname: each.page_script_hash for each in message.navigation.app_pages
            }
        return message


@contextmanager
def visit(host: str, *, origin: str | None = None) -> Iterator[Visit]:
    """Open a window on the server at a host and port, as a page of its own or of another origin."""
    asked_by = Origin(origin or f"http://{host}")
    with connect(
        f"ws://{host}{STREAM}",
        origin=asked_by,
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        open_timeout=PATIENCE_S,
    ) as socket:
        yield Visit(socket)


def send_file(host: str, window: str, data: bytes) -> int:
    """Send a file as a window's own page does; return the status of the answer."""
    connection = HTTPConnection(host, timeout=PATIENCE_S)
    try:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        answer.read()
        cookies = [text.partition(";")[0] for text in answer.headers.get_all("Set-Cookie", [])]
        (token,) = (each.partition("=")[2] for each in cookies if each.startswith(XSRF_COOKIE))
        head = {"Cookie": f"{XSRF_COOKIE}={token}", "X-Xsrftoken": token}
        status = _put(connection, f"/_stcore/upload_file/{window}/file", data, head)
    finally:
        connection.close()
    return status


def _put(connection: HTTPConnection, path: str, data: bytes, head: dict[str, str]) -> int:
    mark = "formcheck-visit"
    body = (
        f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="file"\r\n\r\n'.encode()
        + data
        + f"\r\n--{mark}--\r\n".encode()
    )
    kind = f"multipart/form-data; boundary={mark}"
    connection.request("PUT", path, body, {**head, "Content-Type": kind})
    answer = connection.getresponse()
    # Who is refused before all was read may find the line cut behind the answer.
    with suppress(ConnectionError):
        answer.read()
    return answer.status
