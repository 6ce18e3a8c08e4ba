"""How to place the camera, drawn as seen from above."""

from formcheck.exercises.terms import SpecView
from formcheck.report.palette import BLUE, GREY, SKY

WIDTH, HEIGHT = 360, 132
_PERSON_X, _MIDDLE_Y = 268, 66
_TURNED_DEG = {"front": 0, "side": 90}


def camera_drawing(view: SpecView, *, on_dark: bool) -> str:
    """Return an SVG of camera and person from above; decoration beside words that say the same.

    Parameters
    ----------
    view
        From where the camera is to look.
    on_dark
        Whether the page is dark.
    """
    body, words = (SKY, "#EEF1F4") if on_dark else (BLUE, "#12161C")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="14">'
        f"{_sight()}{_camera(words)}{_person(view, body)}"
        f'<text x="160" y="{_MIDDLE_Y - 14}" text-anchor="middle" fill="{words}">2 to 4 m</text>'
        "</svg>"
    )


def _sight() -> str:
    """Draw what the camera sees, and the way to the person."""
    wide = f"60,{_MIDDLE_Y} {WIDTH},4 {WIDTH},{HEIGHT - 4}"
    return (
        f'<polygon points="{wide}" fill="{GREY}" fill-opacity="0.16"/>'
        f'<line x1="70" y1="{_MIDDLE_Y}" x2="{_PERSON_X - 62}" y2="{_MIDDLE_Y}" '
        f'stroke="{GREY}" stroke-width="2.5" stroke-dasharray="2 8" stroke-linecap="round"/>'
    )


def _camera(ink: str) -> str:
    return (
        f'<rect x="14" y="{_MIDDLE_Y - 15}" width="34" height="30" rx="6" fill="{ink}"/>'
        f'<path d="M48 {_MIDDLE_Y - 7} L62 {_MIDDLE_Y - 13} V{_MIDDLE_Y + 13} '
        f'L48 {_MIDDLE_Y + 7} Z" fill="{ink}"/>'
        f'<text x="38" y="{_MIDDLE_Y + 38}" text-anchor="middle" fill="{ink}">camera</text>'
    )


def _person(view: SpecView, colour: str) -> str:
    """Draw shoulders, head and nose, facing the camera or turned side-on to it."""
    return (
        f'<g transform="rotate({_TURNED_DEG[view]} {_PERSON_X} {_MIDDLE_Y})">'
        f'<ellipse cx="{_PERSON_X}" cy="{_MIDDLE_Y}" rx="17" ry="44" fill="{colour}" '
        'fill-opacity="0.45"/>'
        f'<circle cx="{_PERSON_X}" cy="{_MIDDLE_Y}" r="17" fill="{colour}"/>'
        f'<path d="M{_PERSON_X - 15} {_MIDDLE_Y - 8} L{_PERSON_X - 28} {_MIDDLE_Y} '
        f'L{_PERSON_X - 15} {_MIDDLE_Y + 8} Z" fill="{colour}"/>'
        "</g>"
    )
