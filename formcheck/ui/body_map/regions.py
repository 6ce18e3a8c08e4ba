"""Where it can hurt, and what it feels like (clinical specification D.4)."""

from collections.abc import Iterable

REGIONS = (
    "neck", "upper_back", "low_back_left", "low_back_centre", "low_back_right",
    "buttock_left", "buttock_right", "thigh_back_left", "thigh_back_right",
    "thigh_front_left", "thigh_front_right", "lower_leg_left", "lower_leg_right",
    "foot_left", "foot_right",
)  # fmt: skip
QUALITIES = ("ache", "sharp", "tingling", "numb", "less_power")


def place_said(regions: Iterable[str]) -> str | None:
    """Return regions as the diary keeps them; None for none."""
    chosen = [each for each in REGIONS if each in set(regions)]
    return ",".join(chosen) or None


def regions_of(place: str | None) -> tuple[str, ...]:
    """Return the regions that a diary entry names; words of the person's own are left out."""
    return tuple(each for each in (place or "").split(",") if each in REGIONS)
