"""Sees files that are written while a transaction is open: whoever waits for it waits for the disk.

What the database itself writes is none of it: Python does not hear of that.
"""

import os
import sys
import threading
from typing import Any

from sqlalchemy import Connection, Engine, event

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.truncate"}
WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
NOT_OURS = ("/dev/", "/proc/")


class FileWork(threading.local):
    """What this thread has written to files while a transaction of its own was open."""

    def __init__(self) -> None:
        self.open: set[int] = set()
        self.seen: list[str] = []


work = FileWork()


def _began(connection: Connection) -> None:
    work.open.add(id(connection))


def _ended(connection: Connection) -> None:
    work.open.discard(id(connection))


def _listen(name: str, given: tuple[Any, ...]) -> None:
    if name not in CHANGES and name != "open":
        return
    if not work.open:
        return
    path = given[0]
    if name == "open" and not (isinstance(path, str) and (given[2] or 0) & WRITING_FLAGS):
        return
    text = os.fsdecode(path)
    if not text.startswith(NOT_OURS) and "__pycache__" not in text:
        work.seen.append(f"{name} {text}")


for moment, told in (("begin", _began), ("commit", _ended), ("rollback", _ended)):
    event.listen(Engine, moment, told)
sys.addaudithook(_listen)
