"""Sets that stopped before their end: offered to be completed or discarded."""

from uuid import UUID

import streamlit as st

from formcheck.errors import FormcheckError
from formcheck.history.records import StoredSet
from formcheck.report.quantity import counted
from formcheck.session.judging import complete
from formcheck.texts import say
from formcheck.ui.catalogue import exercise, exercise_name
from formcheck.ui.figures.dates import day_said
from formcheck.ui.naming import named
from formcheck.ui.state import Viewing


def offer_unfinished(context: Viewing, *, session_id: UUID | None = None) -> None:
    """Offer the viewer's own interrupted sets; nothing where there are none.

    Parameters
    ----------
    session_id
        Those of one sitting; None for all.
    """
    if not context.is_own:
        return
    for each in context.store.sets.interrupted():
        if session_id not in (None, each.session_id):
            continue
        with st.container(border=True, key=f"try-unfinished-{each.id}"):
            kept = counted(each.verdict.rep_count, "repetition")
            said = say(
                "session.unfinished",
                name=exercise_name(each.exercise_id),
                day=day_said(each.day),
                count=kept,
            )
            st.markdown(said)
            with st.container(horizontal=True):
                aim = f"{exercise_name(each.exercise_id)}, {day_said(each.day)}"
                complete = named(say("session.complete"), aim)
                if st.button(complete, key=f"complete-{each.id}", type="primary"):
                    _complete(context, each)
                if st.button(named(say("session.discard"), aim), key=f"discard-{each.id}"):
                    _ask_discard(context, each)


def _complete(context: Viewing, stored_set: StoredSet) -> None:
    spec = exercise(stored_set.exercise_id)
    if spec is None:
        st.warning(say("session.cannot_complete"))
        return
    try:
        complete(context.store, stored_set.id, spec)
    except FormcheckError as error:
        st.warning(str(error))
        return
    st.toast(say("session.completed"))
    st.query_params.from_dict({"sitting": str(stored_set.session_id), "set": str(stored_set.id)})
    st.rerun()


@st.dialog(say("session.discard_title"))
def _ask_discard(context: Viewing, stored_set: StoredSet) -> None:
    st.markdown(say("session.discard_hint"))
    with st.container(horizontal=True):
        if st.button(say("session.discard_no"), type="primary"):
            st.rerun()
        if st.button(say("session.discard_yes"), on_click=_discard, args=(context, stored_set)):
            st.rerun()


def _discard(context: Viewing, stored_set: StoredSet) -> None:
    context.store.sets.discard(stored_set.id)
