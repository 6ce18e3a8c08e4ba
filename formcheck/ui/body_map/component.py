"""The body map as a part of a page."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from formcheck.texts import texts
from formcheck.ui.body_map.regions import REGIONS


def body_map(chosen: Iterable[str], *, key: str) -> tuple[str, ...]:
    """Show the body; return the regions that are ticked, in the order of `REGIONS`.

    Parameters
    ----------
    chosen
        What is ticked at first.
    key
        What tells this map from others.
    """
    first = [each for each in REGIONS if each in set(chosen)]
    said = _renderer()(
        data={"chosen": first, "texts": texts("body_map")},
        default={"regions": first},
        key=key,
        on_regions_change=_nothing,
    )
    ticked = said.regions if isinstance(said.regions, list) else first
    return tuple(each for each in REGIONS if each in ticked)


def _nothing() -> None:
    """Let the page run again; it reads what was ticked."""


@cache
def _renderer() -> ComponentRenderer:
    here = files(__package__)
    html, style, script = (
        here.joinpath(f"body_map.{kind}").read_text("utf-8") for kind in ("html", "css", "js")
    )
    return st.components.v2.component("formcheck_body_map", html=html, css=style, js=script)
