"""Processes that run the pose model, seen from the process that asks them.

The model's library tries to report its use over the network. It runs only in these processes,
whose environment sends it to a port of this machine on which nothing listens.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Self

from formcheck.errors import EstimatorError, FormcheckError, SourceError
from formcheck.pose.camera_place import NOWHERE
from formcheck.pose.frame import Frame, PoseFrame
from formcheck.pose.jobs import (
    Failed,
    FramePeople,
    FramePose,
    Job,
    LookAtFrame,
    Reply,
    SurveyFrame,
)

NO_NETWORK = "http://127.0.0.1:9"
PROXY_NAMES = ("http_proxy", "https_proxy", "all_proxy")
FORGOTTEN_NAMES = ("no_proxy", "NO_PROXY")

ALLOCATION = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(128 * 1024 * 1024),
    "MALLOC_TRIM_THRESHOLD_": str(512 * 1024 * 1024),
}
"""Keeps the memory of one picture for the next (glibc; elsewhere without effect): 4 % less time."""

SILENCE_MAX_S = 120.0
"""A worker gives a sign of life several times a second; loading the model takes it seconds."""

LAST_WORDS_LINES = 8


@dataclass(frozen=True, slots=True)
class Died:
    """A worker that has ended without being asked to.

    Attributes
    ----------
    message
        How it ended and what it last said.
    """

    message: str


def worker_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which no request gets off this machine.

    Parameters
    ----------
    environment
        The present one.
    """
    kept = {name: value for name, value in environment.items() if name not in FORGOTTEN_NAMES}
    for name in PROXY_NAMES:
        kept[name] = kept[name.upper()] = NO_NETWORK
    return kept | ALLOCATION


