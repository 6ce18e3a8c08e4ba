"""How the browser calls the window."""

import streamlit as st

from formcheck.texts import say


def name_window(what: str) -> None:
    """Call the window by what is shown in it: tabs and their history are told apart by that."""
    st.set_page_config(page_title=f"{what} · {say('shell.app_name')}")
