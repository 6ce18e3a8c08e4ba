"""Where a live set is shown: in a window, or as lines of text where there is none."""

import os
import sys
from typing import Protocol, Self

import cv2

from formcheck.cli.terminal import write_out
from formcheck.exercises.result import Feedback, Rep
from formcheck.pose.frame import Frame, PoseFrame
from formcheck.report.overlay import Overlay
from formcheck.report.quantity import clock
from formcheck.report.repetition import in_brief
from formcheck.report.wording import fault_label
from formcheck.texts.names import not_counted_name

TITLE = "formcheck: camera on, the picture stays on this device (q ends)"

_ENDING_KEYS = (ord("q"), ord("Q"), 27)


class SetDisplay(Protocol):
    """Shows a set while it goes on; a context manager."""

    def show(self, frame: Frame, pose: PoseFrame, feedback: Feedback) -> bool:
        """Show one moment; return whether to go on."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...


def new_stage(size_px: tuple[int, int]) -> SetDisplay:
    """Return a window where there is a display, else lines of text."""
    headless = sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return Lines() if headless else DisplayWindow(size_px)


class Lines:
    """Prints a line for each repetition, each movement not counted, each cue and message."""

    def __init__(self) -> None:
        self._message: str | None = None

    def show(self, frame: Frame, pose: PoseFrame, feedback: Feedback) -> bool:
        """Print what is new; always goes on (Ctrl-C ends)."""
        del frame, pose
        time = clock(feedback.time_s)
        if feedback.finished_rep:
            write_out(f"{time}  {_rep_line(feedback.finished_rep)}")
        if feedback.not_counted:
            write_out(f"{time}  Not counted: {not_counted_name(feedback.not_counted.reason)}")
        if feedback.cue:
            write_out(f"{time}  {feedback.cue}")
        if feedback.message and feedback.message != self._message:
            write_out(f"{time}  {feedback.message}")
        self._message = feedback.message
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        """Nothing is held."""


class DisplayWindow:
    """Shows the picture with everything drawn into it.

    Parameters
    ----------
    size_px
        Width and height of the camera's picture.
    """

    def __init__(self, size_px: tuple[int, int]) -> None:
        self._overlay = Overlay(size_px)

    def show(self, frame: Frame, pose: PoseFrame, feedback: Feedback) -> bool:
        """Draw one moment; return false once q or Esc was pressed or the window was closed."""
        drawn = self._overlay.draw(frame.image, pose, feedback)
        cv2.imshow(TITLE, cv2.cvtColor(drawn, cv2.COLOR_RGB2BGR))
        key = cv2.waitKey(1)
        return key not in _ENDING_KEYS and cv2.getWindowProperty(TITLE, cv2.WND_PROP_VISIBLE) >= 1

    def __enter__(self) -> Self:
        cv2.namedWindow(TITLE, cv2.WINDOW_NORMAL | cv2.WINDOW_KEEPRATIO | cv2.WINDOW_GUI_NORMAL)
        cv2.resizeWindow(TITLE, *self._overlay.layout.size_px)
        return self

    def __exit__(self, *exc: object) -> None:
        cv2.destroyAllWindows()


def _rep_line(rep: Rep) -> str:
    found = "".join(f"; {fault_label(fault)}" for fault in rep.faults)
    return f"{in_brief(rep)}{found}"
