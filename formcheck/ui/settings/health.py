"""Health: what the answers allow, who looked since, and the way back to the questions."""

import streamlit as st

from formcheck.programme.health import round_of
from formcheck.texts import say
from formcheck.ui.health.clearance import clearance_form, where_one_stands
from formcheck.ui.programme import this_day
from formcheck.ui.state import Viewing, open_page
from formcheck.ui.welcome.page import STEP


def show(context: Viewing) -> None:
    """Show where the person stands, and let them enter who looked."""
    with st.container(border=True):
        where_one_stands(context)
        with st.container(horizontal=True):
            if st.button(say("health.again"), key="ask-again"):
                round_of(context.store, today=this_day())
                st.session_state[STEP] = "questions"
                open_page("welcome")
            if st.button(say("health.conditions"), key="change-conditions"):
                st.session_state[STEP] = "conditions"
                open_page("welcome")
    clearance_form(context)
