"""Left and right."""

from typing import Literal

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")


def other(side: Side) -> Side:
    """Return the opposite side."""
    return "right" if side == "left" else "left"


def other_side(name: str) -> str:
    """Return a name with left and right exchanged; the same name where it has no side."""
    for side in SIDES:
        if name.startswith(f"{side}_"):
            return other(side) + name.removeprefix(side)
    return name
