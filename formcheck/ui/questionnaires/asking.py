"""The questionnaires that are due: each one asked, put off for today, or answered and gone."""

from datetime import date, datetime

import streamlit as st

from formcheck.care.questionnaires import Questionnaire
from formcheck.errors import FormcheckError
from formcheck.programme.asking import GivenAnswers, activities, add, definition, due
from formcheck.texts import say
from formcheck.texts.measures import measure_said
from formcheck.ui.naming import named
from formcheck.ui.questionnaires.items import fields, is_complete
from formcheck.ui.state import Viewing, settings

_NOT_NOW = "formcheck-questionnaires-not-now"
_SAID = "formcheck-questionnaires-said"


def show_due(context: Viewing) -> None:
    """Ask the questionnaires that are due; nothing where none is, and in others' records."""
    if not context.is_own or context.is_sample:
        return
    today = datetime.now().astimezone().date()
    _said()
    folder = settings().questionnaire_folder
    waiting = due(context.store, context.person_id, today=today, folder=folder)
    wanted = [each for each in waiting if (today, each.id) not in _put_off()]
    if not wanted:
        return
    st.markdown(f"#### {say('asking.title')}")
    st.caption(say("asking.hint"))
    totals = []
    for each in wanted:
        if not definition(each.id, folder).asks_items:
            totals.append(each)
            continue
        with st.expander(measure_said(each.id)):
            _ask(context, each.id, today)
    if totals and st.toggle(say("asking.totals"), key="asking-totals"):
        for each in totals:
            with st.expander(measure_said(each.id)):
                _ask(context, each.id, today)


def _ask(context: Viewing, questionnaire_id: str, today: date) -> None:
    try:
        asked = definition(questionnaire_id, settings().questionnaire_folder)
    except FormcheckError as error:
        st.warning(str(error))
        return
    st.markdown(asked.about)
    own = activities(context.store, context.person_id)
    with st.form(f"asking-{asked.id}", border=False):
        given = fields(asked, own)
        with st.container(horizontal=True):
            sent = st.form_submit_button(
                named(say("asking.keep"), asked.title), key=f"keep-{asked.id}", type="primary"
            )
            later = st.form_submit_button(
                named(say("asking.not_now"), asked.title), key=f"later-{asked.id}"
            )
    if later:
        _put_off().add((today, asked.id))
        st.rerun()
    if sent:
        _keep(context, asked, given)


def _keep(context: Viewing, asked: Questionnaire, given: GivenAnswers) -> None:
    if not is_complete(asked, given):
        st.warning(say("asking.missing"))
        return
    try:
        kept = add(context.store, asked, given)
    except FormcheckError as error:
        st.warning(str(error))
        return
    st.session_state[_SAID] = [say("asking.thanks"), *filter(None, [kept.said])]
    st.rerun()


def _said() -> None:
    """Say what was said to the last answers, until the person has read it."""
    said: list[str] = st.session_state.get(_SAID, [])
    if not said:
        return
    with st.container(border=True):
        for each in said:
            st.markdown(each)
        if st.button(say("asking.all_right"), key="asking-all-right"):
            st.session_state[_SAID] = []
            st.rerun()


def _put_off() -> set[tuple[date, str]]:
    """Return what was put off, on which day: it comes again on the next."""
    put_off: set[tuple[date, str]] = st.session_state.setdefault(_NOT_NOW, set())
    return put_off
