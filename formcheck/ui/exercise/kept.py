"""After a set that stopped without a verdict: what of it is kept, and its completion."""

from uuid import UUID

import streamlit as st

from formcheck.errors import FormcheckError
from formcheck.history.records import StoredSet
from formcheck.report.quantity import counted
from formcheck.texts import say
from formcheck.ui.session.unfinished import offer_unfinished
from formcheck.ui.state import Viewing
from formcheck.ui.wording import plain

LOOK_EVERY_S = 2.0


def show_kept(context: Viewing, set_id: UUID) -> None:
    """Say at once that a set is safe; offer to complete it as soon as it waits for nobody."""
    stored_set = _set(context, set_id)
    if stored_set is None:
        return
    if not _is_running(context, set_id):
        offer_unfinished(context, session_id=stored_set.session_id)
        return
    with st.container(border=True, key="well-kept"):
        st.markdown(f"#### {say('exercise.safe')}")
        st.markdown(say("exercise.kept", count=counted(stored_set.verdict.rep_count, "repetition")))
        st.caption(say("exercise.kept_soon"))
        _wait(context, set_id)


@st.fragment(run_every=LOOK_EVERY_S)
def _wait(context: Viewing, set_id: UUID) -> None:
    """Show the page anew once the set is no longer open."""
    if not _is_running(context, set_id):
        st.rerun()


def _is_running(context: Viewing, set_id: UUID) -> bool:
    """Return whether somebody may still go on with a set: it cannot be completed here yet."""
    waiting = {each.id for each in context.store.sets.interrupted()}
    return set_id not in waiting and context.store.sets.get(set_id).status == "open"


def _set(context: Viewing, set_id: UUID) -> StoredSet | None:
    try:
        return context.store.sets.get(set_id)
    except FormcheckError as error:
        st.warning(plain(str(error)))
        return None
