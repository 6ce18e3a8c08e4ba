"""Sessions: one sitting, its sets, and each repetition."""

from uuid import UUID

import streamlit as st

from formcheck.errors import AccessRefusedError
from formcheck.history.records import StoredSession, StoredSet
from formcheck.texts import say
from formcheck.ui.catalogue import exercise_name
from formcheck.ui.figures.dates import day_said, time_said
from formcheck.ui.figures.session_lines import pain_said
from formcheck.ui.session.one_set import one_set
from formcheck.ui.session.timeline import timeline
from formcheck.ui.session.unfinished import offer_unfinished
from formcheck.ui.state import Viewing, needs_person
from formcheck.ui.window import name_window
from formcheck.ui.wording import plain


def page() -> None:
    """Show the sittings of a person, or the one whose address this is."""
    wanted = st.query_params.get("sitting")
    if wanted is None:
        st.title(say("shell.session"))
    context = needs_person()
    if context is None:
        return
    if wanted is None:
        offer_unfinished(context)
        timeline(context)
        return
    st.button(say("session.back"), icon=":material/arrow_back:", on_click=st.query_params.clear)
    session = _session(context, wanted)
    if session is None:
        st.info(say("session.gone"))
        return
    _session_page(context, session)


def _session(context: Viewing, wanted: str) -> StoredSession | None:
    """Return a sitting of the person shown; None for any other, and for what is no address."""
    try:
        session = context.store.sessions.get(UUID(wanted))
    except (ValueError, AccessRefusedError):
        return None
    return session if session.person_id == context.person_id else None


def _session_page(context: Viewing, session: StoredSession) -> None:
    when = {"day": day_said(session.day), "time": time_said(session.started_utc)}
    name_window(say("session.heading", **when))
    st.title(say("session.heading", **when))
    asides = [pain_said(session.id, context.store.pain.of_person(context.person_id))]
    if session.place:
        asides.append(say("session.place", place=plain(session.place)))
    st.caption("  \n".join(filter(None, asides)))
    offer_unfinished(context, session_id=session.id)
    sets = context.store.sets.of_session(session.id)
    if sets:
        one_set(context, _chosen(sets))


def _chosen(sets: tuple[StoredSet, ...]) -> StoredSet:
    """Return the set that is looked at, which stands in the address of the page."""
    by_id = {str(each.id): each for each in sets}
    wanted = st.query_params.get("set")
    names = {
        set_id: say("session.set_option", number=number, name=exercise_name(each.exercise_id))
        for number, (set_id, each) in enumerate(by_id.items(), start=1)
    }
    chosen = st.pills(
        say("session.which"),
        list(by_id),
        default=wanted if wanted in by_id else next(iter(by_id)),
        format_func=names.__getitem__,
        required=True,
        label_visibility="collapsed",
        key=f"sets-{sets[0].session_id}",
    )
    st.query_params["set"] = chosen
    return by_id[chosen]
