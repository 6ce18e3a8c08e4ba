"""What is done without a camera: its cautions first, then its steps, then that it was done."""

import streamlit as st

from formcheck.care.learn import BesideGuide
from formcheck.programme.beside import did_beside
from formcheck.programme.record import Record
from formcheck.report.quantity import counted
from formcheck.texts import say
from formcheck.ui.naming import named
from formcheck.ui.state import Viewing

MOST_MINUTES = 240


def show_guide(context: Viewing, record: Record, how: BesideGuide) -> None:
    """Show how something is done; a person may say for how long they did it."""
    minutes = sum(
        float(each.amount.get("minutes", 0.0))
        for each in record.unseen
        if each.item == how.id and each.day == record.today
    )
    with st.expander(how.title, icon=":material/check:" if minutes else None):
        st.markdown(how.about)
        st.markdown(f"**{say('learn.before')}**")
        cautions = how.cautions_of(record.person.screening.codes)
        st.markdown("\n".join(f"- {each}" for each in cautions))
        st.markdown(f"**{say('learn.steps')}**")
        st.markdown("\n".join(f"{n}. {each}" for n, each in enumerate(how.steps, start=1)))
        if minutes:
            said = say("learn.done_today", minutes=counted(round(minutes), "minute"))
            st.badge(said, icon=":material/check:", color="blue")
        if context.is_own and not context.is_sample:
            _done(context, how)


def _done(context: Viewing, how: BesideGuide) -> None:
    with st.form(f"guide-{how.id}", border=False):
        minutes = st.number_input(
            say("learn.minutes"),
            min_value=1,
            max_value=MOST_MINUTES,
            value=round(how.minutes),
            key=f"minutes-{how.id}",
        )
        sent = st.form_submit_button(named(say("learn.done"), how.title), key=f"done-{how.id}")
    if sent:
        did_beside(context.store, how.id, minutes)
        st.rerun()
