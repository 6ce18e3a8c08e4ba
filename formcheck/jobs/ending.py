"""How an analysis may end before it is done."""

from pathlib import Path

from formcheck.errors import FormcheckError, SourceError
from formcheck.pose.video_container import CONVERT
from formcheck.texts.names import capital

UNKNOWN_PROBLEM = (
    "Something went wrong inside formcheck, and nothing was kept. Please try again; if it happens "
    "again with the same recording, try another one."
)

VERBS = ("is ", "holds ", "claims ", "may ")
"""What the problem of a file can begin with when it goes on after the file's name."""

IN_A_BROWSER = {
    CONVERT: "convert it to MP4 with another program",
    "name a video file such as .mp4": "choose a video",
    "name another file": "choose another file",
    "name a video file": "choose a video",
}


class UploadRefusedError(FormcheckError):
    """The recording is more than is taken on here."""


class StoppedError(FormcheckError):
    """The analysis was ended from outside: cancelled, or given up."""


def for_a_person(error: FormcheckError, path: Path) -> str:
    """Return what went wrong for somebody who chose a file in a browser.

    The name that the recording has on this machine, and what is meant for a command line, are
    left out.
    """
    text = str(error)
    if isinstance(error, SourceError):
        text = text.removeprefix(f"{error.source}: ")
        text = f"This file {text}" if text.startswith(VERBS) else capital(text)
    text = text.replace(str(path.absolute()), "the recording").replace(str(path), "the recording")
    for typed, clicked in IN_A_BROWSER.items():
        text = text.replace(typed, clicked)
    return text if text.endswith((".", "?", "!")) else f"{text}."


def where(error: Exception) -> str:
    """Return what kind of error arose in which line, and nothing of what it says."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "unknown"
    return f"{type(error).__name__} at {place}"
