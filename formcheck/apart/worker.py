"""The process that works apart: asked over its standard input, answering over its output.

It is started by `formcheck.apart.process` with its limit of memory as argument, and ends when the
other process does, whatever it is doing.
"""

import os
import pickle
import resource
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from formcheck.apart.messages import Answer, OutOfMemory, Raised, Request, Returned


def main() -> None:
    """Answer requests until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # What libraries print must not come between the answers.
    os.dup2(2, 1)
    _limit_memory(int(sys.argv[1]))
    asked: SimpleQueue[Request] = SimpleQueue()
    Thread(target=_listen, args=(requests, asked), daemon=True).start()
    while True:
        _send(_answer(asked.get()), answers)


def _limit_memory(memory_bytes: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _listen(requests: BinaryIO, asked: "SimpleQueue[Request]") -> None:
    """Take requests in; the end of them ends the process in the middle of what it does."""
    while True:
        try:
            asked.put(pickle.load(requests))
        except EOFError:
            os._exit(0)


def _answer(request: Request) -> Answer:
    try:
        return Returned(request.function(*request.arguments))
    except MemoryError:
        return OutOfMemory()
    except Exception as error:
        return Raised(error)


def _send(answer: Answer, answers: BinaryIO) -> None:
    try:
        packed = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        packed = pickle.dumps(OutOfMemory(), pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError):
        what = type(answer.error).__name__ if isinstance(answer, Raised) else "answer"
        packed = pickle.dumps(Raised(RuntimeError(f"{what} that cannot be passed on")))
    try:
        answers.write(packed)
        answers.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
