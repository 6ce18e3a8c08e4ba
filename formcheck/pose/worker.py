"""The pose worker: a process that looks at pictures for another one.

It is started by `formcheck.pose.workers` with the path of a model as its argument, is asked over
its standard input and answers over its standard output. It ends when the other process does.
"""

import contextlib
import os
import pickle
import signal
import sys
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from formcheck.errors import FormcheckError, SourceError
from formcheck.pose.jobs import Failed, Job, Reply
from formcheck.pose.worker_loop import WorkerLoop

PEOPLE_MAX = 4

UNUSED_MODULES = ("matplotlib", "matplotlib.pyplot", "sounddevice")
"""MediaPipe imports these to draw and to record sound, which nothing here does; finding and
loading them takes longer than all the rest."""


def main() -> None:
    """Work until there is nobody left to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, replies = _take_over_streams()
    try:
        _work(Path(sys.argv[1]), requests, replies)
    except (EOFError, BrokenPipeError):
        # Nobody listens any more; what is buffered for them must not be flushed at exit.
        os._exit(0)


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for pickles; what libraries print goes to standard error."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return requests, replies


def _work(model_path: Path, requests: BinaryIO, replies: BinaryIO) -> None:
    def send(reply: Reply) -> None:
        pickle.dump(reply, replies, pickle.HIGHEST_PROTOCOL)
        replies.flush()

    for name in UNUSED_MODULES:
        sys.modules[name] = ModuleType(name)
    from formcheck.pose.mediapipe import MediaPipeEstimator, MediaPipeSurvey

    try:
        survey = MediaPipeSurvey(model_path, people=PEOPLE_MAX)
    except FormcheckError as error:
        send(_failure(error))
        return
    desk = WorkerLoop(survey, lambda: MediaPipeEstimator(model_path), send)
    with contextlib.closing(desk):
        while True:
            reply = _reply(desk, pickle.load(requests))
            if reply is not None:
                send(reply)


def _reply(desk: WorkerLoop, job: Job) -> Reply | None:
    try:
        return desk.do(job)
    except FormcheckError as error:
        return _failure(error)


def _failure(error: FormcheckError) -> Failed:
    source = error.source if isinstance(error, SourceError) else None
    return Failed(str(error), source)


if __name__ == "__main__":
    main()
