"""The health questions, one at a time, and the list of what else is so."""

from typing import Literal

import streamlit as st

from formcheck.care.screening import condition_ticks, screen_questions
from formcheck.care.screening.questions import ScreenQuestion
from formcheck.history.records.programme import StoredScreening
from formcheck.programme.health import answer_question, round_of, say_conditions
from formcheck.programme.welcome import take_step
from formcheck.texts import say
from formcheck.ui.programme import this_day
from formcheck.ui.state import Viewing
from formcheck.ui.wording import plain

LOOKED_BACK = "welcome_question"
"""Which question is looked at again."""


def questions(context: Viewing) -> bool:
    """Ask the next question; each answer is kept as it is given."""
    asked = round_of(context.store, today=this_day())
    question = _question(asked)
    number = question.number
    if reason := _why(asked):
        st.info(reason)
    st.caption(say("welcome.question_number", number=number, of=len(screen_questions())))
    st.markdown(f"### {plain(question.text)}")
    if question.hint:
        st.markdown(plain(question.hint))
    given = asked.answers.get(number)
    with st.container(horizontal=True):
        no = st.button(say("welcome.no"), key=f"no-{number}", type=_as(given is False))
        yes = st.button(say("welcome.yes"), key=f"yes-{number}", type=_as(given is True))
        if number > 1 and st.button(say("welcome.question_before"), key=f"before-{number}"):
            st.session_state[LOOKED_BACK] = number - 1
            st.rerun()
    st.caption(say("welcome.question_hint"))
    if not no and not yes:
        return False
    st.session_state.pop(LOOKED_BACK, None)
    answer_question(context.store, number, answer=yes, today=this_day())
    return True


def conditions(context: Viewing) -> bool:
    """Let what is so be ticked: exercises are chosen by it."""
    held = {
        each.code
        for each in context.store.conditions.of_person(context.person_id)
        if each.ended_utc is None and each.said_by == "self"
    }
    st.markdown(say("welcome.conditions_hint"))
    with st.form("conditions", border=False):
        ticked = [
            tick.code
            for tick in condition_ticks()
            if st.checkbox(plain(tick.text), value=tick.code in held, key=f"tick-{tick.id}")
        ]
        sent = st.form_submit_button(say("welcome.next"), type="primary")
    if sent:
        say_conditions(context.store, context.person_id, ticked)
        take_step(context.store, "conditions")
    return sent


def _question(asked: StoredScreening) -> ScreenQuestion:
    """Return the question that is looked at again, or the first without an answer."""
    again = st.session_state.get(LOOKED_BACK)
    every = screen_questions()
    wanted = [each for each in every if each.number == again]
    unanswered = [each for each in every if each.number not in asked.answers]
    return (*wanted, *unanswered, every[-1])[0]


def _why(asked: StoredScreening) -> str | None:
    """Return why the questions come again, before the first of them is answered."""
    if asked.reason == "never" or asked.answers:
        return None
    return say(f"care_screening.again_{asked.reason}")


def _as(given: bool) -> Literal["primary", "secondary"]:
    return "primary" if given else "secondary"
