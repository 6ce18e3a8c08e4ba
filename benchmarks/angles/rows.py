"""The rows of the page's tables."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

from benchmarks.angles.around import JOINTS, YAWS_DEG
from benchmarks.angles.stored import Found, Real
from benchmarks.page import Row


def joints(found: Found) -> Row:
    """Return the joints' names, the head of most tables."""
    return tuple(found["names"])


def before_after(found: Found, groups: Sequence[Found]) -> tuple[Row, ...]:
    """Return a row of each group: its name, how many poses, before and after of each joint."""
    return tuple(
        (group["name"], f"{group['poses']:,}", *(_change(group[name]) for name in joints(found)))
        for group in groups
    )


def _change(errors_deg: Sequence[float | None]) -> str:
    picture, model, network = errors_deg
    return f"{_deg(picture)} / {_deg(model)} → **{_deg(network)}**"


def views(found: Found) -> tuple[Row, ...]:
    """Return three rows of each joint, by yaw: in the picture, in metres and as told."""
    rows = []
    for each in found["views"]:
        for way, name in (
            ("picture", "in the picture"), ("model", "in metres"), ("network", "told"),
        ):  # fmt: skip
            inside = f"{each['inside']:.0%}" if way == "network" else ""
            rows.append((each["joint"], name, *map(_deg, each[way]), inside))
    return tuple(rows)


def directions(found: Found) -> tuple[Row, ...]:
    """Return a row of each group: yaw and the pelvis's directions, before and after."""
    return tuple(
        (
            group["name"],
            f"{group['poses']:,}",
            f"{_of_two(group['yaw_measured'])} → **{_of_two(group['yaw_told'])}**",
            f"{_of_two(group['left_measured'])} → **{_of_two(group['left_told'])}**",
            f"**{_of_two(group['up_told'])}**",
        )
        for group in found["directions"]
    )


def _of_two(mean_and_most: Sequence[float]) -> str:
    return " / ".join(f"{each:.1f}" for each in mean_and_most)


def surest(found: Found) -> tuple[Row, ...]:
    """Return a row of each share of the poses that the network is surest of."""
    return tuple(
        (
            f"surest {share['share']:.0%}",
            *(f"{_deg(share[name][0])} (± {_deg(share[name][1])})" for name in joints(found)),
        )
        for share in found["surest"]
    )


def by_name(errors: Sequence[Sequence[Any]]) -> tuple[Row, ...]:
    """Return rows of a name and the error of each joint."""
    return tuple((_first(first), *map(_deg, errors_deg)) for first, *errors_deg in errors)


def _first(first: object) -> str:
    return f"{first:,}" if isinstance(first, int) else str(first)


def _deg(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def courses(real: Real) -> tuple[Row, ...]:
    """Return a row of each metric in the catalogue's movements."""
    return tuple(
        (
            f"`{each.metric}`",
            "no" if each.held_out else "yes",
            f"{each.poses:,}",
            *(_of_two(errors_deg) for errors_deg in (each.measured, each.told)),
            f"{each.inside_frac:.0%}",
        )
        for each in real.courses
    )


def around(real: Real) -> tuple[Row, ...]:
    """Return a row of each joint, upright and on the floor, by yaw."""
    rows = []
    for joint, on_floor in sorted({(e.joint, e.on_floor) for e in real.around}, key=_order):
        here = {e.yaw_deg: e for e in real.around if (e.joint, e.on_floor) == (joint, on_floor)}
        ways = [
            [getattr(here[yaw_deg], way) if yaw_deg in here else None for yaw_deg in YAWS_DEG]
            for way in ("measured_deg", "told_deg", "used_deg")
        ]
        cells = [_change(errors) for errors in zip(*(_with_mean(way) for way in ways), strict=True)]
        rows.append((joint, "on the floor" if on_floor else "upright", *cells))
    return tuple(rows)


def _with_mean(errors_deg: list[float | None]) -> list[float | None]:
    known = [each for each in errors_deg if each is not None]
    return [*errors_deg, fmean(known) if known else None]


def _order(part: tuple[str, bool]) -> tuple[bool, int]:
    return part[1], list(JOINTS).index(part[0])
