"""Entering that a clinician looked: who, and when."""

import streamlit as st

from formcheck.care.screening import condition_words, screen_questions
from formcheck.care.screening.clearance import EMERGENCY_WAIT
from formcheck.errors import FormcheckError
from formcheck.history.schema import now_utc
from formcheck.programme.health import Look, clear, what_can_be_cleared
from formcheck.programme.screened import screened
from formcheck.texts import say
from formcheck.ui.figures.dates import day_said
from formcheck.ui.programme import this_day
from formcheck.ui.state import Viewing
from formcheck.ui.wording import plain

NAME_MAX = 120


def where_one_stands(context: Viewing) -> None:
    """Show what the answers allow now, and when they were given."""
    stands = screened(context.store, context.person_id, today=this_day())
    st.markdown(f"#### {say('health.title')}")
    st.markdown(stands.screening.message)
    if stands.answered_on is not None:
        st.caption(say("health.answered", day=day_said(stands.answered_on)))
    words = condition_words()
    for code in stands.screening.codes:
        if code == "RF":
            continue
        st.markdown(f"- {plain('; '.join(words.get(code, (code,))))}")
    for each in context.store.clearances.of_person(context.person_id):
        day = day_said(each.examined_utc.astimezone().date())
        st.caption(say(f"health.cleared_{each.stated_by}", name=plain(each.examined_by), day=day))


def clearance_form(context: Viewing) -> None:
    """Let it be entered who looked at a yes, or at a condition; nothing where nothing is open."""
    door = what_can_be_cleared(context.store, context.person_id)
    if not door.questions and not door.codes:
        return
    emergencies = {each.number for each in screen_questions() if each.level == 1}
    waits = door.answered_utc and now_utc() - door.answered_utc < EMERGENCY_WAIT
    if waits and emergencies & set(door.questions):
        st.info(say("care_screening.clear_too_soon"))
        return
    texts = {each.number: each.text for each in screen_questions()}
    with st.form("clearance", border=True):
        st.markdown(f"#### {say('health.clear_title')}")
        st.caption(say("health.clear_own" if context.is_own else "health.clear_therapist"))
        for number in door.questions:
            st.markdown(f"- {plain(texts[number])}")
        codes = [
            code
            for code in door.codes
            if st.checkbox(
                say("health.clear_code", what=plain("; ".join(condition_words()[code]))),
                key=f"clear-{code}",
            )
        ]
        name = st.text_input(say("health.clear_name"), max_chars=NAME_MAX, key="clear-name")
        today = this_day()
        day = st.date_input(say("health.clear_day"), today, max_value=today, key="clear-day")
        sure = st.checkbox(say("health.clear_sure"), key="clear-sure")
        sent = st.form_submit_button(say("health.clear_send"), type="primary")
    if not sent:
        return
    if not sure:
        st.warning(say("health.clear_sure_missing"))
        return
    look = Look(name, day, frozenset(door.questions), frozenset(codes))
    try:
        clear(context.store, context.person_id, look)
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return
    st.rerun()
