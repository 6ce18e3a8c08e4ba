"""The one screen that stands where no exercise may be offered."""

import streamlit as st

from formcheck.programme.permission import Permission
from formcheck.programme.welcome import forget_year
from formcheck.texts import say
from formcheck.ui.programme import is_for_oneself, permission_of
from formcheck.ui.state import Viewing, open_page, ui_state, viewing


def stopped(context: Viewing) -> bool:
    """Show the screen if an answer shut the door; return whether it did.

    A therapist who looks at somebody's records exercises nobody.
    """
    if not is_for_oneself(context):
        return False
    stands = permission_of(context)
    if not stands.is_decided:
        return False
    stop_screen(stands)
    return True


def stop_screen(stands: Permission) -> None:
    """Say what to do instead of exercising, and nothing else."""
    urgent = stands.screening.level == 1
    with st.container(border=True, key="stop-now" if urgent else "try-stop"):
        if stands.screening.is_under_age:
            _under_age(stands)
            return
        st.header(say("stop.title_now" if urgent else "stop.title"))
        st.markdown(f"**{stands.screening.message}**")
        may_learn = stands.offer == "calm" and "learn" in ui_state().pages
        if may_learn and st.button(say("stop.to_learn"), type="primary"):
            open_page("learn")
        st.markdown(say("stop.how_cleared_now" if urgent else "stop.how_cleared"))
        if st.button(say("stop.to_settings")):
            open_page("settings")


def _under_age(stands: Permission) -> None:
    """Say for whom this is, and let a year that was mistyped be set right."""
    st.header(say("stop.title_under_age"))
    st.markdown(f"**{stands.screening.message}**")
    if st.button(say("stop.wrong_year")):
        context = viewing()
        forget_year(context.store)
        open_page("welcome")


def questions_first(stands: Permission) -> bool:
    """Lead to the health questions where they come first; return whether they do."""
    if stands.ask_again is None or stands.said is None:
        return False
    with st.container(border=True, key="try-questions"):
        harder = stands.ask_again == "jump"
        st.subheader(say("stop.questions_title_harder" if harder else "stop.questions_title"))
        st.markdown(stands.said)
        st.caption(say("stop.questions_hint"))
        if st.button(say("stop.questions_go"), type="primary", key="to-questions"):
            open_page("welcome")
        if harder and st.button(say("stop.breathe_first"), type="tertiary"):
            open_page("learn")
    return True
