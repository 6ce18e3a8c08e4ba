"""The nursery's own process: imports what is asked for, and forks a process for each order.

It is started by `formcheck.apart.nursery` with the number of its socket as its argument, has no
threads, and ends when the program does.
"""

import importlib
import os
import pickle
import signal
import socket
import sys
from contextlib import suppress
from typing import NoReturn

from formcheck.apart.nursery import MOST_BYTES, Order
from formcheck.apart.worker import serve


def main(line: socket.socket) -> None:
    """Fork processes until the program is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, _reap)
    while True:
        order_bytes, streams, _, _ = socket.recv_fds(line, MOST_BYTES, 3)
        if not order_bytes:
            return
        order: Order = pickle.loads(order_bytes)
        # Before the fork: else both would import it. What cannot be imported the child says.
        with suppress(Exception):
            importlib.import_module(order.module)
        # Until its handle is open, nobody may take note of its end: its number could be another's.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
        child = os.fork()
        if not child:
            _become(order, streams, line)
        handle = os.pidfd_open(child)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
        socket.send_fds(line, [b"f"], [handle])
        for each in (handle, *streams):
            os.close(each)


def _become(order: Order, streams: list[int], line: socket.socket) -> NoReturn:
    """Be the process that was ordered, until nobody asks it any more."""
    try:
        line.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
        os.setsid()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.chdir(order.folder)
        os.environ.clear()
        os.environ.update(order.environment)
        serve(order.memory_bytes)
    finally:
        os._exit(1)


def _reap(_signal: int, _frame: object) -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
