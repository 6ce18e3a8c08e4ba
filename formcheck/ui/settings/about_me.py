"""About me: the name by which one is called."""

import streamlit as st

from formcheck.texts import say
from formcheck.ui.state import Viewing

NAME_MAX = 120
FIELD_PX = 420


def show(context: Viewing) -> None:
    """Show who one is, and let them change it."""
    with st.form("about_me", border=True):
        given = st.text_input(
            say("settings.name"), context.me.name, max_chars=NAME_MAX, width=FIELD_PX
        )
        st.caption(say(f"settings.role_{context.me.role}"))
        sent = st.form_submit_button(say("settings.save"), type="primary")
    if not sent:
        return
    name = given.strip()
    if not name:
        st.warning(say("settings.name_missing"))
        return
    context.store.accounts.rename(name)
    st.success(say("settings.saved"), icon=":material/check:")
