"""What stood in the way, asked once where little was done lately; the plan answers it (E.5)."""

from collections.abc import Iterator
from datetime import date

import streamlit as st

from formcheck.care.day.adherence import ANSWERS, SHORTENED_TO, Barrier, barrier_question
from formcheck.programme.plans import shorten
from formcheck.programme.record import Record
from formcheck.programme.weeks import barrier_due
from formcheck.texts import say
from formcheck.ui.state import Viewing, open_page

TOOL = "barrier"
BARRIERS: tuple[Barrier, ...] = ("time", "pain", "boredom", "tech", "worry")


def ask(context: Viewing, record: Record) -> None:
    """Ask what stood in the way if that is due, and offer what helps."""
    if not barrier_due(record, asked_on=asked_on(context)):
        return
    with st.container(border=True, key="try-barrier"):
        st.markdown(f"**{barrier_question()}**")
        chosen: Barrier | None = st.pills(
            say("barrier.label"),
            BARRIERS,
            format_func=lambda each: say(f"barrier.{each}"),
            key="barrier",
            label_visibility="collapsed",
        )
        if chosen is None:
            return
        st.markdown(say(f"barrier.answer_{ANSWERS[chosen]}"))
        if st.button(say(f"barrier.do_{ANSWERS[chosen]}"), type="primary", key="barrier-do"):
            _take(context, chosen)
        if st.button(say("barrier.not_now"), key="barrier-not-now"):
            _keep(context, chosen, "not_now")
            st.rerun()


def asked_on(context: Viewing) -> Iterator[date]:
    """Yield the days on which it was answered."""
    for each in context.store.questionnaires.of_person(context.person_id):
        if each.tool == TOOL:
            yield each.answered_utc.astimezone().date()


def _take(context: Viewing, chosen: Barrier) -> None:
    answer = ANSWERS[chosen]
    _keep(context, chosen, answer)
    if answer in ("shorten", "easier"):
        shorten(context.store, context.person_id, to=SHORTENED_TO)
        st.rerun()
    open_page({"change": "exercises", "explain": "learn"}.get(answer, "plan"))


def _keep(context: Viewing, barrier: Barrier, answer: str) -> None:
    context.store.questionnaires.add(TOOL, {"barrier": barrier, "answer": answer})
