"""The replay as a part of a page."""

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from formcheck.report.drawing import curve_style
from formcheck.texts import texts

NAME = "formcheck_replay"


def show_replay(data: dict[str, Any], *, key: str) -> None:
    """Show the course of a set, and its skeleton moving along it.

    Parameters
    ----------
    data
        What `replay_data` returns.
    key
        What tells this set from others on the page.
    """
    _renderer()(data={**data, "texts": texts("replay"), "id": key}, key=f"replay-{key}")


@cache
def _renderer() -> ComponentRenderer:
    here = files(__package__)
    html, style, script = (
        here.joinpath(name).read_text("utf-8")
        for name in ("replay.html", "replay.css", "replay.js")
    )
    return st.components.v2.component(NAME, html=html, css=style + curve_style(), js=script)
