"""A reminder by the browser, for who wants one and leaves the page open."""

from datetime import datetime
from functools import cache
from importlib.resources import files

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from formcheck.texts import say


def offer_notification(at: datetime) -> None:
    """Offer that the browser reminds at a moment; it asks for leave itself, and only when pressed.

    Parameters
    ----------
    at
        Local time, with its zone.
    """
    texts = {
        "ask": say("today.notify"),
        "title": say("today.reminder_title"),
        "kept": say("today.notify_kept"),
        "refused": say("today.notify_refused"),
    }
    _renderer()(data={"at": at.isoformat(), "texts": texts}, key="notify")


@cache
def _renderer() -> ComponentRenderer:
    here = files(__package__)
    html, style, script = (
        here.joinpath(f"notify.{kind}").read_text("utf-8") for kind in ("html", "css", "js")
    )
    return st.components.v2.component("formcheck_notify", html=html, css=style, js=script)
