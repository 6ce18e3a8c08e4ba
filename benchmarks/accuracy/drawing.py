"""Error against the camera's yaw as small drawings side by side, in SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

COLUMNS = 5
WIDTH, HEIGHT = 190.0, 130.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 10.0, 26.0, 22.0
TICKS_DEG = (0, 30, 60, 90)
STEPS = (1, 2, 5)

STYLE = (
    "text{font:10px sans-serif;fill:#333}.name{font-weight:bold}.grid{stroke:#ddd}"
    ".band{fill:#cfe0f2}.own{fill:#e6efe2}.mae{fill:none;stroke:#1f5fa8;stroke-width:2}"
    "circle{fill:#1f5fa8}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """One metric's errors.

    Attributes
    ----------
    name, unit
        Of the metric.
    own_deg
        The yaws, from and to, from which it may be judged.
    points
        Yaw, mean absolute error and 95 % band, in order of yaw.
    """

    name: str
    unit: str
    own_deg: tuple[float, float]
    points: tuple[tuple[float, float, float], ...]


def drawn(panels: Sequence[Panel]) -> str:
    """Return an SVG picture of all panels."""
    rows = -(-len(panels) // COLUMNS)
    width, height = COLUMNS * WIDTH, rows * HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">',
        f'<style>{STYLE}</style><rect width="100%" height="100%" fill="#fff"/>',
    ]
    for index, panel in enumerate(panels):
        x, y = index % COLUMNS * WIDTH, index // COLUMNS * HEIGHT
        parts.append(f'<g transform="translate({x:g} {y:g})">{_panel(panel)}</g>')
    return "\n".join((*parts, "</svg>")) + "\n"


def _panel(panel: Panel) -> str:
    top = _round_up(max(band for _, _, band in panel.points))
    low, high = (_x(yaw_deg) for yaw_deg in panel.own_deg)
    there = [(_x(yaw_deg), _y(band, top)) for yaw_deg, _, band in panel.points]
    floor = [(there[-1][0], _y(0, top)), (there[0][0], _y(0, top))]
    maes = [(_x(yaw_deg), _y(mae, top)) for yaw_deg, mae, _ in panel.points]
    return "".join(
        (
            f'<text class="name" x="{LEFT:g}" y="16">{escape(panel.name)} [{escape(panel.unit)}]'
            "</text>",
            f'<rect class="own" x="{low:.1f}" y="{TOP:g}" width="{high - low:.1f}" '
            f'height="{HEIGHT - TOP - BOTTOM:g}"/>',
            f'<polygon class="band" fill-opacity="0.8" points="{_points([*there, *floor])}"/>',
            *(_level(value, top) for value in (0.0, top / 2, top)),
            *(
                f'<text x="{_x(deg):.1f}" y="{HEIGHT - 8:g}" text-anchor="middle">{deg}</text>'
                for deg in TICKS_DEG
            ),
            f'<polyline class="mae" points="{_points(maes)}"/>',
            *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>' for x, y in maes),
        )
    )


def _level(value: float, top: float) -> str:
    y = _y(value, top)
    return (
        f'<line class="grid" x1="{LEFT:g}" x2="{WIDTH - RIGHT:g}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text x="{LEFT - 4:g}" y="{y + 3:.1f}" text-anchor="end">{value:g}</text>'
    )


def _x(yaw_deg: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * yaw_deg / 90.0


def _y(value: float, top: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * min(value / top, 1.0)


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _round_up(value: float) -> float:
    """Return the next larger 1, 2 or 5 times a power of ten."""
    power = 1e-3
    while True:
        for step in STEPS:
            if step * power >= value:
                return step * power
        power *= 10
