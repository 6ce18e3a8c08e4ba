"""What was written about a set, always shown letter by letter."""

import streamlit as st

from formcheck.history.records import Comment, StoredSet
from formcheck.texts import say
from formcheck.ui.figures.dates import day_said
from formcheck.ui.state import Viewing
from formcheck.ui.wording import plain

LONGEST = 2000


def remarks(context: Viewing, stored_set: StoredSet) -> None:
    """Show the comments on a set, and let one be written."""
    st.markdown(f"#### {say('session.comments')}")
    written = context.store.comments.of_person(context.person_id)
    about = [each for each in written if each.set_id == stored_set.id]
    for each in about:
        _remark(each)
    if not about:
        st.caption(say("session.comments_none"))
    _write(context, stored_set)


def _remark(comment: Comment) -> None:
    with st.container(border=True):
        name = plain(comment.author_name or say("session.comment_somebody"))
        day = day_said(comment.written_utc.astimezone().date())
        st.markdown(f"**{say('session.comment_author', name=name, day=day)}**")
        st.text(comment.text)


def _write(context: Viewing, stored_set: StoredSet) -> None:
    with st.form(f"comment-{stored_set.id}", clear_on_submit=True, border=False):
        text = st.text_area(
            say("session.comment_write"),
            placeholder=say("session.comment_hint"),
            max_chars=LONGEST,
            height=90,
        )
        sent = st.form_submit_button(say("session.comment_send"))
    if sent and text.strip():
        context.store.comments.write(
            context.person_id, text.strip(), session_id=stored_set.session_id, set_id=stored_set.id
        )
        st.rerun()
