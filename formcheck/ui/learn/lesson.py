"""The page of the day: one idea to read, one small thing to try."""

import streamlit as st

from formcheck.care.learn import LessonCard, card
from formcheck.programme.learning import cards_read_today, next_lesson, read_card
from formcheck.programme.record import Record
from formcheck.texts import say
from formcheck.ui.naming import named
from formcheck.ui.state import Viewing

_PASSED = "formcheck-lesson-passed"


def show_lesson(context: Viewing, record: Record) -> None:
    """Show the page of the day; once it was read it stays until another one is asked for."""
    passed: list[str] = st.session_state.setdefault(_PASSED, [])
    read_today = cards_read_today(record)
    stays = bool(read_today) and not passed
    page = card(read_today[-1]) if stays else next_lesson(record, passed=passed)
    with st.container(border=True):
        st.caption(say("learn.of_the_day"))
        st.markdown(f"#### {page.title}")
        show_card(page)
        with st.container(horizontal=True):
            read_button(context, page, is_read=page.id in read_today, key="day")
            st.button(
                say("learn.another"), key="lesson-another", on_click=passed.append, args=(page.id,)
            )


def show_card(page: LessonCard) -> None:
    """Show what a page says, and its one thing to try."""
    for paragraph in page.text:
        st.markdown(paragraph)
    st.markdown(f"**{say('learn.try_this')}** {page.try_this}")


def read_button(context: Viewing, page: LessonCard, *, is_read: bool, key: str) -> None:
    """Let a person say that they read a page, or say that they did today.

    Parameters
    ----------
    key
        Tells the buttons of one page of the app from another.
    """
    if is_read:
        st.badge(say("learn.read_today"), icon=":material/check:", color="blue")
    elif context.is_own and not context.is_sample:
        st.button(
            named(say("learn.read"), page.title),
            key=f"lesson-read-{key}-{page.id}",
            on_click=_keep_read,
            args=(context, page.id),
        )


def _keep_read(context: Viewing, card_id: str) -> None:
    read_card(context.store, card_id)
    st.session_state[_PASSED] = []