class Worker:
    """One pose worker process.

    Parameters
    ----------
    model_path
        The pose model.
    inbox
        Where its replies go, each with the worker itself.
    command
        What to run instead of the pose worker; for tests.
    """

    def __init__(
        self,
        model_path: Path,
        inbox: "SimpleQueue[tuple[Worker, Reply | Died]]",
        *,
        command: Sequence[str] = (sys.executable, "-m", "formcheck.pose.worker"),
    ) -> None:
        self._inbox = inbox
        self._last_words: deque[str] = deque(maxlen=LAST_WORDS_LINES)
        try:
            # A session of its own, or Ctrl-C in a terminal would stop it in mid-sentence.
            self._process = subprocess.Popen(
                [*command, str(model_path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=worker_environment(os.environ),
                start_new_session=True,
            )
        except OSError as error:
            raise EstimatorError(f"the pose worker cannot be started: {error}") from error
        # The reader of replies waits for the reader of words: it has to be started second.
        self._words = Thread(target=self._read_words, daemon=True)
        self._words.start()
        self._replies = Thread(target=self._read_replies, daemon=True)
        self._replies.start()

    @property
    def process_id(self) -> int:
        """The operating system's number for the process."""
        return self._process.pid

    def send(self, job: Job) -> None:
        """Ask for something; if the worker is dead its death is in the inbox or on the way."""
        with contextlib.suppress(BrokenPipeError):
            pickle.dump(job, _pipe(self._process.stdin), pickle.HIGHEST_PROTOCOL)
            _pipe(self._process.stdin).flush()

    def stop(self) -> None:
        """End the process; it holds nothing worth saving."""
        self._process.kill()
        self._process.wait()
        self._replies.join()
        self._words.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(BrokenPipeError):
                _pipe(pipe).close()

    def _read_replies(self) -> None:
        replies = _pipe(self._process.stdout)
        while True:
            try:
                reply = pickle.load(replies)
            except (EOFError, pickle.UnpicklingError):
                break
            self._inbox.put((self, reply))
        self._process.wait()
        self._words.join()
        self._inbox.put((self, Died(self._obituary())))

    def _read_words(self) -> None:
        for line in _pipe(self._process.stderr):
            self._last_words.append(line.decode(errors="replace").rstrip())

    def _obituary(self) -> str:
        said = "\n  ".join(("", *self._last_words)) if self._last_words else " nothing"
        return f"it {_ending(self._process.returncode)}; it last said:{said}"


class WorkerEstimator:
    """Follows one person through a live source, in a process of its own.

    A worker that is lost is replaced once per picture; the person is then looked for afresh.
    Not for use by several threads at once.

    Parameters
    ----------
    model_path
        The pose model.

    Attributes
    ----------
    side
        Where the person is among others in the last picture: left, middle, right; empty where
        alone.
    may_change
        Whether somebody else who raises a hand is followed from then on; to be ended once the set
        is under way.
    """

    def __init__(self, model_path: Path) -> None:
        self._model_path = model_path
        self._inbox: SimpleQueue[tuple[Worker, Reply | Died]] = SimpleQueue()
        self._worker: Worker | None = Worker(model_path, self._inbox)
        self.side = ""
        self.may_change = True

    @property
    def process_id(self) -> int | None:
        """The operating system's number for the worker's process; None once closed."""
        return self._worker.process_id if self._worker else None

    def estimate(self, frame: Frame) -> Sequence[PoseFrame]:
        """Return one pose, the followed person's in pixels of `frame`; of nobody where not found.

        It says where the camera is, whether the person was found or not.

        Raises
        ------
        EstimatorError
            The model failed on this picture, two workers were lost over it, or this is closed.
        """
        reply = self._answer(LookAtFrame(frame, self.may_change))
        if isinstance(reply, FramePose):
            self.side = reply.side
            if reply.pose is not None:
                return (reply.pose,)
        camera = reply.camera if isinstance(reply, FramePose) else NOWHERE
        height_px, width_px = frame.image.shape[:2]
        return (PoseFrame.empty(frame.time_s, (width_px, height_px), camera),)

    def survey(self, frame: Frame) -> Sequence[PoseFrame]:
        """Return the pose of everybody in `frame`, in its pixels; empty where nobody is.

        Raises
        ------
        EstimatorError
            As `estimate`.
        """
        reply = self._answer(SurveyFrame(frame))
        return reply.poses if isinstance(reply, FramePeople) else ()

    def close(self) -> None:
        """End the worker; the estimator is of no use afterwards."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _answer(self, job: LookAtFrame | SurveyFrame) -> FramePose | FramePeople:
        if self._worker is None:
            raise EstimatorError("the pose estimator is closed; make a new one")
        reply = self._ask(self._worker, job)
        if isinstance(reply, Died):
            self._worker.stop()
            self._worker = Worker(self._model_path, self._inbox)
            reply = self._ask(self._worker, job)
        if isinstance(reply, Died):
            raise EstimatorError(f"the pose worker was lost twice: {reply.message}")
        if isinstance(reply, Failed):
            raise failure(reply)
        return reply

    def _ask(
        self, worker: Worker, job: LookAtFrame | SurveyFrame
    ) -> FramePose | FramePeople | Failed | Died:
        worker.send(job)
        while True:
            sender, reply = next_reply(self._inbox)
            if sender is worker and isinstance(reply, FramePose | FramePeople | Failed | Died):
                return reply


def next_reply(
    inbox: "SimpleQueue[tuple[Worker, Reply | Died]]",
) -> "tuple[Worker, Reply | Died]":
    """Wait for the next reply of any worker.

    Raises
    ------
    EstimatorError
        None of them has given a sign of life for two minutes.
    """
    try:
        return inbox.get(timeout=SILENCE_MAX_S)
    except Empty:
        raise EstimatorError(
            f"the pose workers have said nothing for {SILENCE_MAX_S:.0f} s; "
            "the machine may be overloaded or out of memory: close other programs and try again"
        ) from None


def failure(reply: Failed) -> FormcheckError:
    """Return the error that a worker met with, to be raised here."""
    if reply.source is None:
        return EstimatorError(reply.message)
    return SourceError(reply.source, reply.message.removeprefix(f"{reply.source}: "))


def _ending(returncode: int) -> str:
    if returncode >= 0:
        return f"ended with code {returncode}"
    return f"was ended by {signal.Signals(-returncode).name}"


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "all three streams of a worker are pipes"
    return pipe
