"""About formcheck: which version it is, what it is made of, and under which terms."""

from importlib.metadata import PackageNotFoundError, distribution

import streamlit as st

import formcheck
from formcheck.texts import say
from formcheck.ui.figures.packages import packages

TERMS = ("LICENSE", "NOTICE")


def show() -> None:
    """Show version and licences."""
    with st.container(border=True):
        st.markdown(f"#### {say('settings.about_title')}")
        st.markdown(say("settings.version", version=formcheck.__version__))
        st.caption(say("settings.licence"))
        for name in TERMS:
            text = _terms(name)
            if text:
                with st.expander(say(f"settings.{name.lower()}")):
                    st.code(text, language=None, wrap_lines=True, height=320)
        with st.expander(say("settings.packages")):
            columns = [say(f"settings.column_{name}") for name in ("name", "version", "licence")]
            st.table(
                [
                    dict(zip(columns, (each.name, each.version, each.licence), strict=True))
                    for each in packages()
                ]
            )


def _terms(name: str) -> str | None:
    """Return a file of terms that came with formcheck; None where it is not installed."""
    try:
        return distribution("formcheck").read_text(f"licenses/{name}")
    except PackageNotFoundError:
        return None
