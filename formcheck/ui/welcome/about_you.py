"""Who somebody is: what this is, when they were born, and what figures of an age go by."""

import streamlit as st

from formcheck.programme.person import said_of_self
from formcheck.programme.welcome import take_step
from formcheck.texts import say
from formcheck.ui.programme import this_day
from formcheck.ui.state import Viewing

OLDEST = 110
SEXES = ("female", "male")


def about(context: Viewing) -> bool:
    """Say what this is and what it is not."""
    st.markdown(say("welcome.about_is"))
    st.markdown(say("welcome.about_not"))
    st.markdown(say("welcome.about_private"))
    if st.button(say("welcome.begin"), type="primary"):
        take_step(context.store, "about")
        return True
    return False


def born(context: Viewing) -> bool:
    """Ask for the year of birth."""
    said = said_of_self(context.store, context.person_id)
    this_year = this_day().year
    with st.form("born", border=False):
        year = st.number_input(
            say("welcome.born_year"),
            min_value=this_year - OLDEST,
            max_value=this_year,
            value=said.year_of_birth,
            step=1,
            format="%d",
            placeholder=say("welcome.born_example"),
            width=260,
        )
        st.caption(say("welcome.born_hint"))
        sent = st.form_submit_button(say("welcome.next"), type="primary")
    if sent and year is None:
        st.warning(say("welcome.born_missing"))
    if sent and year is not None:
        take_step(context.store, "born", {"year_of_birth": int(year)})
        return True
    return False


def body(context: Viewing) -> bool:
    """Ask for what the usual figures of tests go by; each may be left out."""
    said = said_of_self(context.store, context.person_id)
    with st.form("body", border=False):
        sex = st.segmented_control(
            say("welcome.sex"),
            SEXES,
            default=said.sex,
            format_func=lambda each: say(f"welcome.sex_{each}"),
        )
        stature = st.number_input(
            say("welcome.stature"),
            min_value=100,
            max_value=230,
            value=int(said.stature_cm) if said.stature_cm else None,
            step=1,
            placeholder="170",
            width=260,
        )
        st.caption(say("welcome.body_hint"))
        sent = st.form_submit_button(say("welcome.next"), type="primary")
    if sent:
        stature_cm = float(stature) if stature is not None else None
        take_step(context.store, "body", {"sex": sex, "stature_cm": stature_cm})
    return sent
