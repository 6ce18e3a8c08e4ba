"""The colours of formcheck, from the set of Okabe and Ito that colour-blind people can tell apart.

Red is never used for a body. Wherever a colour says something, a shape or a word says it too.
"""

BLUE = "#0072B2"
"""Good, and the brand."""

SKY = "#56B4E9"
"""Blue on dark ground."""

ORANGE = "#E69F00"
"""Look here."""

GREY = "#8A8F98"
"""Not checked."""

INK = "#12161C"
WHITE = "#FFFFFF"


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, of a colour written as ``#RRGGBB``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(channels: tuple[int, int, int]) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return how well two colours stand out from each other: 1 (equal) to 21 (black on white).

    Notes
    -----
    The contrast ratio of the Web Content Accessibility Guidelines 2.2.
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
