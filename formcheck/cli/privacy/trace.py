"""What a traced program tried to reach, as strace writes it."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

CALLS = "trace=connect,sendto,sendmsg,sendmmsg"
MARK_PORT = 7
"""Each traced program knocks at this port of its own machine: a trace without that saw nothing."""

NAMES_PORT = "53"
_INTERNET = re.compile(r"sa_family=AF_INET6?, .*?(?:inet_addr\(|inet_pton\(AF_INET6, )\"([^\"]+)\"")
_PORT = re.compile(r"sin6?_port=htons\((\d+)\)")
_RESOLVER = re.compile(r"sun_path=\"[^\"]*/resolve/")


def leaves(line: str) -> bool:
    """Return whether a traced call is for an address off this machine, or asks for a name."""
    if _RESOLVER.search(line):
        return True
    address, port = _INTERNET.search(line), _PORT.search(line)
    if address is None:
        return False
    return not _is_loopback(address[1]) or (port is not None and port[1] == NAMES_PORT)


def is_marked(lines: Iterable[str]) -> bool:
    """Return whether a trace shows the connection that was tried on purpose."""
    return any(f"htons({MARK_PORT})" in line for line in lines)


def tracer() -> str | None:
    """Return the path of strace; None where it is not there or may not trace."""
    found = shutil.which("strace")
    if found is None:
        return None
    tried = subprocess.run([found, "-qq", "true"], capture_output=True, check=False)
    return None if tried.returncode else found


def traced(strace: str, log: Path, command: Iterable[str]) -> list[str]:
    """Return a command that writes down all that another one and its children try to reach."""
    return [strace, "-f", "-qq", "-e", "signal=none", "-e", CALLS, "-o", str(log), *command]


def _is_loopback(address: str) -> bool:
    return address.startswith("127.") or address in ("::1", "::ffff:127.0.0.1")
