"""Lays out picture, skeleton, count, phase and cue: for the annotated video and the live window."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from formcheck.exercises.result import CountBasis, Feedback
from formcheck.pose.frame import ImageArray, PoseFrame
from formcheck.report.lettering import (
    Badge,
    Lettering,
    Panel,
    panel,
    paste,
    size_for_cap_height,
    wrapped,
)
from formcheck.report.palette import INK, rgb
from formcheck.report.repetition import in_brief
from formcheck.report.skeleton import SkeletonPainter
from formcheck.texts import say
from formcheck.texts.names import capital, not_counted_name, phase_name

CUE_SHOWN_S = 3.0
"""How long a cue stays in the picture: time to read ten words from three metres [default]."""

LONGEST_SIDE_PX = 960
SHORTEST_SIDE_PX = 360
"""Larger pictures are made smaller and smaller ones larger, so that the words can be read."""

CAPTION_FRAC = 0.2
"""The words stand below the picture, where they cover nobody, on this part of the height."""

COUNT_HEIGHT_FRAC = 0.2
CUE_HEIGHT_FRAC = 1 / 16
LABEL_HEIGHT_FRAC = 1 / 32
"""Heights of digits, capitals of the cue and small labels in parts of the whole height."""

COUNT_WIDTH_FRAC = 0.34
NARROW = 1.5
"""In a narrow picture the count takes at most this part of the width, and small labels are as
large as in one that is this many times as high as wide."""

SMALLEST_LETTERS_PX = 8

_SHRINK = 0.9

_SECONDS = say("report.picture_seconds")
_COUNTED: dict[CountBasis, str] = {
    "measured": say("report.picture_reps"),
    "approximate": say("report.picture_about"),
    "clock": say("report.picture_by_clock"),
}
"""What stands below the count; read once, as it is drawn into every picture."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes of the drawn picture: even numbers, as video encoders need them.

    Attributes
    ----------
    picture_px
        Width and height of the camera's picture.
    caption_px
        Height of the strip for words below it.
    """

    picture_px: tuple[int, int]
    caption_px: int

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the whole."""
        return self.picture_px[0], self.picture_px[1] + self.caption_px


def layout_for(size_px: tuple[int, int]) -> Layout:
    """Return the layout for a camera picture of this width and height."""
    width, height = size_px[0], size_px[1] / (1 - CAPTION_FRAC)
    scale = max(1.0, SHORTEST_SIDE_PX / min(width, height))
    scale = min(scale, LONGEST_SIDE_PX / max(width, height))
    whole = _even(scale * height)
    picture = _even(scale * size_px[1])
    return Layout((_even(scale * width), picture), max(2, whole - picture))


class Overlay:
    """Draws picture after picture; remembers the last cue so that there is time to read it.

    Below the picture stands what keeps the coach from judging, else the cue, else the last
    movement: the repetition, or that it was not counted.
    """

    def __init__(self, size_px: tuple[int, int]) -> None:
        self.layout = layout_for(size_px)
        self._painter = SkeletonPainter()
        self._said = Lettering("", 1)
        self._said_s = -CUE_SHOWN_S
        self._last_movement = ""

    def draw(self, image: ImageArray, pose: PoseFrame, feedback: Feedback) -> ImageArray:
        """Return a new picture with everything drawn.

        Parameters
        ----------
        image
            (height, width, 3), RGB, as the camera took it.
        pose
            The person, in the camera picture's pixels; landmarks that are missing are not drawn.
        feedback
            What the coach said after this pose.

        Returns
        -------
        ImageArray
            (height, width, 3) of `layout`, RGB.
        """
        width, height = self.layout.size_px
        whole = np.empty((height, width, 3), dtype=np.uint8)
        picture = whole[: self.layout.picture_px[1]]
        shrinking = picture.shape[0] < image.shape[0]
        method = cv2.INTER_AREA if shrinking else cv2.INTER_LINEAR
        cv2.resize(image, self.layout.picture_px, dst=picture, interpolation=method)
        self._painter.draw(picture, pose, feedback)
        _draw_count(picture, feedback, (width, height))
        _draw_phase(picture, feedback, (width, height))
        whole[self.layout.picture_px[1] :] = rgb(INK)
        self._draw_words(whole[self.layout.picture_px[1] :], feedback)
        return whole

    def _draw_words(self, caption: ImageArray, feedback: Feedback) -> None:
        largest_px = size_for_cap_height(CUE_HEIGHT_FRAC * self.layout.size_px[1])
        if feedback.cue:
            badge: Badge = "praise" if feedback.praise else "attention"
            self._said = Lettering(feedback.cue, largest_px, badge)
            self._said_s = feedback.time_s
        self._last_movement = _ended(feedback) or self._last_movement
        if feedback.message:
            _draw_sentence(caption, Lettering(capital(feedback.message), largest_px, "not_checked"))
        elif feedback.time_s - self._said_s < CUE_SHOWN_S:
            _draw_sentence(caption, self._said)
        elif self._last_movement:
            words = Lettering(self._last_movement, _label_px(self.layout.size_px))
            _draw_sentence(caption, words)


