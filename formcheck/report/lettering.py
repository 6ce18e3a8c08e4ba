"""Text on dark panels, drawn once and pasted many times."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from formcheck.pose.frame import ImageArray
from formcheck.report.palette import GREY, INK, ORANGE, SKY, WHITE, rgb

Badge = Literal["none", "praise", "attention", "not_checked"]
"""A shape in front of the text that says the same as its colour: disc, triangle, hatched square."""

PANEL_OPACITY = 0.78
"""White text on the panel keeps a contrast of 7:1 even over a white picture (tested)."""

CAP_HEIGHT_FRAC = 0.7
"""Height of a capital or digit in parts of the font size, in the font used."""

_NO_BREAK = "\u00a0"
"""The font lacks a glyph for this space."""

_BADGE_COLOURS = {"praise": SKY, "attention": ORANGE, "not_checked": GREY}


@dataclass(frozen=True, slots=True)
class Lettering:
    """What is to be written.

    Attributes
    ----------
    text
        One line, or several separated by newlines.
    size_px
        Font size; a capital is about 0.7 of it high.
    badge
        The shape in front.
    """

    text: str
    size_px: int
    badge: Badge = "none"


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawn text, ready to paste.

    Attributes
    ----------
    ink
        (height, width, 3), RGB already weighted by its opacity.
    through
        (height, width, 3), how much of the picture shines through: 0 to 255.
    """

    ink: ImageArray
    through: ImageArray

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height."""
        return self.ink.shape[1], self.ink.shape[0]


@lru_cache(maxsize=1024)
def panel(lettering: Lettering) -> Panel:
    """Draw a text on a dark panel with round corners; the same text is drawn only once."""
    font, stroke = _font(lettering.size_px), _stroke(lettering.size_px)
    text = lettering.text.replace(_NO_BREAK, " ")
    width, height, top = _text_box(text, font, stroke)
    pad = round(min(0.28 * lettering.size_px, 5 + 0.1 * lettering.size_px))
    indent = round(0.95 * lettering.size_px) if lettering.badge != "none" else 0
    size = (width + 2 * pad + indent, height + 2 * pad)
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    ink = (*rgb(INK), round(255 * PANEL_OPACITY))
    draw.rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), radius=pad, fill=ink)
    place = (pad + indent, pad - top)
    draw.multiline_text(place, text, font=font, fill=WHITE, stroke_width=stroke)
    if lettering.badge != "none":
        _draw_badge(draw, lettering.badge, (pad, pad, round(0.68 * lettering.size_px)))
    return _panel_of(picture)


def wrapped(text: str, size_px: int, width_px: float) -> str:
    """Break a text into lines that fit a width; a single long word stays whole."""
    font, stroke = _font(size_px), _stroke(size_px)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) + 2 * stroke <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def size_for_cap_height(cap_height_px: float) -> int:
    """Return the font size whose capitals and digits have this height."""
    return round(cap_height_px / CAP_HEIGHT_FRAC)


def paste(image: ImageArray, drawn: Panel, left_px: float, top_px: float) -> None:
    """Put a panel onto a picture, moved so that it lies inside as far as it fits."""
    height, width = image.shape[:2]
    wide, high = min(drawn.size_px[0], width), min(drawn.size_px[1], height)
    left = round(min(max(left_px, 0), width - wide))
    top = round(min(max(top_px, 0), height - high))
    area = image[top : top + high, left : left + wide]
    shone = cv2.multiply(area, drawn.through[:high, :wide], scale=1 / 255)
    cv2.add(shone, drawn.ink[:high, :wide], dst=area)


@lru_cache(maxsize=64)
def _font(size_px: int) -> FreeTypeFont:
    font = ImageFont.load_default(size=size_px)
    if not isinstance(font, FreeTypeFont):
        raise TypeError("Pillow was built without FreeType, so its default font cannot be scaled")
    return font


def _stroke(size_px: int) -> int:
    """Return how much to thicken the strokes: thin lines cannot be read from three metres."""
    return max(1, round(size_px / 48))


def _text_box(text: str, font: FreeTypeFont, stroke: int) -> tuple[int, int, int]:
    draw = ImageDraw.Draw(Image.new("L", (1, 1)))
    _, top, right, bottom = draw.multiline_textbbox((0, 0), text, font=font, stroke_width=stroke)
    capital = ImageDraw.Draw(Image.new("L", (1, 1))).textbbox((0, 0), "H", font=font)[1]
    top = min(top, capital)
    return round(right), round(bottom - top), round(top)


def _draw_badge(draw: ImageDraw.ImageDraw, badge: Badge, box: tuple[int, int, int]) -> None:
    left, top, size = box
    colour = _BADGE_COLOURS[badge]
    right, bottom = left + size, top + size
    if badge == "praise":
        draw.ellipse((left, top, right, bottom), fill=colour)
    elif badge == "attention":
        draw.polygon(((left, bottom), (right, bottom), ((left + right) / 2, top)), fill=colour)
    else:
        _hatch(draw, (left, top, right, bottom), colour)


def _hatch(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], colour: str) -> None:
    left, top = box[:2]
    size = box[2] - left
    width = max(2, size // 9)
    draw.rectangle(box, outline=colour, width=width)
    for offset in range(size // 3, 2 * size, size // 3):
        start = (left + min(offset, size), top + max(0, offset - size))
        end = (left + max(0, offset - size), top + min(offset, size))
        draw.line((start, end), fill=colour, width=width)


def _panel_of(picture: Image.Image) -> Panel:
    pixels = np.asarray(picture, dtype=np.uint16)
    opacity = pixels[..., 3:]
    ink = (pixels[..., :3] * opacity // 255).astype(np.uint8)
    through = np.repeat(255 - opacity, 3, axis=2).astype(np.uint8)
    return Panel(ink, through)
