"""The player as a part of a page."""

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

NAME = "formcheck_player"
REST_NAME = "formcheck_rest"


def show_player(data: dict[str, Any], *, run: str) -> tuple[object, object, object]:
    """Show the player; return what it says of the set's end, the camera check and the voice.

    Parameters
    ----------
    data
        ``PlayerData`` of live/web/types.d.ts.
    run
        What tells this set from others.
    """
    said = _renderer(NAME, "player")(
        data=data,
        key=f"player-{run}",
        on_ended_change=_nothing,
        on_checked_change=_nothing,
        on_chosen_change=_nothing,
    )
    return said.ended, said.checked, said.chosen


def show_rest(data: dict[str, Any], *, key: str) -> bool:
    """Show how long to rest; return whether the rest is over, or was cut short.

    Parameters
    ----------
    data
        Seconds, texts and voice.
    key
        What tells this rest from others.
    """
    said = _renderer(REST_NAME, "rest")(data=data, key=f"rest-{key}", on_over_change=_nothing)
    return bool(said.over)


def _nothing() -> None:
    """Let the page run again; it reads what was said."""


@cache
def _renderer(name: str, part: str) -> ComponentRenderer:
    here = files(__package__)
    html, style, script = (
        here.joinpath(f"{part}.{kind}").read_text("utf-8") for kind in ("html", "css", "js")
    )
    return st.components.v2.component(name, html=html, css=style, js=script)