def _ended(feedback: Feedback) -> str:
    """Return what to say of the movement that ended just now; empty where none did."""
    if feedback.finished_rep is not None:
        return in_brief(feedback.finished_rep)
    missed = feedback.not_counted
    if missed is None:
        return ""
    return say("report.picture_not_counted", reason=not_counted_name(missed.reason))


def _draw_count(picture: ImageArray, feedback: Feedback, whole_px: tuple[int, int]) -> None:
    text = f"{feedback.hold_s:.0f}" if feedback.hold_s is not None else str(feedback.rep_count)
    height, width = picture.shape[:2]
    size_px = size_for_cap_height(COUNT_HEIGHT_FRAC * whole_px[1])
    number = panel(Lettering(text, size_px))
    room = COUNT_WIDTH_FRAC * width / number.size_px[0]
    if room < 1:
        number = panel(Lettering(text, max(1, int(size_px * room))))
    margin = round(0.025 * min(height, width))
    paste(picture, number, width - margin - number.size_px[0], margin)
    label = panel(Lettering(_counted(feedback), _label_px(whole_px)))
    below = margin + number.size_px[1] + margin // 2
    paste(picture, label, width - margin - label.size_px[0], below)


def _counted(feedback: Feedback) -> str:
    if feedback.hold_s is not None:
        return _SECONDS
    return _COUNTED[feedback.count_basis]


def _draw_phase(picture: ImageArray, feedback: Feedback, whole_px: tuple[int, int]) -> None:
    height, width = picture.shape[:2]
    size_px = _label_px(whole_px)
    text = wrapped(phase_name(feedback.phase), size_px, (0.9 - COUNT_WIDTH_FRAC) * width)
    margin = round(0.025 * min(height, width))
    paste(picture, panel(Lettering(text, size_px)), margin, margin)


def _label_px(whole_px: tuple[int, int]) -> int:
    width, height = whole_px
    return size_for_cap_height(LABEL_HEIGHT_FRAC * min(height, NARROW * width))


def _draw_sentence(caption: ImageArray, words: Lettering) -> None:
    drawn = _fitted(words, caption.shape[1], caption.shape[0])
    left, top = (caption.shape[1] - drawn.size_px[0]) / 2, (caption.shape[0] - drawn.size_px[1]) / 2
    paste(caption, drawn, left, top)


@lru_cache(maxsize=256)
def _fitted(words: Lettering, width_px: int, height_px: int) -> Panel:
    """Return the text as large as fits the strip, and at most as large as asked for."""
    size_px = words.size_px
    while True:
        lines = wrapped(words.text, size_px, width_px - 1.6 * size_px)
        drawn = panel(Lettering(lines, size_px, words.badge))
        fits = drawn.size_px[0] <= width_px and drawn.size_px[1] <= height_px
        if fits or size_px <= SMALLEST_LETTERS_PX:
            return drawn
        size_px = int(size_px * _SHRINK)


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2))
