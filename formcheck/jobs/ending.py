"""How an analysis may end before it is done."""

from pathlib import Path

from formcheck.errors import FormcheckError, SourceError
from formcheck.pose.video_container import CONVERT
from formcheck.texts import say
from formcheck.texts.names import capital

UNKNOWN_PROBLEM = say("jobs.unknown")

VERBS = ("is ", "holds ", "claims ", "may ")
"""What the problem of a file can begin with when it goes on after the file's name."""

IN_A_BROWSER = {
    CONVERT: say("jobs.convert"),
    "name a video file such as .mp4": say("jobs.choose_video"),
    "name another file": say("jobs.choose_another"),
    "name a video file": say("jobs.choose_video"),
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
        text = say("jobs.this_file", problem=text) if text.startswith(VERBS) else capital(text)
    for name in (str(path.absolute()), str(path)):
        text = text.replace(name, say("jobs.the_recording"))
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
