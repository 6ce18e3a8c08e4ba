"""Where processes that work apart come from: born of one that has imported what they need.

Importing what judges a set takes longer than judging it. A nursery is started once for a program
and ends with it; it imports what was asked for, and each process is a fork of it, at once. Where
the system has no forks or no handles of processes, each process is started by itself.
"""

import atexit
import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from select import select
from threading import Lock
from typing import IO, Protocol

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Threads of numeric libraries reserve memory on machines with many cores, which would count."""

CAN_FORK = hasattr(os, "pidfd_open") and hasattr(socket, "send_fds")

MOST_BYTES = 64 * 1024
"""Of one order to the nursery: the environment is the longest part of it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a new process is to be.

    Attributes
    ----------
    memory_bytes
        Address space it may take.
    module
        What it will need first; the nursery imports it before the process is born.
    folder, environment
        Where it runs and with which settings.
    """

    memory_bytes: int
    module: str
    folder: str
    environment: dict[str, str]


class Child(Protocol):
    """A process that works apart: asked over `stdin`, answering over `stdout`."""

    stdin: IO[bytes]
    stdout: IO[bytes]

    def end(self) -> None:
        """End it, whatever it is doing."""
        ...


class Forked:
    """A process of the nursery."""

    def __init__(self, stdin: IO[bytes], stdout: IO[bytes], handle: int) -> None:
        self.stdin, self.stdout = stdin, stdout
        self._handle = handle

    def end(self) -> None:
        """End it, whatever it is doing."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        select([self._handle], [], [])
        os.close(self._handle)
        for pipe in (self.stdin, self.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


class Started:
    """A process started by itself."""

    def __init__(self, memory_bytes: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "formcheck.apart.worker", str(memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD,
            start_new_session=True,
        )
        assert self._process.stdin is not None, "it is a pipe"
        assert self._process.stdout is not None, "it is a pipe"
        self.stdin, self.stdout = self._process.stdin, self._process.stdout

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self.stdin, self.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


class Nursery:
    """Starts processes for one program, from any of its threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._line: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def start(self, memory_bytes: int, module: str) -> Child:
        """Return a new process; its first work is in a module of that name."""
        if CAN_FORK:
            order = Order(memory_bytes, module, str(Path.cwd()), os.environ | ONE_THREAD)
            with self._lock:
                try:
                    return self._forked(pickle.dumps(order))
                except OSError:
                    # The nursery was ended by the system; the next one gets a new nursery.
                    self.close()
                except BaseException:
                    # Who stops waiting leaves an answer on the line, which is not the next one's.
                    if self._process is not None:
                        self._process.kill()
                    self.close()
                    raise
        return Started(memory_bytes)

    def close(self) -> None:
        """End the nursery; its processes work on."""
        line, self._line = self._line, None
        if line is not None:
            line.close()
        if self._process is not None and self._owner == os.getpid():
            self._process.wait()

    def _forked(self, order: bytes) -> Forked:
        line = self._ready()
        its_stdin, stdin = os.pipe()
        stdout, its_stdout = os.pipe()
        try:
            socket.send_fds(line, [order], [its_stdin, its_stdout, 2])
            handle = _handle_from(line)
        except BaseException:
            os.close(stdin)
            os.close(stdout)
            raise
        finally:
            os.close(its_stdin)
            os.close(its_stdout)
        return Forked(os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb"), handle)

    def _ready(self) -> socket.socket:
        # A fork of the program itself does not speak over its parent's line.
        if self._line is None or self._owner != os.getpid():
            here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with there:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "formcheck.apart.forking", str(there.fileno())],
                    stdin=subprocess.DEVNULL,
                    env=os.environ | ONE_THREAD,
                    pass_fds=[there.fileno()],
                    start_new_session=True,
                )
            self._line, self._owner = here, os.getpid()
        return self._line


def _handle_from(line: socket.socket) -> int:
    _, handles, _, _ = socket.recv_fds(line, 1, 1)
    if not handles:
        raise ConnectionResetError
    return handles[0]


NURSERY = Nursery()
atexit.register(NURSERY.close)
