"""How large a picture may be."""

from pathlib import Path

from formcheck.errors import SourceError

MAX_PIXELS = 4096 * 4096
"""4K video (4096 x 2160) stays well below, 8K (7680 x 4320) is twice as much; a person needs
far fewer pixels than either."""

MAX_ASPECT = 8.0
"""No camera films so long a strip, and a person is looked for in squares along it."""


def check_size(source: Path, size_px: tuple[int, int], *, remedy: str) -> None:
    """Refuse a picture that has no area or is too large or too long to handle.

    Parameters
    ----------
    source
        The file, for the message.
    size_px
        Width and height.
    remedy
        How to make it smaller.

    Raises
    ------
    SourceError
        The size is not usable.
    """
    width_px, height_px = size_px
    size = f"{width_px} x {height_px}"
    if min(size_px) <= 0:
        raise SourceError(
            source,
            f"the picture has no area, or is far too large to be looked at ({size}); "
            "copy or record it again",
        )
    if max(size_px) > MAX_ASPECT * min(size_px):
        raise SourceError(
            source,
            f"the picture is a strip ({size}, at most {MAX_ASPECT:.0f} times as long as narrow); "
            "name a recording of a person",
        )
    if width_px * height_px > MAX_PIXELS:
        raise SourceError(
            source,
            f"the picture is too large ({size}, at most as much as 4096 x 4096); "
            f"make it smaller first: {remedy}",
        )
