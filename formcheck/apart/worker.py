"""The process that works apart: asked over its standard input, answering over its output.

It is forked by `formcheck.apart.forking`, or started with its limit of memory as argument, and ends
when the process that asks does, whatever it is doing.
"""

import os
import pickle
import resource
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO, NoReturn

from formcheck.apart.messages import Answer, OutOfMemory, Raised, Request, Returned


def serve(memory_bytes: int) -> NoReturn:
    """Answer requests with no more than so much memory, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # What libraries print must not come between the answers.
    os.dup2(2, 1)
    _limit_memory(memory_bytes)
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
        except BaseException:
            # Half a request, too, comes from one who is not there any more.
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
        if isinstance(answer, Raised):
            # Errors of libraries can often be packed, and then not be unpacked.
            pickle.loads(packed)
    except MemoryError:
        packed = pickle.dumps(OutOfMemory(), pickle.HIGHEST_PROTOCOL)
    except Exception:
        what = type(answer.error).__name__ if isinstance(answer, Raised) else "answer"
        packed = pickle.dumps(Raised(RuntimeError(f"{what} that cannot be passed on")))
    try:
        answers.write(packed)
        answers.flush()
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
